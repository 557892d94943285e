internal import TallyCore

/// How goods of one kind are packed and stowed: a rule that fills a room.
struct Packing: Sendable {
  /// Fills the room of an order.
  let stow: @Sendable (LoadOrder, inout SeededGenerator) -> Stowage

  /// A packing by its rule.
  init(_ stow: @escaping @Sendable (LoadOrder, inout SeededGenerator) -> Stowage) { self.stow = stow }

  /// One of several, each as likely as the others.
  static func either(_ packings: Packing...) -> Packing {
    Packing { order, random in random.pick(packings).stow(order, &random) }
  }
}

extension SeededGenerator {
  /// Uniform in a range.
  mutating func draw(_ range: ClosedRange<Double>) -> Double { uniform(range.lowerBound, range.upperBound) }
}

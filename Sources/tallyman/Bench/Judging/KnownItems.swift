internal import TallyCore
internal import TallyDetector
internal import TallyDomain

/// What the ideal observer is told of each container: the item where there is one; for a container without, the item of another
/// one of the same set, drawn by the container's name and laid at the same place of its box. So the question is the same for
/// both kinds: is it there?
struct KnownItems: Sendable {
  /// An item in shares of its box's width and height.
  private struct Pattern: Sendable { let item: KnownItem, box: PixelRegion }
  private let patterns: [Pattern]

  /// Items of a data set.
  init(_ truths: [ScanTruth]) {
    patterns = truths.flatMap { truth in
      truth.containers.flatMap { container in
        Self.items(of: container, in: truth).map { Pattern(item: $0, box: Self.box(of: container)) }
      }
    }
  }

  /// What is asked about a container.
  func items(for container: ScanTruth.Container, in truth: ScanTruth) -> [KnownItem] {
    let own = Self.items(of: container, in: truth)
    guard own.isEmpty, !patterns.isEmpty else { return own }
    // Goods that are not those declared hide no item: there is no question to ask.
    guard container.misdeclared != true else { return [] }
    var random = SeededGenerator(seed: 1, stream: "asked about \(truth.scan)/\(container.number ?? "")")
    let pattern = random.pick(patterns)
    return [Self.moved(pattern.item, from: pattern.box, to: Self.box(of: container))]
  }

  private static func items(of container: ScanTruth.Container, in truth: ScanTruth) -> [KnownItem] {
    TruthJoin.items(of: container, in: truth).filter { !TruthJoin.casings.contains($0.kind) }.map {
      KnownItem(box: $0.box, outline: $0.polygon ?? [], isHeavier: ($0.addedArealDensityGCm2 ?? 1) >= 0)
    }
  }

  private static func box(of container: ScanTruth.Container) -> PixelRegion {
    PixelRegion(
      x0: container.columns[0], y0: container.rows[0], x1: container.columns[1], y1: container.rows[1])
  }

  /// Kept in size, moved so that its middle lies at the same share of the box, inside it.
  private static func moved(_ item: KnownItem, from old: PixelRegion, to new: PixelRegion) -> KnownItem {
    func shift(_ low: Int, _ high: Int, _ a: (Int, Int), _ b: (Int, Int)) -> Int {
      let share = (Double(low + high) / 2 - Double(a.0)) / Double(max(a.1 - a.0, 1))
      let middle = Double(b.0) + share * Double(b.1 - b.0)
      let start = Int((middle - Double(high - low) / 2).rounded())
      return max(b.0, min(start, b.1 - (high - low))) - low
    }
    let dx = shift(item.box.x0, item.box.x1, (old.x0, old.x1), (new.x0, new.x1))
    let dy = shift(item.box.y0, item.box.y1, (old.y0, old.y1), (new.y0, new.y1))
    return KnownItem(
      box: PixelRegion(
        x0: item.box.x0 + dx, y0: item.box.y0 + dy, x1: item.box.x1 + dx, y1: item.box.y1 + dy),
      outline: item.outline.filter { $0.count == 2 }.map { [$0[0] + Double(dx), $0[1] + Double(dy)] },
      isHeavier: item.isHeavier)
  }
}

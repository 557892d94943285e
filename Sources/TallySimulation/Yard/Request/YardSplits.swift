internal import TallyCore

/// The splits of a data set by shares: each scan falls into one by its number and the seed, whatever the count.
public struct YardSplits: Sendable, Equatable {
  /// Names and shares, the shares add up to 1.
  public let shares: [(name: String, share: Double)]

  /// Everything is for testing.
  public static let allTest = YardSplits(shares: [("test", 1)])

  private init(shares: [(name: String, share: Double)]) { self.shares = shares }

  /// Reads `train=0.8,calibration=0.1,test=0.1`; weights are scaled to add up to 1.
  public init(parsing text: String) throws(SimulationError) {
    var shares = [(name: String, share: Double)]()
    for part in text.split(separator: ",") {
      let sides = part.split(separator: "=")
      guard sides.count == 2, let weight = Double(sides[1]), weight >= 0, weight <= 1e6,
        Self.names.contains(String(sides[0])), !shares.contains(where: { $0.name == sides[0] })
      else {
        throw .badRequest(field: "splits \(text)", problem: "`\(part)` is no share of train, calibration or test.")
      }
      shares.append((String(sides[0]), weight))
    }
    let sum = shares.reduce(0) { $0 + $1.share }
    guard sum > 0 else { throw .badRequest(field: "splits \(text)", problem: "The shares add up to nothing.") }
    self.shares = shares.map { ($0.name, $0.share / sum) }
  }

  /// The names that splits may have.
  static let names = ["train", "calibration", "test"]

  /// The split of one scan.
  func name(of index: Int, seed: UInt64) -> String {
    var random = SeededGenerator(seed: seed, stream: "split \(index)")
    var left = random.uniform()
    for (name, share) in shares {
      if left < share { return name }
      left -= share
    }
    return shares.last?.name ?? "test"
  }

  /// Two are equal where names and shares are.
  public static func == (a: YardSplits, b: YardSplits) -> Bool {
    a.shares.elementsEqual(b.shares) { $0.name == $1.name && $0.share == $1.share }
  }
}

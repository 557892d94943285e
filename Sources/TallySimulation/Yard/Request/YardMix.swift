internal import Foundation

/// What kinds of scans a data set holds, as shares that add up to 1.
public struct YardMix: Sendable, Equatable {
  /// Honest and loaded; something hidden; declared wrongly; empty and declared so.
  public var clean: Double, concealed: Double, misdeclared: Double, empty: Double
  /// Of the wrongly declared, one way alone: goods of another family than declared; declared empty, yet a part is filled.
  /// An empty box, declared so, with a single item standing or lying in it.
  public var swapped: Double, undeclared: Double, stowed: Double

  /// Half clean, 30 % concealed, 15 % mis-declared, 5 % empty.
  public static let standard = YardMix(clean: 0.5, concealed: 0.3, misdeclared: 0.15, empty: 0.05)

  /// A mix from weights; they are scaled to add up to 1. Traps where one is negative or all are 0.
  public init(
    clean: Double = 0, concealed: Double = 0, misdeclared: Double = 0, empty: Double = 0, swapped: Double = 0,
    undeclared: Double = 0, stowed: Double = 0
  ) {
    let weights = [clean, concealed, misdeclared, empty, swapped, undeclared, stowed]
    let sum = weights.reduce(0, +)
    precondition(weights.allSatisfy { $0 >= 0 } && sum > 0 && sum.isFinite, "a mix needs weights")
    (self.clean, self.concealed) = (clean / sum, concealed / sum)
    (self.misdeclared, self.empty) = (misdeclared / sum, empty / sum)
    (self.swapped, self.undeclared, self.stowed) = (swapped / sum, undeclared / sum, stowed / sum)
  }

  /// Reads `clean=0.5,concealed=0.3,misdeclared=0.2`; what is not named has no share.
  public init(parsing text: String) throws(SimulationError) {
    var weights = [String: Double]()
    for part in text.split(separator: ",") {
      let sides = part.split(separator: "=").map { $0.trimmingCharacters(in: .whitespaces) }
      guard sides.count == 2, let weight = Double(sides[1]), weight >= 0, weight <= 1e6 else {
        throw .badMix(text: text, part: String(part))
      }
      guard Self.names.contains(sides[0]), weights.updateValue(weight, forKey: sides[0]) == nil else {
        throw .badMix(text: text, part: String(part))
      }
    }
    guard weights.values.reduce(0, +) > 0 else { throw .badMix(text: text, part: text) }
    self.init(
      clean: weights["clean"] ?? 0, concealed: weights["concealed"] ?? 0, misdeclared: weights["misdeclared"] ?? 0,
      empty: weights["empty"] ?? 0, swapped: weights["swapped"] ?? 0, undeclared: weights["undeclared"] ?? 0,
      stowed: weights["stowed"] ?? 0)
  }

  /// The words that `init(parsing:)` knows.
  static let names = ["clean", "concealed", "misdeclared", "empty", "swapped", "undeclared", "stowed"]

  /// The shares in the order of `names`.
  var shares: [Double] { [clean, concealed, misdeclared, empty, swapped, undeclared, stowed] }

  /// As `init(parsing:)` reads it.
  public var text: String {
    zip(Self.names, shares).filter { $0.1 > 0 }
      .map {
        "\($0.0)=\((($0.1 * 10_000).rounded() / 10_000).formatted(.number.grouping(.never).locale(Locale(identifier: "en_US_POSIX"))))"
      }
      .joined(separator: ",")
  }
}

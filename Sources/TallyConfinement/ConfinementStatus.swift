/// What became of all confined reads so far.
public struct ConfinementStatus: Sendable, Equatable, Codable {
  /// Whether the last helper was confined by a filter; nil before the first.
  public var isConfined: Bool?
  /// Why it was not.
  public var reason: String?
  /// Scans decoded, and refused by the decoder.
  public var decoded = 0, refused = 0
  /// Helpers that crashed, did what they may not, hung, ran out of memory, or answered what cannot be.
  public var crashed = 0, forbidden = 0, hung = 0, outOfMemory = 0, untrue = 0
  /// Times that no helper could be started or confined, and scans that were given to a second helper.
  public var notStarted = 0, retried = 0

  mutating func count(_ error: ConfinementError) {
    switch error {
    case .refused: refused += 1
    case .crashed: crashed += 1
    case .forbidden: forbidden += 1
    case .hung: hung += 1
    case .outOfMemory: outOfMemory += 1
    case .untrue: untrue += 1
    case .notStarted, .unavailable: notStarted += 1
    }
  }
}

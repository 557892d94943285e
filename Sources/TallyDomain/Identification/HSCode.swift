/// A code of the Harmonized System, kept as text because leading zeros carry meaning: 2 to 10 digits.
public struct HSCode: Sendable, Hashable {
  /// Digits only, dots and spaces removed.
  public let digits: String

  /// Reads a code as carriers write it (`0803.90`, `08 03 90`); nil where what is left is not 2 to 10 digits.
  public init?(_ written: String) {
    let isPlain = written.utf8.allSatisfy { (48...57).contains($0) }
    let stripped = isPlain ? written : written.filter { $0 != "." && !$0.isWhitespace }
    guard (2...10).contains(stripped.utf8.count), stripped.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    digits = stripped
  }

  /// The first two digits.
  public var chapter: String { String(digits.prefix(2)) }
  /// The first four digits, or fewer where fewer were given.
  public var heading: String { String(digits.prefix(4)) }
  /// The first six digits, or fewer where fewer were given.
  public var subheading: String { String(digits.prefix(6)) }
}

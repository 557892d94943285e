/// An ISO 6346 container number as it was written, and what can be said of it. Never corrected silently: a wrong check
/// digit is kept, because it is itself an indicator.
public struct ContainerNumber: Sendable, Hashable {
  /// The number as it arrived.
  public let written: String
  /// Upper case, without spaces, hyphens, dots and slashes: what numbers are compared by.
  public let normalised: String

  /// Any text; ask `isWellFormed` and `hasValidCheckDigit` what it is worth.
  public init(_ written: String) {
    self.written = written
    let isPlain = written.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
    normalised = isPlain ? written : String(written.uppercased().filter { !" -./_\t".contains($0) })
  }

  /// Three letters of the owner, a category letter (U, J, Z, or R for reefers of some owners), six digits and a check digit.
  public var isWellFormed: Bool {
    let characters = Array(normalised.utf8)
    guard characters.count == 11 else { return false }
    return characters[0..<4].allSatisfy { (65...90).contains($0) }
      && characters[4...].allSatisfy { (48...57).contains($0) }
  }

  /// The check digit that the first ten characters ask for, or nil where they are not letters and digits as they should be.
  /// ISO 6346:2022 annex A: letters count 10 to 38 without the multiples of 11, weights are powers of two, the sum is
  /// taken modulo 11 and 10 is written 0.
  public var expectedCheckDigit: Int? {
    Self.checkDigit(of: normalised.utf8.prefix(10))
  }

  /// The check digit of ten characters.
  static func checkDigit(of characters: some Collection<UInt8>) -> Int? {
    guard characters.count == 10 else { return nil }
    var sum = 0
    for (position, character) in characters.enumerated() {
      let value: Int
      switch character {
      case 48...57 where position >= 4: value = Int(character) - 48
      case 65...90 where position < 4:
        // A = 10, B = 12 … K = 21, L = 23 … U = 32, V = 34 … Z = 38: 11, 22 and 33 are left out.
        let plain = Int(character) - 65 + 10
        value = plain + (plain > 10 ? 1 : 0) + (plain > 20 ? 1 : 0) + (plain > 30 ? 1 : 0)
      default: return nil
      }
      sum += value << position
    }
    return sum % 11 % 10
  }

  /// True where the number is well formed and its last digit is the one that ISO 6346 asks for.
  public var hasValidCheckDigit: Bool {
    guard isWellFormed, let last = normalised.utf8.last else { return false }
    return expectedCheckDigit == Int(last) - 48
  }
}

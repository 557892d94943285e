internal import TallyCore

/// A random value that opens something: 256 bits, written as 64 hexadecimal digits.
public struct Secret: Sendable, Equatable {
  /// The digits, for the one who is to have them.
  public let text: String

  /// Draws one. The generator must be fit for secrets, as `SystemRandomNumberGenerator` is.
  public init(drawnFrom generator: inout some RandomNumberGenerator) {
    text = (0..<4).map { _ in
      let digits = String(UInt64.random(in: .min ... .max, using: &generator), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// What is kept of a secret, and what a guess is compared by.
  static func digest(_ text: String) -> [UInt8] {
    Array(ContentHash.hexadecimal(of: text.utf8).utf8)
  }

  /// True where both are equal; how long it takes says nothing of where they differ.
  static func equal(_ first: [UInt8], _ second: [UInt8]) -> Bool {
    guard first.count == second.count else { return false }
    return zip(first, second).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}

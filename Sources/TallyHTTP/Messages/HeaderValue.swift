/// The value of a header, proven to stay in its line: printable ASCII and spaces. An answer can only be made of these, so
/// that no text from outside can end a header and begin another (response splitting).
public struct HeaderValue: Sendable, Equatable, ExpressibleByStringLiteral {
  /// The value.
  public let text: String

  /// Nil where the text has a character that may not stand in a header.
  public init?(_ text: String) {
    guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
    self.text = text
  }

  /// A value written in the program; traps where it is wrong.
  public init(stringLiteral text: String) {
    precondition(text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }, "not a header value")
    self.text = text
  }

  /// A number.
  public init(_ number: Int) { text = String(number) }

  /// Any text, with what may not stand in a header percent-encoded as UTF-8.
  public init(encoding text: String) {
    var result = ""
    for byte in text.utf8 {
      if byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "%") && byte != UInt8(ascii: "\"") {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    self.text = result
  }
}

/// The name of a header of an answer, lower-cased: written in the program, never taken from outside.
public struct HeaderName: Sendable, Hashable, ExpressibleByStringLiteral {
  /// The name.
  public let text: String

  /// A name; traps where it is not a token (RFC 9110 §5.6.2).
  public init(stringLiteral text: StaticString) {
    let name = text.description
    precondition(
      !name.isEmpty && name.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || $0 == 0x2D || ($0 >= 0x30 && $0 <= 0x39) },
      "not a lower-case header name")
    self.text = name
  }
}

extension HeaderValue {
  /// A text of printable ASCII in quotation marks, as entity tags are written; anything else is percent-encoded.
  public init(quoted text: String) { self.text = "\"" + HeaderValue(encoding: text).text + "\"" }
}

internal import Foundation

/// The target of a request, taken apart: the path in segments and the query in pairs, percent-decoded exactly once.
/// What could leave a folder or end a text early is refused here, before any route sees it.
public struct HTTPTarget: Sendable, Equatable {
  /// The path as it came, without the query.
  public let path: String
  /// The path between its slashes, decoded; `/` has none, `/a/` has `a` and an empty one.
  public let segments: [String]
  /// The query's pairs in their order, decoded.
  public let query: [Parameter]

  /// One pair of a query.
  public struct Parameter: Sendable, Equatable {
    /// Name and value; a name alone has an empty value.
    public let name: String, value: String
  }

  /// How many pairs a query may have.
  static let parameterLimit = 64

  /// Takes `/path?query` apart.
  public init(_ text: String) throws(HTTPRefusal) {
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw .badTarget("The address has characters that must be percent-encoded.")
    }
    let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard text.hasPrefix("/"), let first = parts.first else {
      throw .badTarget("The address does not begin with a slash.")
    }
    guard !text.contains("#") else { throw .badTarget("The address has a fragment.") }
    path = String(first)
    var segments = [String]()
    if path != "/" {
      for raw in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
        segments.append(try Self.segment(raw))
      }
    }
    self.segments = segments
    query = parts.count < 2 ? [] : try Self.pairs(parts[1])
  }

  private static func segment(_ raw: Substring) throws(HTTPRefusal) -> String {
    let decoded = try decode(raw, plusIsSpace: false)
    let forbidden = decoded.unicodeScalars.contains { $0 == "/" || $0 == "\\" || $0.value < 0x20 || $0.value == 0x7F }
    guard !forbidden, decoded != ".", !decoded.contains("..") else {
      throw .badTarget("A part of the path has characters that lead elsewhere.")
    }
    return decoded
  }

  private static func pairs(_ raw: Substring) throws(HTTPRefusal) -> [Parameter] {
    let pieces = raw.split(separator: "&")
    guard pieces.count <= parameterLimit else {
      throw .badTarget("The query has more than \(parameterLimit) parameters.")
    }
    var pairs = [Parameter]()
    for piece in pieces {
      let sides = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = sides.count > 1 ? try decode(sides[1], plusIsSpace: true) : ""
      pairs.append(Parameter(name: try decode(sides[0], plusIsSpace: true), value: value))
    }
    return pairs
  }

  private static func decode(_ raw: Substring, plusIsSpace: Bool) throws(HTTPRefusal) -> String {
    var bytes = [UInt8]()
    var rest = raw.utf8.makeIterator()
    while let byte = rest.next() {
      if byte == UInt8(ascii: "%") {
        guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else {
          throw .badTarget("A percent sign is not followed by two hexadecimal digits.")
        }
        bytes.append(high << 4 | low)
      } else {
        bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? 0x20 : byte)
      }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .badTarget("The address is not UTF-8.") }
    guard !text.unicodeScalars.contains("\0") else { throw .badTarget("The address has a NUL.") }
    return text
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

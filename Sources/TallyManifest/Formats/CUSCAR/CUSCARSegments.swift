/// Segments as text, with service characters released and empty ends left out.
struct CUSCARSegments {
  /// One segment a line, terminator included.
  var lines = [String]()

  /// Adds a segment: a tag and elements of components.
  mutating func add(_ tag: String, _ elements: [String]...) {
    var texts = elements.map { components in
      var parts = components.map(Self.released)
      while parts.last == "" { parts.removeLast() }
      return parts.joined(separator: ":")
    }
    while texts.last == "" { texts.removeLast() }
    lines.append(([tag] + texts).joined(separator: "+") + "'")
  }

  /// A text in lines of at most so many characters, as components of text elements are; a line is full unless it is the last,
  /// so that a reader can put them together without a blank.
  static func lines(_ text: String, of width: Int) -> [String] {
    let scalars = Array(text.unicodeScalars.map { $0 == "\n" || $0 == "\r" ? " " : $0 })
    return stride(from: 0, to: scalars.count, by: width).map { start in
      String(String.UnicodeScalarView(scalars[start..<min(scalars.count, start + width)]))
    }
  }

  /// Lines in groups of at most so many.
  static func groups(_ lines: [String], of count: Int) -> [[String]] {
    stride(from: 0, to: lines.count, by: count).map { Array(lines[$0..<min(lines.count, $0 + count)]) }
  }

  private static func released(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case ":", "+", "'", "?":
        result.unicodeScalars.append("?")
        result.unicodeScalars.append(scalar)
      case "\n", "\r": result.unicodeScalars.append(" ")
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

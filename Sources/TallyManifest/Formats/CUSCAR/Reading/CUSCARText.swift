internal import Foundation
internal import TallyDomain

/// Free text as it is really sent: cut into components, with separators that nobody released.
enum CUSCARText {
  /// The text of elements from a position on. What follows the element was a `+` in the text, unless it is a language or a format
  /// code; `wasOpen` says so.
  static func free(_ segment: EDIFACTSegment, element: Int) -> (text: String, wasOpen: Bool) {
    var text = joined(segment.components(element))
    let behind = segment.elements.dropFirst(element)
    let isCode = behind.prefix(2).allSatisfy { $0.count == 1 && $0[0].utf8.count <= 3 } && behind.count <= 2
    guard !isCode else { return (text, segment.hadOpenTerminator) }
    for part in behind { text += "+" + part.joined(separator: ":") }
    return (text, true)
  }

  /// Characters of a text line of data elements 3036, 7102 (35), 4440 (70, later 256 and 512).
  static let fullLines: Set<Int> = [35, 70, 256, 512]

  /// Components are lines of 35, 70, 256 or 512 characters: a full line runs on into the next one, a shorter one ends a word.
  static func joined(_ lines: [String]) -> String {
    var text = ""
    for (index, line) in lines.enumerated() where !line.isEmpty {
      if index > 0, !text.isEmpty {
        let previous = lines[index - 1].unicodeScalars.count
        let runsOn = fullLines.contains(previous)
        if !runsOn && !text.hasSuffix(" ") && !line.hasPrefix(" ") { text += " " }
      }
      text += line
    }
    return text
  }

  /// An HS code that a free text names as one: `HS CODE 080390`, `H.S. 0803.90`; nil where there is none or more than one.
  static func hsCode(in text: String) -> String? {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "H") || $0 == UInt8(ascii: "h") }) else { return nil }
    let pattern = /\bH\.?S\.?(?:\s*(?:CODES?|NO|NR|NUMBER))?[\s.:#-]*([0-9][0-9. ]{2,14}[0-9])(?![0-9])/.ignoresCase()
    let codes = Set(text.prefix(500).matches(of: pattern).compactMap { HSCode(String($0.output.1))?.digits })
    guard codes.count == 1, let code = codes.first, code.utf8.count >= 4 else { return nil }
    return code
  }
}

/// A text that several segments carry: a full last line runs on into the next segment, a shorter one ends a word.
struct RunningText {
  private var whole = "", runsOn = false

  /// The text of one more segment, whose last line is that long.
  mutating func append(_ text: String, lastLine: Int) {
    if !runsOn && !whole.isEmpty && !whole.hasSuffix(" ") && !text.hasPrefix(" ") { whole += " " }
    whole += text
    runsOn = CUSCARText.fullLines.contains(lastLine)
  }

  /// Without blanks at its ends; nil where nothing is left.
  var result: String? { whole.trimmedOfBlanks.nilIfEmpty }
}

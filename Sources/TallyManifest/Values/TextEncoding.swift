internal import Foundation

/// A file's text as UTF-8, and how it had to be read.
struct DecodedText {
  /// The text without a byte order mark.
  var utf8: [UInt8]
  /// What was odd about the encoding, for a remark.
  var note: String?
}

/// Which characters the bytes of a file are: byte order mark, then the pattern of NUL bytes, then the syntax identifier of
/// an EDIFACT interchange, and only then a guess (manifest-dialects.md).
enum TextEncoding {
  /// Turns the bytes of a file into UTF-8, or says why not.
  static func decode(_ bytes: [UInt8], name: String) throws(ManifestError) -> DecodedText {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return repaired(Array(bytes.dropFirst(3)), said: nil) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      throw .encoding(file: name, said: "UTF-32 is not read")
    }
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), littleEndian: true, note: nil) }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), littleEndian: false, note: nil) }
    if let littleEndian = nulPattern(bytes) {
      let note = "UTF-16 without a byte order mark, told by its NUL bytes"
      return utf16(bytes[...], littleEndian: littleEndian, note: note)
    }
    return singleByteOrUTF8(bytes)
  }

  /// True for little-endian UTF-16, false for big-endian, nil where the NUL bytes do not alternate.
  private static func nulPattern(_ bytes: [UInt8]) -> Bool? {
    let head = bytes.prefix(512)
    guard head.count >= 8 else { return nil }
    var counts = [0, 0]
    for (index, byte) in head.enumerated() where byte == 0 { counts[index % 2] += 1 }
    let most = head.count / 2 * 3 / 4
    if counts[1] >= most && counts[0] == 0 { return true }
    return counts[0] >= most && counts[1] == 0 ? false : nil
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, littleEndian: Bool, note: String?) -> DecodedText {
    var units = [UInt16]()
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(littleEndian ? first | second << 8 : first << 8 | second)
      index += 2
    }
    return DecodedText(utf8: Array(String(decoding: units, as: UTF16.self).utf8), note: note)
  }

  private static func singleByteOrUTF8(_ bytes: [UInt8]) -> DecodedText {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return DecodedText(utf8: bytes, note: nil) }
    let declared = syntaxIdentifier(bytes)
    let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
    switch declared {
    case "UNOY", "UNOW": return repaired(bytes, said: declared)
    case .some(let identifier) where isUTF8:
      return DecodedText(utf8: bytes, note: "the interchange says \(identifier) but the text is UTF-8")
    case .some(let identifier): return legacy(bytes, identifier: identifier)
    case nil where isUTF8: return DecodedText(utf8: bytes, note: nil)
    case nil: return single(bytes, .windows1252, note: "no UTF-8, read as Windows-1252")
    }
  }

  /// UTF-8 with what is none replaced by U+FFFD.
  private static func repaired(_ bytes: [UInt8], said identifier: String?) -> DecodedText {
    if String(validating: bytes, as: UTF8.self) != nil { return DecodedText(utf8: bytes, note: nil) }
    let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
    return DecodedText(
      utf8: text, note: "\(identifier.map { "\($0), but " } ?? "")some bytes are no UTF-8 and were replaced")
  }

  private static func legacy(_ bytes: [UInt8], identifier: String) -> DecodedText {
    if let page = SingleByteCodePage(syntaxIdentifier: identifier) { return single(bytes, page, note: nil) }
    guard identifier == "UNOA" || identifier == "UNOB" else {
      return single(bytes, .latin1, note: "character set \(identifier) is not known, read as ISO 8859-1")
    }
    let page: SingleByteCodePage = looksCyrillic(bytes) ? .windows1251 : .windows1252
    return single(bytes, page, note: "\(identifier) allows ASCII only; other bytes were read as \(page.title)")
  }

  private static func single(_ bytes: [UInt8], _ page: SingleByteCodePage, note: String?) -> DecodedText {
    DecodedText(utf8: page.utf8(bytes), note: note)
  }

  /// The four characters after `UNB` and its separator, for example `UNOC`, or nil where this is no interchange.
  private static func syntaxIdentifier(_ bytes: [UInt8]) -> String? {
    let head = Array(bytes.prefix(512))
    guard head.starts(with: "UNA".utf8) || head.starts(with: "UNB".utf8) || head.contains(UInt8(ascii: "'")) else {
      return nil
    }
    for start in head.indices.dropLast(8) where head[start...].starts(with: "UNB".utf8) {
      let identifier = head[(start + 4)..<(start + 8)]
      if identifier.starts(with: "UNO".utf8) { return String(decoding: identifier, as: UTF8.self).uppercased() }
    }
    return head.starts(with: "UNH".utf8) || head.starts(with: "UNA".utf8) ? "UNOA" : nil
  }

  /// In Cyrillic text the bytes above 0xBF come in runs, in Latin text they stand alone between ASCII letters.
  private static func looksCyrillic(_ bytes: [UInt8]) -> Bool {
    var (inRuns, total, run) = (0, 0, 0)
    func isLetter(_ byte: UInt8) -> Bool { byte >= 0xC0 || byte == 0xA8 || byte == 0xB8 }
    for byte in bytes + [0] {
      if byte >= 0x80 { total += 1 }
      if isLetter(byte) {
        run += 1
      } else {
        if run >= 3 { inRuns += run }
        run = 0
      }
    }
    return inRuns * 10 >= total * 7
  }
}

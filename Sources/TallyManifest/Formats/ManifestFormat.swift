/// The formats that are read and written.
public enum ManifestFormat: String, Sendable, Codable, CaseIterable {
  /// UN/EDIFACT CUSCAR; a table with a header line; `tallyman-manifest/1`.
  case cuscar, csv, json

  /// The format that the first bytes of a text show, or nil: `UNA`, `UNB`, `UNG` or `UNH` begins EDIFACT, `{` or `[` begins
  /// JSON, and what has a header line with a known delimiter is CSV.
  static func sniff(_ text: [UInt8]) -> ManifestFormat? {
    guard let start = text.firstIndex(where: { !isBlank($0) }) else { return nil }
    let head = text[start...].prefix(4096)
    if head.first == UInt8(ascii: "{") || head.first == UInt8(ascii: "[") { return .json }
    let service = head.prefix(3)
    for tag in ["UNA", "UNB", "UNG", "UNH"] where service.elementsEqual(tag.utf8) {
      // A CSV column may begin with UN as well ("UN Number"), but then what follows the tag is a letter or a digit.
      if let next = head.dropFirst(3).first, !isWordByte(next) { return .cuscar }
      if tag == "UNA" { return .cuscar }
    }
    let isPlain = head.allSatisfy { $0 >= 32 || isBlank($0) && $0 != 0 }
    return isPlain && head.contains(where: { CSVDialect.delimiters.contains($0) }) ? .csv : nil
  }

  /// Blank, tab, line end, or NUL as some transfers pad with it.
  static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) || byte == 0 }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 32
  }
}

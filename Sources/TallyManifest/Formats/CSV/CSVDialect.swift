/// How a CSV file is written: its delimiter.
struct CSVDialect: Equatable {
  /// ASCII.
  let delimiter: UInt8

  /// What separates fields, in the order in which a tie is decided.
  static let delimiters: [UInt8] = [UInt8(ascii: ";"), 9, UInt8(ascii: ","), UInt8(ascii: "|")]

  /// The delimiter that splits the header line into the most names that are known; in a tie, into the most fields.
  static func sniff(_ text: [UInt8]) -> CSVDialect {
    let line = headerLine(text)
    var best = (delimiter: UInt8(ascii: ","), known: -1, fields: 0)
    for delimiter in delimiters {
      var rows = CSVRows(bytes: line, delimiter: delimiter, name: "", limits: .standard)
      let header = (try? rows.next()) ?? nil
      let known = header?.count(where: { CSVHeader(written: $0).column != nil }) ?? 0
      let fields = header?.count ?? 0
      if (known, fields) > (best.known, best.fields) { best = (delimiter, known, fields) }
    }
    return CSVDialect(delimiter: best.delimiter)
  }

  /// The first line that is not blank, at most 64 KiB.
  private static func headerLine(_ text: [UInt8]) -> [UInt8] {
    let start = text.firstIndex { $0 != 10 && $0 != 13 && $0 != 32 } ?? text.startIndex
    return Array(text[start...].prefix(64 << 10).prefix { $0 != 10 && $0 != 13 })
  }
}

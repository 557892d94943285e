/// How a CSV file is written: its delimiter, and which of its rows is the header line.
struct CSVDialect: Equatable {
  /// ASCII.
  let delimiter: UInt8
  /// Rows before the header line: titles and notes, as spreadsheets have them.
  let rowsBefore: Int

  /// What separates fields, in the order in which a tie is decided.
  static let delimiters: [UInt8] = [UInt8(ascii: ";"), 9, UInt8(ascii: ","), UInt8(ascii: "|")]
  /// A header line stands among this many rows.
  private static let depth = 20

  /// The delimiter and the row that give the most known names; in a tie, the most fields, then the earlier row.
  static func sniff(_ text: [UInt8]) -> CSVDialect {
    // A bounded head of the text is enough; a row that it cuts is only a worse candidate.
    let head = Array(text.prefix(128 << 10))
    var best = (delimiter: UInt8(ascii: ","), row: 0, known: 0, fields: 0)
    for delimiter in delimiters {
      var rows = CSVRows(bytes: head, delimiter: delimiter, name: "", limits: .standard)
      for row in 0..<depth {
        guard let cells = (try? rows.next()) ?? nil else { break }
        let known = Set(cells.compactMap { CSVHeader(written: $0).column }).count
        // Without a known name, only the first row can be meant.
        let fields = known > 0 || row == 0 ? cells.count : 0
        if (known, fields) > (best.known, best.fields) { best = (delimiter, row, known, fields) }
      }
    }
    return CSVDialect(delimiter: best.delimiter, rowsBefore: best.row)
  }
}

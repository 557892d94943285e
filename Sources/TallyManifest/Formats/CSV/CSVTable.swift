internal import Foundation

/// A CSV file as columns that are understood: header, decimal marks, and rows to be read by column.
struct CSVTable {
  let name: String
  /// Where each known column stands; the first where a name comes twice.
  let places: [CSVColumn: Int]
  let headers: [CSVHeader]
  /// Rows with the line on which each begins.
  let rows: [(line: Int, cells: [String])]
  private let marks: [CSVColumn: DecimalMark]

  /// Reads and checks a whole text.
  init(_ text: [UInt8], name: String, limits: ManifestLimits, remarks: inout RemarkList) throws(ManifestError) {
    let dialect = CSVDialect.sniff(text)
    var reader = CSVRows(bytes: text, delimiter: dialect.delimiter, name: name, limits: limits)
    for _ in 0..<dialect.rowsBefore { _ = try reader.next() }
    guard let first = try reader.next() else { throw .empty(file: name) }
    if dialect.rowsBefore > 0 {
      remarks.add("row \(reader.line)", "taken as the header line; what stands above was skipped")
    }
    self.name = name
    headers = first.map(CSVHeader.init)
    places = try Self.places(of: headers, name: name, remarks: &remarks)
    var rows = [(line: Int, cells: [String])]()
    while let cells = try reader.next() {
      guard rows.count < limits.rows else { throw .tooLarge(file: name, what: "rows", limit: limits.rows) }
      if cells.count > headers.count && cells[headers.count...].contains(where: { !$0.isEmpty }) {
        remarks.add(
          "row \(reader.line)", "\(cells.count) fields under \(headers.count) names; the last ones were skipped")
      }
      rows.append((reader.line, cells))
    }
    self.rows = rows
    marks = try Self.marks(rows: rows, places: places, headers: headers, name: name)
  }

  /// The text of a cell, nil where the column is missing or the cell blank.
  func text(_ column: CSVColumn, _ row: Int) -> String? {
    guard let place = places[column], place < rows[row].cells.count else { return nil }
    let text = rows[row].cells[place]
    return text.isEmpty ? nil : text
  }

  /// A number, nil where nothing stands there.
  func number(_ column: CSVColumn, _ row: Int) throws(ManifestError) -> Double? {
    guard let text = text(column, row) else { return nil }
    guard let value = (marks[column] ?? .none).read(text) else {
      throw .cell(file: name, row: rows[row].line, column: written(column), expected: "a number", found: text)
    }
    return value
  }

  /// A whole number, for counts.
  func count(_ column: CSVColumn, _ row: Int) throws(ManifestError) -> Int? {
    guard let value = try number(column, row) else { return nil }
    guard value == value.rounded(), abs(value) < 1e12 else {
      throw .cell(
        file: name, row: rows[row].line, column: written(column), expected: "a whole number",
        found: text(column, row) ?? "")
    }
    return Int(value)
  }

  /// A mass with the unit of its cell, of the row's unit column, of its header, or kilograms, in this order; nil where nothing
  /// stands there. A unit that is not known gives nil and a remark: nothing is guessed.
  func mass(_ column: CSVColumn, _ row: Int, remarks: inout RemarkList) throws(ManifestError) -> DeclaredMass? {
    guard let text = text(column, row), let place = places[column] else { return nil }
    let at = "row \(rows[row].line), \(written(column))"
    let (number, suffix) = Self.split(text)
    let words = suffix.isEmpty ? (self.text(.massUnit, row) ?? headers[place].strangeUnit) : suffix
    guard let unit = words.map(MassUnit.init) ?? headers[place].unit ?? .kilogram else {
      remarks.add(at, "unit \(words ?? "") is not known, the mass \(number) was not read")
      return nil
    }
    guard let value = (marks[column] ?? .none).read(number) else {
      throw .cell(file: name, row: rows[row].line, column: written(column), expected: "a mass", found: text)
    }
    return DeclaredMass(
      value, unit: unit, written: suffix.isEmpty && words == nil ? text : "\(number) \(words ?? suffix)")
  }

  /// The header of a column as the file has it.
  func written(_ column: CSVColumn) -> String { places[column].map { headers[$0].written } ?? column.title }

  private static func places(
    of headers: [CSVHeader], name: String, remarks: inout RemarkList
  ) throws(ManifestError) -> [CSVColumn: Int] {
    var places = [CSVColumn: Int]()
    for (index, header) in headers.enumerated() {
      guard let column = header.column else {
        if !header.written.isEmpty {
          remarks.add("header line", "column \(header.written) is not known and was skipped")
        }
        continue
      }
      if let earlier = places[column] {
        remarks.add(
          "header line", "\(header.written) and \(headers[earlier].written) both say \(column.title); the first is read"
        )
      } else {
        places[column] = index
      }
    }
    for column in CSVColumn.indispensable where places[column] == nil {
      throw .missingColumn(file: name, column: column.title, found: headers.map(\.written))
    }
    for column in CSVColumn.allCases where places[column] == nil && column.isExpected {
      remarks.add("header line", "no column for the \(column.title)")
    }
    return places
  }

  private static func marks(
    rows: [(line: Int, cells: [String])], places: [CSVColumn: Int], headers: [CSVHeader], name: String
  ) throws(ManifestError) -> [CSVColumn: DecimalMark] {
    var marks = [CSVColumn: DecimalMark]()
    for (column, place) in places where column.isNumber {
      let cells = rows.compactMap { row -> (row: Int, text: String)? in
        guard place < row.cells.count, !row.cells[place].isEmpty else { return nil }
        return (row.line, column.isMass ? split(row.cells[place]).number : row.cells[place])
      }
      marks[column] = try DecimalMark.decide(
        cells: cells, whole: column == .packages, file: name, column: headers[place].written)
    }
    return marks
  }

  /// `17.3 t` as number and unit; the unit is empty where the cell has none.
  private static func split(_ text: String) -> (number: String, unit: String) {
    if let last = text.utf8.last, (48...57).contains(last) { return (text, "") }
    let letters = text.unicodeScalars.reversed().prefix { CharacterSet.letters.contains($0) || $0 == "." }
    let unit = String(String.UnicodeScalarView(letters.reversed())).trimmingCharacters(in: ["."])
    guard unit.unicodeScalars.contains(where: CharacterSet.letters.contains) else { return (text, "") }
    return (String(text.dropLast(letters.count)).trimmingCharacters(in: .whitespaces), unit)
  }
}

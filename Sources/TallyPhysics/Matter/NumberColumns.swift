internal import TallyDomain

/// Columns of numbers of one of our own tables. Larger tables are read by bytes, because a table of half a million
/// characters costs too much as Swift characters. Only for tables without quotes; a broken table traps.
struct NumberColumns {
  private let columns: [[Double]]

  /// Reads the named columns of the rows for which `isWanted` holds (it gets all fields of the row).
  init(table: String, columns names: [String], where isWanted: ([Substring]) -> Bool = { _ in true }) {
    let text = ReferenceTable.text(named: table)
    var lines = text.utf8.split(separator: UInt8(ascii: "\n")).makeIterator()
    func fields(_ line: Substring.UTF8View) -> [Substring] {
      line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map(Substring.init)
    }
    let header = lines.next().map(fields) ?? []
    let places = names.map { name in
      guard let place = header.firstIndex(of: Substring(name)) else {
        preconditionFailure("no column \(name) in \(table)")
      }
      return place
    }
    var columns = [[Double]](repeating: [], count: names.count)
    while let line = lines.next() {
      let row = fields(line)
      guard isWanted(row) else { continue }
      for (column, place) in places.enumerated() {
        guard let number = Double(row[place]) else { preconditionFailure("\(row[place]) in \(table) is not a number") }
        columns[column].append(number)
      }
    }
    self.columns = columns
  }

  /// A column, in the order of the names.
  subscript(_ column: Int) -> [Double] { columns[column] }
}

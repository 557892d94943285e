internal import CTables
internal import TallyCore

/// A reference table that travels inside the binary, read once. Sources: `Sources/CTables/SOURCES.md`.
public struct ReferenceTable: Sendable {
  /// Column names, from the header line.
  public let columns: [String]
  /// Rows of fields, each as long as `columns`.
  public let rows: [[String]]

  /// A CSV table by its file name. A missing table or a ragged row is a broken build, so it traps.
  public init(named name: String) { self.init(text: Self.text(named: name), name: name) }

  /// A CSV table from its text, for tests and for tables that do not ship; traps as above.
  public init(text: String, name: String) {
    var lines = DelimitedText.rows(text)
    precondition(!lines.isEmpty, "table \(name) is empty")
    columns = lines.removeFirst()
    rows = lines
    precondition(rows.allSatisfy { $0.count == columns.count }, "table \(name) has a ragged row")
  }

  /// The index of a column. An unknown name traps: tables and code are built together.
  public func column(_ name: String) -> Int {
    guard let index = columns.firstIndex(of: name) else { preconditionFailure("no column \(name) in \(columns)") }
    return index
  }

  /// The whole table as text.
  public static func text(named name: String) -> String {
    let table = ctables_find(name)
    guard let bytes = table.bytes else { preconditionFailure("no table \(name) in the binary") }
    return String(decoding: UnsafeBufferPointer(start: bytes, count: table.count), as: UTF8.self)
  }
}

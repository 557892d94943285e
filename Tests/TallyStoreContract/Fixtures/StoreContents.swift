@testable import TallyStore

extension StoreBackend {
  /// Everything that is in the tables, as lines: two stores with equal lines are equal.
  func contents() throws -> [String] {
    try read { session throws(StoreError) in
      var lines = [String]()
      for (table, key) in StoreTables.keys {
        for row in try session.rows("SELECT * FROM \(table) ORDER BY \(key)") {
          let cells = row.columns.sorted { $0.value < $1.value }.map { "\($0.key)=\(row.values[$0.value])" }
          lines.append("\(table): " + cells.joined(separator: " "))
        }
      }
      return lines
    }
  }

  /// Changes the tables behind the store's back.
  func tamper(_ statements: String...) throws {
    try write(.onCommit) { session throws(StoreError) in
      for statement in statements { try session.execute(statement) }
    }
  }
}

/// The tables with what their rows are ordered by.
enum StoreTables {
  static let keys = [
    ("scans", "id"), ("delivered_files", "scan, folder, name, bytes, modified, inode"),
    ("scan_containers", "scan, number"), ("relinks", "scan, reason"), ("changes", "sequence"), ("counters", "name"),
    ("manifests", "id"), ("assessments", "scan, version"), ("links", "scan, version, position"),
    ("findings", "scan, version, position"), ("worklist", "scan"), ("worklist_text", "scan"),
    ("worklist_indicators", "scan, code"), ("decisions", "sequence"), ("chain_ends", "name"), ("alerts", "id"),
  ]
}

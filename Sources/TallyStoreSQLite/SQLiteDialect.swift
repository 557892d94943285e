internal import TallyStore

extension StoreDialect {
  /// SQLite 3.37 or later, for its strict tables.
  static let sqlite = StoreDialect(
    integer: "INTEGER", real: "REAL", identity: "INTEGER PRIMARY KEY AUTOINCREMENT", tableOptions: "STRICT",
    position: "instr", skipLocked: ""
  ) { table in
    [
      """
      CREATE TRIGGER \(table)_are_never_changed BEFORE UPDATE ON \(table)
      BEGIN SELECT RAISE(ABORT, '\(table) are never changed'); END
      """,
      """
      CREATE TRIGGER \(table)_are_never_deleted BEFORE DELETE ON \(table)
      BEGIN SELECT RAISE(ABORT, '\(table) are never deleted'); END
      """,
    ]
  }
}

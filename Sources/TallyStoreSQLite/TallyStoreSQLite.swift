// TallyStoreSQLite: the store in one file of one machine.
//
// `SQLiteBackend(path:)` opens or makes the file in WAL mode: one connection writes, others read beside it; several processes
// of the machine may have it open. A file on a network file system is refused (NetworkFileSystem.swift), and so is a database
// that is not ours.
//
//   SQLiteBackend.swift      transactions, the pool of readers, what a commit promises
//   SQLiteConnection.swift   the fence around CSQLite: the only file that sees its handles
//   SQLiteDialect.swift      where SQLite's SQL differs

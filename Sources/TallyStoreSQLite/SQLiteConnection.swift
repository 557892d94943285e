internal import CSQLite
internal import TallyStore

/// One connection with the statements that it keeps prepared. Only this file sees the handles of the library, and every
/// failure becomes a `StoreError` in `failure(_:)`.
///
/// It is not for two threads at a time. `@unchecked Sendable` is sound because `SQLiteBackend` alone has connections: the one
/// that writes is only touched under its lock, and one that reads is out of the pool while a thread has it.
final class SQLiteConnection: @unchecked Sendable {
  private let handle: OpaquePointer, path: String
  /// Prepared statements by their text, and the texts in the order of their last use, oldest first.
  private var prepared = [String: OpaquePointer](), used = [String]()

  /// More different statements than the store has, so that in practice none is prepared twice.
  static let statementsKept = 160

  /// Opens the file, or makes it. A statement waits for locks of others at most `busyMilliseconds`.
  init(path: String, busyMilliseconds: Int32) throws(StoreError) {
    guard let handle = csqlite_open(path, busyMilliseconds) else { throw .outOfMemory(store: path) }
    (self.handle, self.path) = (handle, path)
    if csqlite_is_open(handle) == 0 { throw failure("open") }
  }

  deinit {
    for statement in prepared.values { csqlite_finalize(statement) }
    csqlite_close(handle)
  }

  /// True while a transaction is open.
  var isInTransaction: Bool { csqlite_in_transaction(handle) == 1 }

  /// Runs a statement; the number of rows that it changed.
  func execute(_ sql: String, _ values: [StoreValue] = []) throws(StoreError) -> Int {
    try run(sql, values) { _ in }
    return Int(csqlite_changes(handle))
  }

  /// Runs a statement and reads its whole answer.
  func rows(_ sql: String, _ values: [StoreValue] = []) throws(StoreError) -> [StoreRow] {
    var columns = [String: Int](), rows = [StoreRow]()
    try run(sql, values) { statement in
      let count = csqlite_column_count(statement)
      if columns.isEmpty {
        for column in 0..<count { columns[String(cString: csqlite_column_name(statement, column))] = Int(column) }
      }
      rows.append(StoreRow(columns: columns, values: (0..<count).map { Self.value(statement, $0) }))
    }
    return rows
  }

  private func run(
    _ sql: String, _ values: [StoreValue], _ each: (OpaquePointer) -> Void
  ) throws(StoreError) {
    let statement = try statement(sql)
    defer { csqlite_reset(statement) }
    let expected = Int(csqlite_parameter_count(statement))
    guard expected == values.count else {
      throw .statementFailed(store: path, statement: Self.name(sql), said: "\(expected) values, not \(values.count)")
    }
    for (index, value) in values.enumerated() where bind(value, to: statement, at: Int32(index + 1)) != 0 {
      throw failure(sql)
    }
    while true {
      switch csqlite_step(statement) {
      case csqlite_row: each(statement)
      case csqlite_done: return
      default: throw failure(sql)
      }
    }
  }

  private func bind(_ value: StoreValue, to statement: OpaquePointer, at index: Int32) -> Int32 {
    switch value {
    case .null: return csqlite_bind_null(statement, index)
    case .integer(let integer): return csqlite_bind_integer(statement, index, integer)
    case .real(let real): return csqlite_bind_real(statement, index, real)
    case .text(var text):
      return text.withUTF8 { bytes in
        let start = bytes.baseAddress.map { UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self) }
        guard let count = Int32(exactly: bytes.count) else { return -1 }
        // Without a pointer the library would bind null; an empty text is not null.
        return start.map { csqlite_bind_text(statement, index, $0, count) }
          ?? csqlite_bind_text(statement, index, "", 0)
      }
    }
  }

  private static func value(_ statement: OpaquePointer, _ column: Int32) -> StoreValue {
    switch csqlite_column_kind(statement, column) {
    case csqlite_integer: return .integer(csqlite_column_integer(statement, column))
    case csqlite_real: return .real(csqlite_column_real(statement, column))
    case csqlite_text:
      var count = Int32(0)
      guard let bytes = csqlite_column_bytes(statement, column, &count) else { return .text("") }
      return .text(String(decoding: UnsafeBufferPointer(start: bytes, count: Int(count)), as: UTF8.self))
    default: return .null
    }
  }

  private func statement(_ sql: String) throws(StoreError) -> OpaquePointer {
    if let known = prepared[sql] {
      // Moving the text to the end costs a walk over a short list; only a full list needs the order.
      if prepared.count >= Self.statementsKept / 2, let place = used.firstIndex(of: sql) {
        used.append(used.remove(at: place))
      }
      return known
    }
    guard let statement = csqlite_prepare(handle, sql) else { throw failure(sql) }
    if prepared.count == Self.statementsKept, let oldest = prepared.removeValue(forKey: used.removeFirst()) {
      csqlite_finalize(oldest)
    }
    prepared[sql] = statement
    used.append(sql)
    return statement
  }

  /// The funnel: what the library says, as one of our errors. A statement is named by its first words; values are not shown.
  private func failure(_ sql: String) -> StoreError {
    let said = String(cString: csqlite_message(handle))
    return switch csqlite_error(handle) {
    case csqlite_error_busy: .busy(store: path, said: said)
    case csqlite_error_full: .diskFull(store: path, said: said)
    case csqlite_error_io: .ioFailed(store: path, said: said)
    case csqlite_error_corrupt: .damaged(store: path, said: said)
    case csqlite_error_read_only: .readOnly(store: path, said: said)
    case csqlite_error_cannot_open: .cannotOpen(store: path, said: said)
    case csqlite_error_not_a_database: .notAStore(store: path, said: said)
    case csqlite_error_out_of_memory: .outOfMemory(store: path)
    default: .statementFailed(store: path, statement: Self.name(sql), said: said)
    }
  }

  private static func name(_ sql: String) -> String {
    sql.split(whereSeparator: \.isWhitespace).prefix(4).joined(separator: " ")
  }
}

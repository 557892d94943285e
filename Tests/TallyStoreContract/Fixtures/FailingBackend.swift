import Synchronization
import TallyStore

/// A back end that fails at one point: at the n-th statement, at the commit, or after it, when the answer gets lost.
final class FailingBackend: StoreBackend {
  /// What it fails with.
  static let failure = StoreError.ioFailed(store: "a test", said: "the plug was pulled")

  private let inner: any StoreBackend
  /// Points passed, and the one at which to fail.
  private let passed = Mutex(0), failing = Mutex(Int?.none)

  init(_ inner: any StoreBackend) { self.inner = inner }

  /// From now on, counts points from 1 and fails at one of them; nil for none.
  func fail(at point: Int?) {
    passed.withLock { $0 = 0 }
    failing.withLock { $0 = point }
  }

  /// How many points were passed.
  var points: Int { passed.withLock { $0 } }

  var dialect: StoreDialect { inner.dialect }
  var place: String { inner.place }

  fileprivate func pass() throws(StoreError) {
    let point = passed.withLock { count in
      count += 1
      return count
    }
    if point == failing.withLock({ $0 }) { throw Self.failure }
  }

  func write<Result: Sendable>(
    _ durability: StoreDurability, _ body: (any StoreSession) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    let result = try inner.write(durability) { session throws(StoreError) in
      let result = try body(FailingSession(inner: session, backend: self))
      try pass()  // the commit
      return result
    }
    try pass()  // the answer
    return result
  }

  func read<Result: Sendable>(
    _ body: (any StoreSession) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try inner.read { session throws(StoreError) in try body(FailingSession(inner: session, backend: self)) }
  }

  func integrityFaults() throws(StoreError) -> [String] { try inner.integrityFaults() }
  func schema() throws(StoreError) -> String { try inner.schema() }
}

private struct FailingSession: StoreSession {
  let inner: any StoreSession, backend: FailingBackend
  var dialect: StoreDialect { inner.dialect }

  func execute(_ statement: String, _ values: [StoreValue]) throws(StoreError) -> Int {
    try backend.pass()
    return try inner.execute(statement, values)
  }

  func rows(_ statement: String, _ values: [StoreValue]) throws(StoreError) -> [StoreRow] {
    try backend.pass()
    return try inner.rows(statement, values)
  }
}

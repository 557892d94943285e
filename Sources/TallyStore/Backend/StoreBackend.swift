/// A database under the store. It speaks SQL and knows no rule: which scan is claimed, what is a duplicate and how decisions
/// are chained is written once, in `Store`, over these few primitives.
public protocol StoreBackend: Sendable {
  /// Where it differs from other databases.
  var dialect: StoreDialect { get }
  /// The file or the address, for messages.
  var place: String { get }

  /// One transaction that writes. It has the right to write from its beginning, so that what it read is still true when it
  /// writes; it is committed when the body returns, and leaves nothing behind when the body or the commit throws.
  func write<Result: Sendable>(
    _ durability: StoreDurability, _ body: (any StoreSession) throws(StoreError) -> Result
  ) throws(StoreError) -> Result

  /// One transaction that reads: all its statements see the same moment, and no writer waits for it.
  func read<Result: Sendable>(
    _ body: (any StoreSession) throws(StoreError) -> Result
  ) throws(StoreError) -> Result

  /// What the database itself finds wrong with its files, one sentence a fault; empty where all is well.
  func integrityFaults() throws(StoreError) -> [String]

  /// The statements that make the schema as it is, sorted by name: what the golden dumps compare.
  func schema() throws(StoreError) -> String
}

/// An open transaction.
public protocol StoreSession {
  /// Where the database differs from others.
  var dialect: StoreDialect { get }

  /// Runs one statement; the number of rows it changed.
  @discardableResult func execute(_ statement: String, _ values: [StoreValue]) throws(StoreError) -> Int

  /// Runs one statement and reads its whole answer.
  func rows(_ statement: String, _ values: [StoreValue]) throws(StoreError) -> [StoreRow]
}

/// What a commit promises.
public enum StoreDurability: Sendable {
  /// Lies on the disk when the call returns, also when power is lost: deliveries, results, decisions.
  case onCommit
  /// Survives the end of this process, and the end of power once a later `onCommit` has returned: what only costs work to do
  /// again, such as a claim.
  case soon
}

extension StoreSession {
  @discardableResult func execute(_ statement: String, _ values: StoreValue...) throws(StoreError) -> Int {
    try execute(statement, values)
  }

  func rows(_ statement: String, _ values: StoreValue...) throws(StoreError) -> [StoreRow] {
    try rows(statement, values)
  }

  /// The first row of an answer.
  func row(_ statement: String, _ values: StoreValue...) throws(StoreError) -> StoreRow? {
    try rows(statement, values).first
  }

  func row(_ statement: String, _ values: [StoreValue]) throws(StoreError) -> StoreRow? {
    try rows(statement, values).first
  }

  /// The next number of a counter. Its row stays locked until the commit, so that numbers become visible in their order.
  func next(_ counter: StoreCounter) throws(StoreError) -> Int64 {
    let statement = "UPDATE counters SET value = value + 1 WHERE name = ?1 RETURNING value"
    guard let row = try row(statement, .text(counter.rawValue)) else {
      throw .damagedRecord(place: "counters, \(counter.rawValue)", said: "the row is missing")
    }
    return try row.integer("value")
  }
}

/// Numbers that the store counts up.
enum StoreCounter: String, CaseIterable { case change, identity }

/// Where two databases that both speak SQL still differ. Everything else of a statement is written once, in `TallyStore`.
/// Parameters are `?1`, `?2`, …; a back end whose database writes them in another way rewrites them.
public struct StoreDialect: Sendable {
  /// Types of a column: 64-bit integer, double precision.
  public let integer: String, real: String
  /// Type of a primary key that the database counts up and never gives twice.
  public let identity: String
  /// What stands behind the bracket of CREATE TABLE.
  public let tableOptions: String
  /// The function that says at which character, from 1, the second text stands in the first; 0 where it does not.
  public let position: String
  /// What a sub-select needs so that several workers do not wait for the same row.
  public let skipLocked: String
  /// Statements that make the database refuse UPDATE and DELETE on a table.
  public let appendOnly: @Sendable (_ table: String) -> [String]

  /// A dialect.
  public init(
    integer: String, real: String, identity: String, tableOptions: String, position: String, skipLocked: String,
    appendOnly: @escaping @Sendable (_ table: String) -> [String]
  ) {
    (self.integer, self.real, self.identity, self.tableOptions) = (integer, real, identity, tableOptions)
    (self.position, self.skipLocked, self.appendOnly) = (position, skipLocked, appendOnly)
  }
}

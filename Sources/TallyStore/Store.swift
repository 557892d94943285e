/// The store: every recorded scan, what was declared and found for it, and what people decided. All calls are synchronous,
/// may come from any thread, and each is one transaction: when it returns, all of it is there; when it throws, nothing is.
/// A call that is repeated because its answer got lost ends in the same state as one that was answered.
public final class Store: Sendable {
  /// The database underneath.
  let backend: any StoreBackend
  private let clock: @Sendable () -> String

  /// Opens a store, bringing an older or an empty one to the newest schema.
  /// - Parameters:
  ///   - backend: The database.
  ///   - now: The clock: UTC as `2026-11-24T09:12:33.120Z`.
  /// - Throws: `StoreError.newerSchema` where a newer program made it.
  public convenience init(backend: any StoreBackend, now: @escaping @Sendable () -> String) throws(StoreError) {
    try self.init(backend: backend, now: now, migrations: Migration.all)
  }

  /// As a program would open it that knows only some of the migrations: for tests of them.
  init(
    backend: any StoreBackend, now: @escaping @Sendable () -> String, migrations: [Migration]
  ) throws(StoreError) {
    (self.backend, clock) = (backend, now)
    try Migrator(migrations: migrations).migrate(backend, at: try Instant(now()).text)
  }

  /// This moment, checked: a clock that writes another form would order leases wrongly.
  func now() throws(StoreError) -> Instant { try Instant(clock()) }

  /// The file or address of the database.
  public var place: String { backend.place }
}

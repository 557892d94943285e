public import TallyStore
public import Testing

/// What a case runs on: empty databases.
public struct ContractGround: Sendable {
  /// Opens the case's database; another time, it is another program that opens the same one.
  public let open: @Sendable () throws -> any StoreBackend
  /// Makes one more empty database, for a case that needs many.
  public let fresh: @Sendable () throws -> any StoreBackend

  /// A ground.
  public init(
    open: @escaping @Sendable () throws -> any StoreBackend, fresh: @escaping @Sendable () throws -> any StoreBackend
  ) { (self.open, self.fresh) = (open, fresh) }

  /// A store on it, with the clock of the case.
  func store(_ clock: ManualClock = ManualClock()) throws -> Store {
    try Store(backend: try open(), now: { clock.text })
  }
}

/// One thing that a store has to do.
public struct ContractCase: Sendable, CustomTestStringConvertible {
  /// What it is, in words.
  public let name: String
  /// Runs it; what is wrong is an issue of the test that calls it.
  public let run: @Sendable (ContractGround) throws -> Void

  init(_ name: String, _ run: @escaping @Sendable (ContractGround) throws -> Void) {
    (self.name, self.run) = (name, run)
  }

  /// The name.
  public var testDescription: String { name }
}

/// All of them.
public enum StoreContract {
  /// In the order in which a reader would want them.
  public static let cases: [ContractCase] =
    DeliveryCases.all + ClaimCases.all + IdentityCases.all + CompletionCases.all + RelinkCases.all + ManifestCases.all
    + WorklistCases.all + PagingCases.all + DecisionCases.all + OversightCases.all + CheckCases.all
    + SharingCases.all + InterruptionCases.all
}

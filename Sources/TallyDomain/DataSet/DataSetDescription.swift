/// `dataset.json` (scan-format.md §4).
public struct DataSetDescription: Sendable, Codable, Equatable {
  /// Name, version and licence.
  public var name: String, version: String?, licence: String?
  /// What made it, where it was simulated.
  public var simulator: Simulator?
  /// Where it comes from, where it was not.
  public var origin: String?
  /// Stems by split: `train`, `calibration`, `test`.
  public var splits: [String: [String]]

  /// A description.
  public init(
    name: String, version: String?, licence: String?, simulator: Simulator?, origin: String?, splits: [String: [String]]
  ) {
    (self.name, self.version, self.licence) = (name, version, licence)
    (self.simulator, self.origin, self.splits) = (simulator, origin, splits)
  }

  /// The simulator and what it was asked for.
  public struct Simulator: Sendable, Codable, Equatable {
    /// Name and version.
    public var name: String, version: String?
    /// The seed.
    public var seed: UInt64?
    /// Scanner profile and mix of cases.
    public var scanner: String?, mix: String?
    /// A simulator.
    public init(name: String, version: String?, seed: UInt64?, scanner: String?, mix: String?) {
      (self.name, self.version, self.seed, self.scanner, self.mix) = (name, version, seed, scanner, mix)
    }
  }
}

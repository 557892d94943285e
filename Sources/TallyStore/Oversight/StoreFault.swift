/// Something in the store that should not be.
public struct StoreFault: Sendable, Equatable, Codable {
  /// What kind.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// The database finds its own files damaged, or a record cannot be read.
    case damage
    /// The decisions are not the chain that was written.
    case chain
    /// A record refers to one that is not there, or should be there and is not.
    case orphan
    /// Two records, or two fields of one, contradict each other.
    case contradiction
  }

  /// What kind, and about what (`scan 42`).
  public let kind: Kind, subject: String
  /// One sentence.
  public let sentence: String
}

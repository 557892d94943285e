/// What an analyst may decide about a scan.
public enum Decision: String, Sendable, Codable, CaseIterable {
  /// Nothing to see: release.
  case clear
  /// Open it.
  case inspect
  /// The picture is not good enough: scan it again.
  case rescan
  /// To a colleague.
  case refer
}

/// One decision as it was recorded: never changed, never deleted; a later event may revise it. Events of a store form a
/// chain: each carries the hash of the one before.
public struct DecisionEvent: Sendable, Codable, Equatable {
  /// Position in the chain, from 1.
  public var sequence: Int64
  /// The scan.
  public var scan: Int64
  /// What was decided.
  public var decision: Decision
  /// Why, in the analyst's words; never empty.
  public var reason: String
  /// Who.
  public var actor: String
  /// When, ISO 8601 in UTC with milliseconds.
  public var decidedAt: String
  /// The client's key: the same request sent twice is one event.
  public var idempotencyKey: String
  /// Version of the assessment that the analyst had before him.
  public var assessment: Int64
  /// SHA-256 of the event before (64 zeros for the first) and of this one, 64 hexadecimal digits each.
  public var previousHash: String, hash: String

  /// An event.
  public init(
    sequence: Int64, scan: Int64, decision: Decision, reason: String, actor: String, decidedAt: String,
    idempotencyKey: String, assessment: Int64, previousHash: String, hash: String
  ) {
    (self.sequence, self.scan, self.decision, self.reason, self.actor) = (sequence, scan, decision, reason, actor)
    (self.decidedAt, self.idempotencyKey, self.assessment) = (decidedAt, idempotencyKey, assessment)
    (self.previousHash, self.hash) = (previousHash, hash)
  }
}

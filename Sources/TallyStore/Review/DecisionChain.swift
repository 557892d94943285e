internal import TallyCore
internal import TallyDomain

/// How decisions are chained: the hash of an event covers all of it and the hash of the one before, so that none can be
/// changed, left out or put between without every later hash changing. Whoever holds the file can make a new chain; that is
/// why the last hash belongs outside it as well.
enum DecisionChain {
  /// What stands before the first event.
  static let start = String(repeating: "0", count: 64)

  /// SHA-256 over these fields as UTF-8, each as `<length in bytes>:<bytes>,`: `tallyman-decision/1`, hash of the event before,
  /// sequence, scan, decision, reason, actor, time, idempotency key, version of the assessment.
  static func hash(of event: DecisionEvent) -> String {
    let fields = [
      "tallyman-decision/1", event.previousHash, String(event.sequence), String(event.scan), event.decision.rawValue,
      event.reason, event.actor, event.decidedAt, event.idempotencyKey, String(event.assessment),
    ]
    var hash = ContentHash()
    for field in fields { hash.update("\(field.utf8.count):\(field),".utf8) }
    return hash.hexadecimal()
  }

  /// The event that follows the end of a chain.
  static func event(
    after end: (sequence: Int64, hash: String), _ request: DecisionRequest, assessment: Int64, at: String
  ) -> DecisionEvent {
    var event = DecisionEvent(
      sequence: end.sequence + 1, scan: request.scan, decision: request.decision, reason: request.reason,
      actor: request.actor, decidedAt: at, idempotencyKey: request.idempotencyKey, assessment: assessment,
      previousHash: end.hash, hash: "")
    event.hash = hash(of: event)
    return event
  }
}

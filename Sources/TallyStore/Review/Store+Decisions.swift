public import TallyDomain

/// What a person asks to have recorded.
public struct DecisionRequest: Sendable, Equatable {
  /// Longest texts, in characters.
  public static let reasonLimit = 4_000, nameLimit = 200

  /// The scan, what was decided, why, and by whom.
  public var scan: Int64, decision: Decision, reason: String, actor: String
  /// The client's own name for this request: sent again with the same content, the first event is the answer.
  public var idempotencyKey: String
  /// Version of the assessment that the person saw; where it is given, a newer one refuses the decision.
  public var assessment: Int64?

  /// A request.
  public init(
    scan: Int64, decision: Decision, reason: String, actor: String, idempotencyKey: String, assessment: Int64? = nil
  ) {
    (self.scan, self.decision, self.reason, self.actor) = (scan, decision, reason, actor)
    (self.idempotencyKey, self.assessment) = (idempotencyKey, assessment)
  }
}

extension Store {
  /// Records a decision at the end of the chain. When this returns, it survives the loss of power. A later decision on the
  /// same scan revises an earlier one, which stays as it is.
  public func decide(_ request: DecisionRequest) throws(StoreError) -> DecisionEvent {
    try recordDecision(request).event
  }

  /// As `decide`, and whether the event is new or was recorded by an earlier call with the same key.
  public func recordDecision(_ request: DecisionRequest) throws(StoreError) -> (event: DecisionEvent, isNew: Bool) {
    let at = try now().text
    try Self.expectComplete(request)
    return try backend.write(.onCommit) { session throws(StoreError) in
      if let first = try Self.event(withKey: request.idempotencyKey, session) {
        guard first.answers(request) else { throw StoreError.keyReused(key: request.idempotencyKey) }
        return (first, false)
      }
      let assessment = try Self.decidableAssessment(request, session)
      let event = try Self.append(request, assessment: assessment, at: at, session)
      try session.execute("UPDATE scans SET state = 'decided' WHERE id = ?1", .integer(request.scan))
      try Self.logChange(request.scan, .decided, at: at, session)
      return (event, true)
    }
  }

  /// All decisions on a scan, oldest first.
  public func decisions(of scan: Int64) throws(StoreError) -> [DecisionEvent] {
    let rows = try backend.read { session throws(StoreError) in
      try session.rows("\(Self.selectEvents) WHERE scan = ?1 ORDER BY sequence", .integer(scan))
    }
    return try rows.map { row throws(StoreError) in try Self.event(row) }
  }

  static func lastDecision(of scan: Int64, _ session: any StoreSession) throws(StoreError) -> DecisionEvent? {
    let row = try session.row("\(selectEvents) WHERE scan = ?1 ORDER BY sequence DESC LIMIT 1", .integer(scan))
    return try row.map { row throws(StoreError) in try event(row) }
  }

  static let selectEvents = """
    SELECT sequence, scan, decision, reason, actor, decided_at, idempotency_key, assessment, previous_hash, hash
    FROM decisions
    """

  static func event(_ row: StoreRow) throws(StoreError) -> DecisionEvent {
    DecisionEvent(
      sequence: try row.integer("sequence"), scan: try row.integer("scan"), decision: try row.choice("decision"),
      reason: try row.text("reason"), actor: try row.text("actor"), decidedAt: try row.text("decided_at"),
      idempotencyKey: try row.text("idempotency_key"), assessment: try row.integer("assessment"),
      previousHash: try row.text("previous_hash"), hash: try row.text("hash"))
  }

  private static func event(withKey key: String, _ session: any StoreSession) throws(StoreError) -> DecisionEvent? {
    let row = try session.row("\(selectEvents) WHERE idempotency_key = ?1", .text(key))
    return try row.map { row throws(StoreError) in try event(row) }
  }

  private static func expectComplete(_ request: DecisionRequest) throws(StoreError) {
    let (long, short) = (DecisionRequest.reasonLimit, DecisionRequest.nameLimit)
    let fields = [("reason", request.reason, long), ("actor", request.actor, short)]
    for (field, text, limit) in fields + [("idempotency key", request.idempotencyKey, short)] {
      // A NUL is nothing that a person wrote, and databases differ in what they make of it.
      let isBlank = text.allSatisfy(\.isWhitespace)
      guard !isBlank, text.count <= limit, !text.utf8.contains(0) else {
        throw .incompleteDecision(field: field, limit: limit)
      }
    }
  }

  /// The version that is decided on.
  private static func decidableAssessment(
    _ request: DecisionRequest, _ session: any StoreSession
  ) throws(StoreError) -> Int64 {
    let row = try session.row(
      "SELECT s.state, w.assessment FROM scans AS s JOIN worklist AS w ON w.scan = s.id WHERE s.id = ?1",
      .integer(request.scan))
    guard let row else { throw .noSuchScan(request.scan) }
    let state: ScanState = try row.choice("state"), current = try row.integer("assessment")
    guard state == .assessed || state == .decided else { throw .notDecidable(scan: request.scan, state: state) }
    if let seen = request.assessment, seen != current {
      throw .assessmentMoved(scan: request.scan, seen: seen, current: current)
    }
    return current
  }

  /// Adds an event. The end of the chain moves only from where it was read, and the sequence is a key: two writers cannot
  /// both follow the same event.
  private static func append(
    _ request: DecisionRequest, assessment: Int64, at: String, _ session: any StoreSession
  ) throws(StoreError) -> DecisionEvent {
    guard let end = try session.row("SELECT sequence, hash FROM chain_ends WHERE name = 'decisions'") else {
      throw .damagedRecord(place: "chain_ends", said: "the end of the decisions is missing")
    }
    let last = (sequence: try end.integer("sequence"), hash: try end.text("hash"))
    let event = DecisionChain.event(after: last, request, assessment: assessment, at: at)
    let moved = try session.execute(
      "UPDATE chain_ends SET sequence = ?1, hash = ?2 WHERE name = 'decisions' AND sequence = ?3 AND hash = ?4",
      .integer(event.sequence), .text(event.hash), .integer(last.sequence), .text(last.hash))
    if moved != 1 { throw .damagedRecord(place: "chain_ends", said: "the end of the decisions moved meanwhile") }
    try session.execute(
      """
      INSERT INTO decisions (sequence, scan, decision, reason, actor, decided_at, idempotency_key, assessment,
        previous_hash, hash)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
      """, .integer(event.sequence), .integer(event.scan), .text(event.decision.rawValue), .text(event.reason),
      .text(event.actor), .text(event.decidedAt), .text(event.idempotencyKey), .integer(event.assessment),
      .text(event.previousHash), .text(event.hash))
    return event
  }
}

extension DecisionEvent {
  /// True where a request asks for what this event recorded.
  fileprivate func answers(_ request: DecisionRequest) -> Bool {
    scan == request.scan && decision == request.decision && reason == request.reason && actor == request.actor
      && (request.assessment ?? assessment) == assessment
  }
}

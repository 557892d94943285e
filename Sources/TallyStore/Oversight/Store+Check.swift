internal import TallyCore
internal import TallyDomain

extension Store {
  /// Looks through the whole store, read at one moment: the database's own files, references, the chain of decisions, states
  /// that contradict each other. Nothing is changed. An empty answer means that nothing was found.
  public func check() throws(StoreError) -> [StoreFault] {
    var faults = try backend.integrityFaults().map {
      StoreFault(kind: .damage, subject: backend.place, sentence: $0)
    }
    faults += try attempt { session throws(StoreError) in try Self.chainFaults(session) }
    faults += try attempt { session throws(StoreError) in try Self.contradictions(session) }
    faults += try attempt { session throws(StoreError) in try Self.unreadableDocuments(session) }
    return faults
  }

  /// One look, at one moment. A check is what one runs when records cannot be read: that is an answer, and the other looks
  /// still have theirs. Only a store that is busy has to be asked again.
  private func attempt(
    _ look: (any StoreSession) throws(StoreError) -> [StoreFault]
  ) throws(StoreError) -> [StoreFault] {
    do {
      return try backend.read(look)
    } catch {
      if case .busy = error { throw error }
      let said = error.explanation
      return [StoreFault(kind: .damage, subject: said.place, sentence: "\(said.problem) (\(said.code))")]
    }
  }

  private static func contradictions(_ session: any StoreSession) throws(StoreError) -> [StoreFault] {
    var faults = [StoreFault]()
    for rule in ContradictionRule.all {
      for row in try session.rows("\(rule.statement) ORDER BY scan LIMIT 100") {
        faults.append(
          StoreFault(kind: rule.kind, subject: "scan \(try row.integer("scan"))", sentence: rule.sentence))
      }
    }
    return faults
  }

  /// Recomputes every hash from the first event on, and compares the end with what is kept beside the chain.
  private static func chainFaults(_ session: any StoreSession) throws(StoreError) -> [StoreFault] {
    var faults = [StoreFault](), last = (sequence: Int64(0), hash: DecisionChain.start)
    func fault(_ sequence: Int64, _ sentence: String) {
      faults.append(StoreFault(kind: .chain, subject: "decision \(sequence)", sentence: sentence))
    }
    while true {
      let rows = try session.rows(
        "\(selectEvents) WHERE sequence > ?1 ORDER BY sequence LIMIT 1000", .integer(last.sequence))
      if rows.isEmpty { break }
      for row in rows {
        let event = try event(row)
        if event.sequence != last.sequence + 1 { fault(last.sequence + 1, "The decision is missing.") }
        if event.previousHash != last.hash { fault(event.sequence, "It does not follow the decision before it.") }
        if DecisionChain.hash(of: event) != event.hash { fault(event.sequence, "It is not as it was written.") }
        last = (event.sequence, event.hash)
      }
    }
    let end = try session.row("SELECT sequence, hash FROM chain_ends WHERE name = 'decisions'")
    let kept = try end.map { row throws(StoreError) in (try row.integer("sequence"), try row.text("hash")) }
    if kept?.0 != last.sequence || kept?.1 != last.hash {
      fault(kept?.0 ?? 0, "The chain ends at decision \(last.sequence), not at this one.")
    }
    return faults
  }

  /// Reads every document of the current state as the program would.
  private static func unreadableDocuments(_ session: any StoreSession) throws(StoreError) -> [StoreFault] {
    var faults = [StoreFault](), last = Int64(0)
    func attempt(_ scan: Int64, _ read: () throws(StoreError) -> Void) {
      do {
        try read()
      } catch {
        faults.append(StoreFault(kind: .damage, subject: "scan \(scan)", sentence: error.explanation.problem))
      }
    }
    while faults.count < 100 {
      let rows = try session.rows(
        """
        SELECT s.id, s.delivery, a.summary, a.document FROM scans AS s JOIN worklist AS w ON w.scan = s.id
        LEFT JOIN assessments AS a ON a.scan = s.id AND a.version = w.assessment
        WHERE s.id > ?1 ORDER BY s.id LIMIT 100
        """, .integer(last))
      guard let end = rows.last else { break }
      last = try end.integer("id")
      for row in rows {
        let scan = try row.integer("id"), place = "scan \(scan)"
        attempt(scan) { () throws(StoreError) in
          _ = try StoredDocument.value(try row.text("delivery"), as: ScanDelivery.self, at: place)
          _ = try StoredDocument.optional(try row.optionalText("summary"), as: WorklistSummary.self, at: place)
          _ = try StoredDocument.optional(try row.optionalText("document"), as: AssessedScan.self, at: place)
        }
      }
    }
    return faults
  }
}

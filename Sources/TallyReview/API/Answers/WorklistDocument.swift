internal import TallyDomain
internal import TallyStore

/// One page of the worklist as the API writes it.
struct WorklistDocument: Encodable {
  let scans: [Entry]
  let next: OrNull<String>
  let total: Int
  let counts: [String: Int]
  let alerts: [AlertDocument]

  init(_ page: WorklistPage, alerts: [ServiceAlert]) {
    scans = page.entries.map(Entry.init)
    (next, total) = (OrNull(page.next), page.total)
    counts = Dictionary(uniqueKeysWithValues: page.counts.map { ($0.key.rawValue, $0.value) })
    self.alerts = alerts.map(AlertDocument.init)
  }

  struct Entry: Encodable {
    let id: Int64, stem: String, scanId: OrNull<String>, state: ScanState, purpose: ScanPurpose, revision: Int
    let priority: OrNull<Double>, pValue: OrNull<Double>, flagged: Bool
    let containers: [Container], indicators: [String], sentence: OrNull<String>
    let scanner: OrNull<String>, acquiredAt: OrNull<String>, receivedAt: String, assessedAt: OrNull<String>
    let decision: OrNull<LastDecision>, duplicateOf: OrNull<Int64>, problem: OrNull<AssessedScan.ScanError>
    let thumbnail: OrNull<String>

    init(_ entry: WorklistEntry) {
      (id, stem, scanId, state) = (entry.id, entry.stem, OrNull(entry.scanId), entry.state)
      (purpose, revision, flagged) = (entry.purpose, entry.revision, entry.flagged)
      (priority, pValue) = (OrNull(entry.priority), OrNull(entry.pValue))
      containers = entry.containers.map(Container.init)
      (indicators, sentence, scanner) = (entry.indicators, OrNull(entry.sentence), OrNull(entry.scanner))
      (acquiredAt, receivedAt) = (OrNull(entry.acquiredAt), entry.receivedAt)
      assessedAt = OrNull(entry.assessedAt)
      decision = OrNull(entry.decision.map(LastDecision.init))
      duplicateOf = OrNull(entry.duplicateOf)
      problem = OrNull(entry.problem.map(AssessedScan.ScanError.init))
      thumbnail = OrNull(entry.picture == nil ? nil : "/api/v1/scans/\(entry.id)/thumbnail")
    }
  }

  struct Container: Encodable {
    let number: OrNull<String>, priority: OrNull<Double>, pValue: OrNull<Double>, flagged: Bool
    let link: ManifestLink.Method, goods: [String], vessel: OrNull<String>

    init(_ container: WorklistEntry.Container) {
      (number, priority) = (OrNull(container.number), OrNull(container.priority))
      (pValue, flagged) = (OrNull(container.pValue), container.flagged)
      (link, goods, vessel) = (container.link, container.goods, OrNull(container.vessel))
    }
  }

  struct LastDecision: Encodable {
    let decision: Decision, actor: String, decidedAt: String

    init(_ decision: WorklistEntry.LastDecision) {
      (self.decision, actor, decidedAt) = (decision.decision, decision.actor, decision.decidedAt)
    }
  }
}

/// An alert as the API writes it.
struct AlertDocument: Encodable {
  let kind: ServiceAlert.Kind, subject: String, sentence: String, raisedAt: String, clearedAt: OrNull<String>

  init(_ alert: ServiceAlert) {
    (kind, subject, sentence) = (alert.kind, alert.subject, alert.sentence)
    (raisedAt, clearedAt) = (alert.raisedAt, OrNull(alert.clearedAt))
  }
}

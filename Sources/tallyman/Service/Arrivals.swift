internal import Synchronization
internal import TallyCore
internal import TallyDomain
internal import TallyIntake
internal import TallyManifest
internal import TallyPipeline
internal import TallyReview
internal import TallyStore

/// Takes what intake tells into the store. What throws is told again later: a full disk loses nothing.
final class Arrivals: Sendable {
  let store: Store, book: DeclarationBook
  /// Rung where a scan waits, and where a manifest was added.
  let queue: WorkSignal, declarations: WorkSignal
  let journal: ServiceJournal
  let receipts: ReceiptDesk
  private let delivered = Mutex([String: (scans: Int, last: String)]())

  init(
    store: Store, book: DeclarationBook, queue: WorkSignal, declarations: WorkSignal, journal: ServiceJournal,
    receipts: ReceiptDesk
  ) {
    (self.store, self.book, self.queue, self.declarations) = (store, book, queue, declarations)
    (self.journal, self.receipts) = (journal, receipts)
  }

  /// What each profile has delivered since the start.
  var figures: [ServiceStatus.Profile] {
    let delivered = delivered.withLock { $0 }
    return receipts.profiles.values.sorted { $0.name < $1.name }.map { profile in
      let figure = delivered[profile.name]
      return .init(name: profile.name, folder: profile.folder, lastScanAt: figure?.last, scans: figure?.scans ?? 0)
    }
  }

  func take(_ event: IntakeEvent) throws {
    switch event {
    case .scan(let delivery): try take(delivery)
    case .manifest(let path): try takeManifest(path)
    case .alert(let alert):
      try store.raise(alert)
      journal.note("\(alert.subject): \(alert.sentence)")
    case .alertOver(let kind, let subject): try store.clear(kind: kind, subject: subject)
    case .unknownFile(let path):
      journal.note("\(path): This is neither a picture nor a sidecar; it is left alone.")
    case .remark(let explanation): journal.note(explanation)
    }
  }

  private func take(_ delivery: ScanDelivery) throws {
    let registration = try store.register(delivery)
    if case .known = registration { return }
    queue.ring()
    delivered.withLock { $0[delivery.profile] = (($0[delivery.profile]?.scans ?? 0) + 1, ServiceClock.now()) }
    receipts.write(delivery, scan: registration.scan, .queued)
  }

  /// A manifest that cannot be read is an alert until a readable one lies in its place.
  private func takeManifest(_ path: String) throws {
    let result = try book.take(path: path)
    if let failure = result.failures.first {
      let explanation = failure.explanation
      let more = result.failures.count > 1 ? " (and \(result.failures.count - 1) more)" : ""
      let sentence = "\(explanation.problem) \(explanation.remedy) [\(explanation.code)]\(more)"
      try store.raise(
        ServiceAlert(kind: .manifestUnreadable, subject: path, sentence: sentence, raisedAt: ServiceClock.now()))
      journal.note(explanation)
    } else {
      try store.clear(kind: .manifestUnreadable, subject: path)
    }
    if result.added > 0 { declarations.ring() }
  }
}

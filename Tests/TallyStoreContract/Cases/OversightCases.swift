import TallyCore
import TallyDomain
@testable import TallyStore
import Testing

enum OversightCases {
  static let all = [
    ContractCase("the log of changes tells the whole way, in order, and can be resumed") { ground in
      let store = try ground.store()
      let scan = try store.assess("a")
      _ = try store.decide(Fixture.decision(scan, key: "k"))
      _ = try store.requeue(scan: scan, reason: "manifest 1")
      let claim = try #require(try store.claim(worker: "w", leaseSeconds: 60))
      try store.complete(claim, with: try Fixture.result("a"))
      let broken = try store.arrive("b")
      try store.quarantine(broken, problem: StoreError.noSuchScan(1).explanation, files: [])
      try store.finishAsDuplicate(try store.arrive("c"), of: scan)
      let all = try store.changes(after: 0, limit: 100)
      let kinds: [ScanChange.Kind] = [.recorded, .assessed, .decided, .requeued, .assessed]
      #expect(all.map(\.kind) == kinds + [.recorded, .quarantined, .recorded, .duplicate])
      #expect(all.map(\.sequence) == Array(1...9))
      #expect(all.map(\.scan) == [1, 1, 1, 1, 1, 2, 2, 3, 3])
      #expect(try store.lastChange() == 9)
      #expect(try store.changes(after: 7, limit: 1) == [all[7]])
      #expect(try store.changes(after: 9, limit: 100) == [])
      #expect(try store.changes(after: 0, limit: -5).count == 1)
      #expect(try store.worklist(WorklistQuery()).sequence == 9)
    },
    ContractCase("what did not happen is not in the log") { ground in
      let store = try ground.store()
      let claim = try store.arrive("a")
      let before = try store.lastChange()
      try store.renew(claim, leaseSeconds: 60)
      _ = try store.register(Fixture.delivery("a"))
      #expect(throws: StoreError.self) { _ = try store.decide(Fixture.decision(claim.scan, key: "k")) }
      try store.release(claim)
      #expect(try store.lastChange() == before)
    },
    ContractCase("an alert is open once, keeps its beginning, and stays as history") { ground in
      let clock = ManualClock(), store = try ground.store(clock)
      func alert(_ subject: String, _ sentence: String) -> ServiceAlert {
        ServiceAlert(kind: .silentScanner, subject: subject, sentence: sentence, raisedAt: clock.text)
      }
      let first = alert("mx07", "Silent for 10 min.")
      try store.raise(first)
      clock.advance(seconds: 600)
      try store.raise(alert("mx07", "Silent for 20 min."))
      try store.raise(alert("mx08", "Silent for 10 min."))
      var open = try ground.store(clock).alerts()
      #expect(open.map(\.subject) == ["mx07", "mx08"])
      #expect(open.first?.sentence == "Silent for 20 min.")
      #expect(open.first?.raisedAt == first.raisedAt)
      try store.clear(kind: .silentScanner, subject: "mx07")
      try store.clear(kind: .silentScanner, subject: "mx07")
      try store.clear(kind: .folderUnusable, subject: "mx08")
      open = try store.alerts()
      #expect(open.map(\.subject) == ["mx08"])
      try store.raise(alert("mx07", "Again."))
      #expect(try store.alertHistory().map(\.clearedAt) == [nil, nil, "2026-11-24T09:10:00.000Z"])
      expect(.badTime("noon")) {
        try store.raise(ServiceAlert(kind: .diskAlmostFull, subject: "/", sentence: "Full.", raisedAt: "noon"))
      }
    },
    ContractCase("the figures of the queue say who waits since when") { ground in
      let clock = ManualClock(), store = try ground.store(clock)
      #expect(try store.queueFigures() == QueueFigures(waiting: 0, claimed: 0, oldestSince: nil))
      for stem in ["a", "b", "c"] {
        _ = try store.register(Fixture.delivery(stem))
        clock.advance(seconds: 1)
      }
      _ = try store.claim(worker: "w", leaseSeconds: 10)
      #expect(try store.queueFigures() == QueueFigures(waiting: 2, claimed: 1, oldestSince: "2026-11-24T09:00:01.000Z"))
      clock.advance(seconds: 60)
      #expect(try store.queueFigures() == QueueFigures(waiting: 3, claimed: 0, oldestSince: "2026-11-24T09:00:00.000Z"))
    },
  ]
}

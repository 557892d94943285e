import TallyDomain
import TallyStore
import Testing

enum DecisionCases {
  static let all = [
    ContractCase("decisions are events in a chain; a later one revises, the first stays") { ground in
      let clock = ManualClock(), store = try ground.store(clock)
      let scan = try store.assess("a"), other = try store.assess("b")
      let first = try store.decide(Fixture.decision(scan, .clear, key: "k1"))
      clock.advance(seconds: 30)
      let second = try store.decide(Fixture.decision(other, .inspect, key: "k2"))
      let third = try store.decide(Fixture.decision(scan, .refer, key: "k3", reason: "A second look."))
      #expect([first, second, third].map(\.sequence) == [1, 2, 3])
      #expect(first.previousHash == String(repeating: "0", count: 64))
      #expect([second, third].map(\.previousHash) == [first.hash, second.hash])
      #expect(first.decidedAt == "2026-11-24T09:00:00.000Z")
      #expect(first.assessment == 1)
      #expect(try ground.store().decisions(of: scan) == [first, third])
      #expect(try store.decisions(of: 99) == [])
      #expect(try store.scan(scan)?.decision == third)
      #expect(try store.state(of: scan) == .decided)
      #expect(try store.check() == [])
    },
    ContractCase("the hash is the documented one") { ground in
      let store = try ground.store()
      let event = try store.decide(Fixture.decision(try store.assess("a"), key: "k1", reason: "Größe"))
      // Computed apart, with Python's hashlib, over `19:tallyman-decision/1,64:0…0,1:1,1:1,5:clear,7:Größe,9:analyst-1,…`.
      #expect(event.hash == "28db84391f3f00acb5617c7a4173c41784af54ea3d507206cd40d11bf26b48f7")
    },
    ContractCase("the same request again is the first event") { ground in
      let clock = ManualClock(), store = try ground.store(clock)
      let scan = try store.assess("a"), request = Fixture.decision(scan, key: "k1")
      let first = try store.recordDecision(request)
      #expect(first.isNew)
      clock.advance(seconds: 60)
      let again = try ground.store(clock).recordDecision(request)
      #expect(!again.isNew)
      #expect(again.event == first.event)
      #expect(try store.decisions(of: scan).count == 1)
    },
    ContractCase("a key with other content is refused") { ground in
      let store = try ground.store()
      let scan = try store.assess("a"), other = try store.assess("b")
      _ = try store.decide(Fixture.decision(scan, key: "k1"))
      var requests = [Fixture.decision(other, key: "k1"), Fixture.decision(scan, .inspect, key: "k1")]
      requests.append(Fixture.decision(scan, key: "k1", reason: "Another."))
      requests.append(
        DecisionRequest(scan: scan, decision: .clear, reason: "As declared.", actor: "other", idempotencyKey: "k1"))
      for request in requests { expect(.keyReused(key: "k1")) { _ = try store.decide(request) } }
      #expect(try store.decisions(of: scan).count == 1)
    },
    ContractCase("only what is assessed is decided, on the assessment that was seen") { ground in
      let store = try ground.store()
      expect(.noSuchScan(1)) { _ = try store.decide(Fixture.decision(1, key: "k")) }
      let claim = try store.arrive("a")
      expect(.notDecidable(scan: 1, state: .queued)) { _ = try store.decide(Fixture.decision(1, key: "k")) }
      try store.quarantine(claim, problem: StoreError.noSuchScan(1).explanation, files: [])
      expect(.notDecidable(scan: 1, state: .quarantined)) { _ = try store.decide(Fixture.decision(1, key: "k")) }
      let scan = try store.assess("b")
      _ = try store.requeue(scan: scan, reason: "manifest 1")
      let again = try #require(try store.claim(worker: "w", leaseSeconds: 60))
      try store.complete(again, with: try Fixture.result("b"))
      var request = Fixture.decision(scan, key: "k")
      request.assessment = 1
      expect(.assessmentMoved(scan: scan, seen: 1, current: 2)) { _ = try store.decide(request) }
      request.assessment = 2
      #expect(try store.decide(request).assessment == 2)
    },
    ContractCase("a decision needs its reason, its actor and its key") { ground in
      let store = try ground.store()
      let scan = try store.assess("a")
      func request(_ reason: String, _ actor: String, _ key: String) -> DecisionRequest {
        DecisionRequest(scan: scan, decision: .clear, reason: reason, actor: actor, idempotencyKey: key)
      }
      for empty in ["", " \n\t", "a\u{0}b", String(repeating: "x", count: 4_001)] {
        expect(.incompleteDecision(field: "reason", limit: 4_000)) { _ = try store.decide(request(empty, "me", "k")) }
        expect(.incompleteDecision(field: "actor", limit: 200)) { _ = try store.decide(request("why", empty, "k")) }
        expect(.incompleteDecision(field: "idempotency key", limit: 200)) {
          _ = try store.decide(request("why", "me", empty))
        }
      }
      _ = try store.decide(request(String(repeating: "x", count: 4_000), "me", "k"))
    },
    ContractCase("the database itself refuses to change or delete what was recorded") { ground in
      let backend = try ground.open(), store = try Store(backend: backend, now: { ManualClock().text })
      _ = try store.decide(Fixture.decision(try store.assess("a"), key: "k1"))
      let before = try backend.contents()
      for table in ["decisions", "assessments", "links", "changes"] {
        #expect(throws: StoreError.self, "\(table)") { try backend.tamper("UPDATE \(table) SET scan = scan") }
        #expect(throws: StoreError.self, "\(table)") { try backend.tamper("DELETE FROM \(table)") }
      }
      #expect(try backend.contents() == before)
    },
  ]
}

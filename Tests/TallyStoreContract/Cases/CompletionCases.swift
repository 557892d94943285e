import TallyCore
import TallyDomain
import TallyStore
import Testing

enum CompletionCases {
  static let all = [
    ContractCase("what was handed in comes back as it was") { ground in
      let clock = ManualClock(), store = try ground.store(clock)
      let claim = try store.arrive("a", scanId: "S1")
      clock.advance(seconds: 5)
      let finding = Fixture.finding(.densityAnomaly, score: 7.1, sentence: "Ein Größenunterschied: 31 g/cm² \u{0}.")
      let container = Fixture.container("MSKU1234565", priority: 4.731_2, flagged: true, findings: [finding])
      let result = try Fixture.result("a", [container], findings: [Fixture.finding(.scanQuality, severity: .info)])
      try store.complete(claim, with: result)
      try store.complete(claim, with: result)  // the answer to the first call may have been lost
      let record = try #require(try ground.store().scan(claim.scan))
      let assessment = try #require(record.assessment)
      #expect(assessment.scan == result.scan)
      #expect(assessment.version == 1)
      #expect(assessment.madeAt == "2026-11-24T09:00:05.000Z")
      #expect(assessment.document.model == "yard-1@ab")
      #expect(assessment.document.budget == result.budget)
      #expect(assessment.picture == "a.picture")
      #expect(record.assessments == 1)
      #expect(record.state == .assessed)
      #expect(record.scanId == "S1")
      #expect(record.receivedAt == "2026-11-24T09:00:00.000Z")
      #expect(try store.assessment(of: claim.scan, version: 1) == assessment)
      #expect(try store.assessment(of: claim.scan, version: 2) == nil)
      #expect(try store.scan(claim.scan + 1) == nil)
    },
    ContractCase("a result that cannot be written leaves the claim as it was") { ground in
      let store = try ground.store()
      let claim = try store.arrive("a")
      let broken = try Fixture.result("a", [Fixture.container("MSKU1234565", priority: .infinity)])
      #expect(throws: StoreError.self) { try store.complete(claim, with: broken) }
      try store.complete(claim, with: try Fixture.result("a"))
      #expect(try store.scan(claim.scan)?.assessments == 1)
    },
    ContractCase("each assessment is a version of its own; earlier ones stay") { ground in
      let store = try ground.store()
      let scan = try store.assess("a", priority: 1)
      for priority in [2.0, 3.0] {
        #expect(try store.requeue(scan: scan, reason: "priority \(priority)"))
        #expect(try store.scan(scan)?.assessment?.version == Int64(priority) - 1, "shown until the new one is there")
        let claim = try #require(try store.claim(worker: "w", leaseSeconds: 60))
        #expect(claim.previous?.containers.first?.priority == priority - 1)
        try store.complete(claim, with: try Fixture.result("a", [Fixture.container("MSKU1234565", priority: priority)]))
      }
      #expect(try store.scan(scan)?.assessments == 3)
      #expect(try store.assessment(of: scan, version: 1)?.scan.containers.first?.priority == 1)
      #expect(try store.worklist(WorklistQuery()).entries.first?.priority == 3)
    },
    ContractCase("duplicates and quarantine end a claim") { ground in
      let store = try ground.store()
      let first = try store.assess("a")
      let second = try store.arrive("b", content: "pixels of a", scanId: "a")
      try store.finishAsDuplicate(second, of: first)
      try store.finishAsDuplicate(second, of: first)
      #expect(try store.scan(second.scan)?.duplicateOf == first)
      let third = try store.arrive("c")
      let problem = Explanation(code: "TLY-IMG-001", place: "c.tif", problem: "Cut off.", remedy: "Send it again.")
      try store.quarantine(third, problem: problem, files: ["/q/c.tif"])
      try store.quarantine(third, problem: problem, files: ["/q/c.tif"])
      let counts = try store.counts()
      #expect(counts == [.queued: 0, .assessed: 1, .quarantined: 1, .duplicate: 1, .decided: 0])
      #expect(try store.claim(worker: "w", leaseSeconds: 60) == nil)
    },
  ]
}

import TallyDomain
import TallyStore
import Testing

enum RelinkCases {
  private typealias Reassessment = (
    what: String, container: AssessedContainer, findings: [Finding], state: ScanState
  )

  /// What a scan that was cleared comes back with, and whether the decision stands.
  private static let reassessments: [Reassessment] = [
    ("a decision stands where nothing changed", Fixture.container("MSKU1234565", priority: 1), [], .decided),
    ("other goods open it again", Fixture.container("MSKU1234565", priority: 1, goods: "scrap"), [], .assessed),
    (
      "another document opens it again", Fixture.container("MSKU1234565", priority: 1, consignment: "B2"), [], .assessed
    ),
    ("another number opens it again", Fixture.container("CSQU3054383", priority: 1), [], .assessed),
    ("a lost declaration opens it again", Fixture.container("MSKU1234565", priority: 1, goods: nil), [], .assessed),
    ("a new flag opens it again", Fixture.container("MSKU1234565", priority: 1, flagged: true), [], .assessed),
    (
      "DECLARATION_CHANGED opens it again", Fixture.container("MSKU1234565", priority: 1),
      [Fixture.finding(.declarationChanged, severity: .alert)], .assessed
    ),
  ]

  private static func reassess(_ store: Store, _ reassessment: Reassessment) throws {
    let scan = try store.assess("a", priority: 1)
    _ = try store.decide(Fixture.decision(scan, key: "k1"))
    #expect(try store.requeue(scan: scan, reason: "manifest 1"))
    #expect(try store.state(of: scan) == .queued)
    let claim = try #require(try store.claim(worker: "w", leaseSeconds: 60))
    let result = try Fixture.result("a", [reassessment.container], findings: reassessment.findings)
    try store.complete(claim, with: result)
    #expect(try store.state(of: scan) == reassessment.state)
    #expect(try store.worklist(WorklistQuery()).entries.first?.decision?.decision == .clear)
    #expect(try store.check() == [])
  }

  static let all =
    reassessments.map { reassessment in
      ContractCase("decided and assessed anew: \(reassessment.what)") { ground in
        try reassess(try ground.store(), reassessment)
      }
    } + [
      ContractCase("the same reason counts once") { ground in
        let store = try ground.store()
        let scan = try store.assess("a")
        #expect(try store.requeue(scan: scan, reason: "manifest 1"))
        let claim = try #require(try store.claim(worker: "w", leaseSeconds: 60))
        try store.complete(claim, with: try Fixture.result("a"))
        #expect(try !store.requeue(scan: scan, reason: "manifest 1"))
        #expect(try store.state(of: scan) == .assessed)
        #expect(try store.requeue(scan: scan, reason: "manifest 2"))
      },
      ContractCase("what waits anyway is not asked for twice; what is in quarantine stays there") { ground in
        let store = try ground.store()
        _ = try store.register(Fixture.delivery("a"))
        #expect(try !store.requeue(scan: 1, reason: "manifest 1"))
        let claim = try #require(try store.claim(worker: "w", leaseSeconds: 60))
        try store.quarantine(claim, problem: StoreError.noSuchScan(1).explanation, files: [])
        #expect(try !store.requeue(scan: 1, reason: "manifest 2"))
        #expect(try store.state(of: 1) == .quarantined)
        expect(.noSuchScan(7)) { _ = try store.requeue(scan: 7, reason: "manifest 1") }
      },
      ContractCase("a manifest that comes during the work has the scan linked once more afterwards") { ground in
        let store = try ground.store()
        let claim = try store.arrive("a")
        for manifest in 1...3 { #expect(try store.requeue(scan: claim.scan, reason: "manifest \(manifest)")) }
        try store.complete(claim, with: try Fixture.result("a"))
        let again = try #require(try store.claim(worker: "w", leaseSeconds: 60))
        #expect(again.reason == .relink)
        try store.complete(again, with: try Fixture.result("a"))
        #expect(try store.claim(worker: "w", leaseSeconds: 60) == nil)
        #expect(try store.scan(claim.scan)?.assessments == 2)
      },
      ContractCase("a claim after a lost one links anew anyway") { ground in
        let clock = ManualClock(), store = try ground.store(clock)
        let lost = try store.arrive("a")
        #expect(try store.requeue(scan: lost.scan, reason: "manifest 1"))
        clock.advance(seconds: 61)
        let claim = try #require(try store.claim(worker: "w", leaseSeconds: 60))
        try store.complete(claim, with: try Fixture.result("a"))
        #expect(try store.state(of: lost.scan) == .assessed)
      },
    ]
}

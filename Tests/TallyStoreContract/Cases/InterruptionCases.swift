import TallyCore
import TallyDomain
import TallyStore
import Testing

/// What every call does when the plug is pulled: at each statement, at the commit, and after it, when only the answer is lost.
enum InterruptionCases {
  /// A call, on a store where what it needs has happened.
  private struct Call: Sendable {
    let name: String
    /// Brings the store to where the call is made, and gives the call.
    let prepare: @Sendable (Store) throws -> (Store) throws -> Void
    /// False for a call that hands out something: asked again it hands out the next.
    var repeats = true
  }

  private static let problem = Explanation(
    code: "TLY-IMG-001", place: "a.tif", problem: "Cut off.", remedy: "Send again.")

  private static let calls = [
    Call(name: "register") { _ in { _ = try $0.register(Fixture.delivery("a", sidecar: 1)) } },
    Call(name: "register a later sidecar") { store in
      try store.assess("a")
      return { _ = try $0.register(Fixture.delivery("a", sidecar: 1)) }
    },
    Call(
      name: "claim",
      prepare: { store in
        _ = try store.register(Fixture.delivery("a"))
        return { _ = try $0.claim(worker: "w", leaseSeconds: 60) }
      }, repeats: false),
    Call(name: "release") { store in
      let claim = try store.arrive("a")
      return { try $0.release(claim) }
    },
    Call(name: "release for a while") { store in
      let claim = try store.arrive("a")
      return { try $0.release(claim, forSeconds: 30) }
    },
    Call(name: "retry") { store in
      let claim = try store.arrive("a")
      return { try $0.retry(claim, problem: problem) }
    },
    Call(name: "renew") { store in
      let claim = try store.arrive("a")
      return { try $0.renew(claim, leaseSeconds: 600) }
    },
    Call(name: "identify") { store in
      try store.assess("a")
      _ = try store.register(Fixture.delivery("b"))
      let claim = try #require(try store.claim(worker: "w", leaseSeconds: 60))
      return {
        let identity = try $0.identify(
          claim, content: "pixels of a", scanId: "b", containers: ["CSQU3054383"], purpose: .operational)
        #expect(identity == .replayed(of: 1, scanId: "a", containers: ["MSKU1234565"]))
      }
    },
    Call(name: "complete") { store in
      let claim = try store.arrive("a")
      let container = Fixture.container(
        "MSKU1234565", priority: 1, findings: [Fixture.finding(.densityAnomaly, score: 1)])
      let result = try Fixture.result("a", [container], findings: [Fixture.finding(.scanQuality, severity: .info)])
      return { try $0.complete(claim, with: result) }
    },
    Call(name: "complete while a re-link is asked for") { store in
      let claim = try store.arrive("a")
      try store.requeue(scan: claim.scan, reason: "manifest 1")
      let result = try Fixture.result("a")
      return { try $0.complete(claim, with: result) }
    },
    Call(name: "complete after a decision") { store in
      let scan = try store.assess("a")
      _ = try store.decide(Fixture.decision(scan, key: "k"))
      try store.requeue(scan: scan, reason: "manifest 1")
      let claim = try #require(try store.claim(worker: "w", leaseSeconds: 60))
      let result = try Fixture.result("a")
      return { try $0.complete(claim, with: result) }
    },
    Call(name: "finish as a duplicate") { store in
      let scan = try store.assess("a"), claim = try store.arrive("b", content: "pixels of a", scanId: "a")
      return { try $0.finishAsDuplicate(claim, of: scan) }
    },
    Call(name: "quarantine") { store in
      let claim = try store.arrive("a")
      return { try $0.quarantine(claim, problem: problem, files: ["/q/a.tif"]) }
    },
    Call(name: "put back") { store in
      try store.quarantine(try store.arrive("a"), problem: problem, files: ["/q/a.tif"])
      return { _ = try $0.register(Fixture.delivery("a")) }
    },
    Call(name: "requeue") { store in
      let scan = try store.assess("a")
      return { try $0.requeue(scan: scan, reason: "manifest 1") }
    },
    Call(name: "give up claims") { store in
      _ = try store.arrive("a")
      return { try $0.giveUpClaims(ofWorkersNamed: "lane") }
    },
    Call(name: "add a manifest") { _ in
      { _ = try $0.addManifest(Fixture.manifest("R"), file: "a.edi", contentHash: "1") }
    },
    Call(name: "re-link for a manifest") { store in
      let scans = [try store.assess("a"), try store.assess("b")]
      _ = try store.addManifest(Fixture.manifest("R"), file: "a.edi", contentHash: "1")
      return { try $0.relink(scans, for: 1) }
    },
    Call(name: "decide") { store in
      let scan = try store.assess("a")
      return { _ = try $0.decide(Fixture.decision(scan, key: "k")) }
    },
    Call(name: "raise an alert") { _ in
      let alert = ServiceAlert(kind: .folderUnusable, subject: "/w", sentence: "Gone.", raisedAt: ManualClock().text)
      return { try $0.raise(alert) }
    },
    Call(name: "clear an alert") { store in
      try store.raise(
        ServiceAlert(kind: .folderUnusable, subject: "/w", sentence: "Gone.", raisedAt: ManualClock().text))
      return { try $0.clear(kind: .folderUnusable, subject: "/w") }
    },
  ]

  static let all = calls.map { call in
    ContractCase("interrupted anywhere: \(call.name)") { ground in try walk(call, on: ground) }
  }

  private static func walk(_ call: Call, on ground: ContractGround) throws {
    let whole = try round(call, on: ground, failingAt: nil)
    #expect(whole.points >= 3, "statement, commit, answer")
    for point in 1...whole.points {
      let part = try round(call, on: ground, failingAt: point)
      let isAnswer = point == whole.points
      #expect(part.failed, "\(call.name), point \(point)")
      #expect(part.afterFailure == (isAnswer ? whole.afterCall : whole.before), "\(call.name), point \(point)")
      if call.repeats || !isAnswer {
        #expect(part.afterCall == whole.afterCall, "\(call.name), repeated after point \(point)")
      }
    }
  }

  private struct Round {
    var before = [String](), afterFailure = [String](), afterCall = [String](), points = 0, failed = false
  }

  private static func round(_ call: Call, on ground: ContractGround, failingAt point: Int?) throws -> Round {
    let backend = FailingBackend(try ground.fresh()), clock = ManualClock(),
      store = try Store(backend: backend, now: { clock.text })
    let body = try call.prepare(store)
    var round = Round(before: try backend.contents())
    backend.fail(at: point)
    do {
      try body(store)
    } catch let error as StoreError where error == FailingBackend.failure {
      round.failed = true
    }
    round.points = backend.points
    backend.fail(at: nil)
    round.afterFailure = try backend.contents()
    if round.failed { try body(store) }
    round.afterCall = try backend.contents()
    #expect(try store.check() == [], "\(call.name), point \(point ?? 0)")
    return round
  }
}

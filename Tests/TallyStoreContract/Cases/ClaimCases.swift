import TallyCore
import TallyDomain
@testable import TallyStore
import Testing

enum ClaimCases {
  private static let problem = Explanation(code: "TLY-CNF-001", place: "a.tif", problem: "It crashed.", remedy: "Wait.")

  static let all = [
    ContractCase("scans are handed out oldest first, each to one worker") { ground in
      let clock = ManualClock(), store = try ground.store(clock)
      for stem in ["b", "a", "c"] {
        _ = try store.register(Fixture.delivery(stem))
        clock.advance(seconds: 1)
      }
      let claims = try (0..<3).map { try #require(try store.claim(worker: "w\($0)", leaseSeconds: 60)) }
      #expect(claims.map(\.delivery.stem) == ["b", "a", "c"])
      #expect(try store.claim(worker: "w", leaseSeconds: 60) == nil)
      #expect(try store.queueFigures() == QueueFigures(waiting: 0, claimed: 3, oldestSince: nil))
    },
    ContractCase("an expired lease is taken again, and the first worker is then refused") { ground in
      let clock = ManualClock(), store = try ground.store(clock)
      _ = try store.register(Fixture.delivery("a"))
      let slow = try #require(try store.claim(worker: "slow", leaseSeconds: 10))
      #expect(slow.leaseUntil == "2026-11-24T09:00:10.000Z")
      clock.advance(seconds: 9)
      #expect(try store.claim(worker: "quick", leaseSeconds: 10) == nil)
      clock.advance(seconds: 1)
      let quick = try #require(try store.claim(worker: "quick", leaseSeconds: 10))
      #expect(quick.scan == slow.scan)
      #expect(quick.token > slow.token)
      #expect(quick.attempt == 2)
      #expect(quick.reason == .retry)
      #expect(quick.lastProblem == nil)
      let lost = StoreError.claimLost(scan: slow.scan)
      expect(lost) { try store.complete(slow, with: try Fixture.result("a")) }
      expect(lost) { try store.renew(slow, leaseSeconds: 10) }
      expect(lost) { try store.release(slow) }
      expect(lost) { try store.retry(slow, problem: problem) }
      expect(lost) { try store.quarantine(slow, problem: problem, files: []) }
      expect(lost) { try store.finishAsDuplicate(slow, of: 1) }
      expect(lost) {
        _ = try store.identify(slow, content: "x", scanId: nil, containers: [], purpose: .operational)
      }
      try store.complete(quick, with: try Fixture.result("a"))
      #expect(try store.scan(quick.scan)?.assessments == 1)
    },
    ContractCase("a lease that ran out but was not taken is still good") { ground in
      let clock = ManualClock(), store = try ground.store(clock)
      let claim = try store.arrive("a")
      clock.advance(seconds: 3_000)
      try store.renew(claim, leaseSeconds: 60)
      #expect(try store.claim(worker: "other", leaseSeconds: 60) == nil)
      clock.advance(seconds: 3_000)
      try store.complete(claim, with: try Fixture.result("a"))
      #expect(try store.state(of: claim.scan) == .assessed)
    },
    ContractCase("released scans keep their place, and the attempt does not count") { ground in
      let clock = ManualClock(), store = try ground.store(clock)
      for stem in ["a", "b"] {
        _ = try store.register(Fixture.delivery(stem))
        clock.advance(seconds: 1)
      }
      let first = try #require(try store.claim(worker: "w", leaseSeconds: 60))
      try store.release(first)
      try store.release(first)  // the answer to the first call may have been lost
      let again = try #require(try store.claim(worker: "w", leaseSeconds: 60))
      #expect(again.delivery.stem == "a")
      #expect(again.attempt == 1)
      #expect(again.reason == .new)
      expect(.claimLost(scan: first.scan)) { try store.complete(first, with: try Fixture.result("a")) }
    },
    ContractCase("a retry counts and carries its problem") { ground in
      let store = try ground.store()
      let claim = try store.arrive("a")
      try store.retry(claim, problem: problem)
      #expect(try store.scan(claim.scan)?.problem == nil)
      let again = try #require(try store.claim(worker: "w", leaseSeconds: 60))
      #expect(again.attempt == 2)
      #expect(again.reason == .retry)
      #expect(again.lastProblem == problem)
      try store.complete(again, with: try Fixture.result("a"))
      _ = try store.requeue(scan: claim.scan, reason: "again")
      let relink = try #require(try store.claim(worker: "w", leaseSeconds: 60))
      #expect(relink.attempt == 1)
      #expect(relink.lastProblem == nil)
    },
    ContractCase("claims of a dead process are free at once, those of others are not") { ground in
      let store = try ground.store()
      for stem in ["a", "b", "c"] { _ = try store.register(Fixture.delivery(stem)) }
      for worker in ["host1/lane0", "host1/lane1", "host2/lane0"] {
        _ = try store.claim(worker: worker, leaseSeconds: 1_000)
      }
      #expect(try store.giveUpClaims(ofWorkersNamed: "host1/") == 2)
      #expect(try store.queueFigures().waiting == 2)
      let again = try #require(try store.claim(worker: "host1/lane0", leaseSeconds: 60))
      #expect(again.attempt == 2)
    },
    ContractCase("a scan that pauses is handed out later, and the others meanwhile") { ground in
      let clock = ManualClock(), store = try ground.store(clock)
      for stem in ["a", "b"] { _ = try store.register(Fixture.delivery(stem)) }
      let paused = try #require(try store.claim(worker: "w", leaseSeconds: 60))
      try store.release(paused, forSeconds: 30)
      try store.release(paused, forSeconds: 30)
      let figures = QueueFigures(waiting: 2, claimed: 0, oldestSince: "2026-11-24T09:00:00.000Z")
      #expect(try store.queueFigures() == figures)
      let other = try #require(try store.claim(worker: "w", leaseSeconds: 600))
      #expect(other.delivery.stem == "b")
      clock.advance(seconds: 29)
      #expect(try store.claim(worker: "w", leaseSeconds: 60) == nil)
      #expect(try !store.requeue(scan: paused.scan, reason: "manifest 1"), "it waits anyway")
      clock.advance(seconds: 1)
      let again = try #require(try store.claim(worker: "w", leaseSeconds: 60))
      #expect(again.delivery.stem == "a")
      #expect(again.attempt == 1)
      #expect(try store.check() == [])
    },
    ContractCase("of a dead process's scans only those count an attempt that may have ended it") { ground in
      let store = try ground.store()
      for stem in ["a", "b"] {
        _ = try store.register(Fixture.delivery(stem))
        _ = try store.claim(worker: "w", leaseSeconds: 600)
      }
      #expect(try store.giveUpClaims(ofWorkersNamed: "w", guilty: [2]) == 2)
      let attempts = try (0..<2).map { _ in try #require(try store.claim(worker: "w", leaseSeconds: 60)) }
      #expect(attempts.map(\.attempt) == [1, 2])
      #expect(attempts.map(\.reason) == [.new, .retry])
    },
    ContractCase("a lease of any length is some lease") { ground in
      let clock = ManualClock(), store = try ground.store(clock)
      _ = try store.register(Fixture.delivery("a"))
      for seconds in [-1.0, 0, .nan] {
        #expect(try store.claim(worker: "w", leaseSeconds: seconds)?.leaseUntil == clock.text)
      }
      let claim = try #require(try store.claim(worker: "w", leaseSeconds: .infinity))
      #expect(claim.leaseUntil == "2027-11-25T09:00:00.000Z")
    },
    ContractCase("a clock that writes anything else is refused") { ground in
      _ = try ground.store()
      for text in ["", "2026-11-24 09:00:00", "2026-11-24T09:00:00Z", "2026-13-24T09:00:00.000Z", "9"] {
        expect(.badTime(text)) { _ = try Store(backend: try ground.open(), now: { text }) }
      }
    },
  ]
}

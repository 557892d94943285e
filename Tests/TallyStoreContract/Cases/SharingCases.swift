import Foundation
import Synchronization
import TallyCore
import TallyDomain
import TallyStore
import Testing

enum SharingCases {
  /// Runs a body on several threads at once and gives what they threw.
  private static func atOnce(_ count: Int, _ body: @escaping @Sendable (Int) throws -> Void) -> [String] {
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: count) { index in
      do {
        try body(index)
      } catch {
        failures.withLock { $0.append("\(error)") }
      }
    }
    return failures.withLock { $0 }
  }

  static let all = [
    ContractCase("two programs with two lanes each finish 500 scans, each exactly once") { ground in
      let clock = ManualClock(), filling = try ground.store(clock)
      for index in 0..<500 { _ = try filling.register(Fixture.delivery("s\(index)")) }
      let stores = [try ground.store(clock), try ground.store(clock)]
      let done = Mutex<[Int64: Int]>([:])
      let failures = atOnce(4) { lane in
        let store = stores[lane % 2]
        while let claim = try store.claim(worker: "lane \(lane)", leaseSeconds: 600) {
          // Every pixel comes twice: the second of each pair has to see the first, whoever has it.
          let number = Int(claim.delivery.stem.dropFirst()) ?? 0
          let identity = try store.identify(
            claim, content: "pixels \(number / 2)", scanId: "S\(number / 2)", containers: [], purpose: .operational)
          if case .duplicate(let of) = identity {
            try store.finishAsDuplicate(claim, of: of)
          } else {
            try store.complete(claim, with: try Fixture.result(claim.delivery.stem))
          }
          done.withLock { $0[claim.scan, default: 0] += 1 }
        }
      }
      #expect(failures == [])
      #expect(done.withLock { $0 }.count == 500)
      #expect(done.withLock { $0.values.allSatisfy { $0 == 1 } })
      #expect(try filling.counts() == [.assessed: 250, .duplicate: 250, .queued: 0, .quarantined: 0, .decided: 0])
      #expect(try filling.check() == [])
    },
    ContractCase("a delivery that two programs record at once is one scan") { ground in
      let stores = [try ground.store(), try ground.store(), try ground.store()]
      let answers = Mutex<[Registration]>([])
      let failures = atOnce(3) { index in
        for number in 0..<30 {
          let answer = try stores[index].register(Fixture.delivery("s\(number)"))
          answers.withLock { $0.append(answer) }
        }
      }
      #expect(failures == [])
      let recorded = answers.withLock { $0 }.filter { if case .recorded = $0 { true } else { false } }
      #expect(recorded.count == 30)
      #expect(Set(recorded.map(\.scan)).count == 30)
    },
    ContractCase("decisions of several programs are one chain, also where they send the same key") { ground in
      let filling = try ground.store(), scans = try (0..<10).map { try filling.assess("s\($0)") }
      let stores = [try ground.store(), try ground.store(), try ground.store()]
      let failures = atOnce(3) { index in
        for scan in scans {
          _ = try stores[index].decide(Fixture.decision(scan, key: "own \(index) \(scan)"))
          _ = try stores[index].decide(Fixture.decision(scan, key: "shared \(scan)"))
        }
      }
      #expect(failures == [])
      #expect(try scans.map { try filling.decisions(of: $0).count } == Array(repeating: 4, count: 10))
      #expect(try filling.check() == [])
    },
    ContractCase("a reader sees one moment while others write") { ground in
      let writing = try ground.store(), reading = try ground.store()
      for index in 0..<40 { try writing.assess("s\(index)") }
      let failures = atOnce(2) { lane in
        for round in 0..<40 {
          if lane == 0 {
            _ = try writing.decide(Fixture.decision(Int64(round + 1), key: "\(round)"))
          } else {
            let page = try reading.worklist(WorklistQuery(limit: 500))
            let decided = page.entries.filter { $0.state == .decided }
            #expect(decided.count == page.counts[.decided])
            #expect(decided.allSatisfy { $0.decision != nil })
          }
        }
      }
      #expect(failures == [])
    },
  ]
}

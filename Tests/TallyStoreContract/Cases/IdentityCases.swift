import TallyDomain
import TallyStore
import Testing

enum IdentityCases {
  private static let box = "MSKU1234565", other = "CSQU3054383"

  /// Identifies a new scan; the claim stays open.
  private static func identity(
    _ store: Store, _ stem: String, _ content: String, _ scanId: String?, _ containers: [String] = [box],
    purpose: ScanPurpose = .operational, scanner: String? = nil
  ) throws -> Identity {
    _ = try store.register(Fixture.delivery(stem))
    let claim = try #require(try store.claim(worker: "w", leaseSeconds: 600))
    let first = try store.identify(
      claim, content: content, scanId: scanId, containers: containers, purpose: purpose, scanner: scanner)
    let again = try store.identify(
      claim, content: content, scanId: scanId, containers: containers.reversed(), purpose: purpose, scanner: scanner)
    #expect(first == again, "asked twice")
    return first
  }

  static let all = [
    ContractCase("same pixels, names and containers: a duplicate, also while the first is still at work") { ground in
      let store = try ground.store(), beside = try ground.store()
      #expect(try identity(store, "a", "x", "S1", [box, other]) == .new)
      #expect(try identity(beside, "b", "x", "S1", [other, "MSKU 123456-5"]) == .duplicate(of: 1))
      #expect(try identity(store, "c", "x", "S1", [box, other]) == .duplicate(of: 1))
    },
    ContractCase("same pixels under another scan_id or for other containers: a replayed picture") { ground in
      let store = try ground.store()
      #expect(try identity(store, "a", "x", "S1") == .new)
      #expect(try identity(store, "b", "x", "S2") == .replayed(of: 1, scanId: "S1", containers: [box]))
      #expect(try identity(store, "c", "x", "S1", [other]) == .replayed(of: 1, scanId: "S1", containers: [box]))
      #expect(try identity(store, "d", "x", nil, []) == .replayed(of: 1, scanId: "S1", containers: [box]))
      #expect(try identity(store, "e", "x", "S2") == .duplicate(of: 2), "a replay may be delivered twice, too")
      #expect(try store.scan(2)?.replayOf == 1)
    },
    ContractCase("same pixels for another purpose: a replayed picture") { ground in
      let store = try ground.store()
      #expect(try identity(store, "a", "x", "S1", purpose: .test) == .new)
      #expect(try identity(store, "b", "x", "S1") == .replayed(of: 1, scanId: "S1", containers: [box]))
    },
    ContractCase("without a scan_id the stem is the name") { ground in
      let store = try ground.store()
      #expect(try identity(store, "a", "x", nil, []) == .new)
      #expect(try identity(store, "b", "x", nil, []) == .replayed(of: 1, scanId: nil, containers: []))
      _ = try store.register(Fixture.delivery("a", image: 7))
      let again = try #require(try store.claim(worker: "w", leaseSeconds: 60))
      #expect(
        try store.identify(again, content: "x", scanId: nil, containers: [], purpose: .operational)
          == .duplicate(of: 1))
      #expect(try identity(store, "c", "y", nil, []) == .new, "other pixels")
    },
    ContractCase("same scan_id, other pixels: revisions that count up per scanner") { ground in
      let store = try ground.store()
      #expect(try identity(store, "a", "x", "S1", scanner: "MX-07") == .new)
      #expect(try identity(store, "b", "y", "S1", scanner: "MX-07") == .revision(number: 2, of: 1))
      #expect(try identity(store, "c", "z", "S1", [other], scanner: "MX-07") == .revision(number: 3, of: 2))
      #expect(try identity(store, "d", "w", "S1", scanner: "MX-08") == .new, "another scanner")
      #expect(try identity(store, "e", "v", "S1") == .new, "no scanner")
      #expect(try identity(store, "f", "u", "S1") == .revision(number: 2, of: 5))
      let second = try #require(try store.scan(2))
      #expect(second.revision == 2)
      #expect(second.supersedes == 1)
      #expect(second.supersededBy == 3)
      #expect(try identity(store, "g", "y", "S1", scanner: "MX-07") == .duplicate(of: 2))
    },
    ContractCase("a sidecar that names the scan later is looked at anew") { ground in
      let store = try ground.store()
      let first = try store.arrive("a", content: "x", scanId: "S1", containers: [box])
      try store.complete(first, with: try Fixture.result("a"))
      let second = try store.arrive("b", content: "x", scanId: "S1", containers: [box])
      try store.finishAsDuplicate(second, of: first.scan)
      _ = try store.register(Fixture.delivery("b", sidecar: 1))
      let again = try #require(try store.claim(worker: "w", leaseSeconds: 60))
      #expect(again.scan == second.scan)
      let identity = try store.identify(again, content: "x", scanId: "S1", containers: [other], purpose: .operational)
      #expect(identity == .replayed(of: first.scan, scanId: "S1", containers: [box]))
      try store.complete(again, with: try Fixture.result("b"))
      #expect(try store.scan(second.scan)?.duplicateOf == nil)
      #expect(try store.check() == [])
    },
    ContractCase("what is in quarantine does not make a later delivery a duplicate") { ground in
      let store = try ground.store()
      let first = try store.arrive("a", content: "x", scanId: "S1")
      try store.quarantine(first, problem: StoreError.noSuchScan(1).explanation, files: [])
      #expect(try identity(store, "b", "x", "S1") == .new)
    },
    ContractCase("the duplicate of nothing is refused") { ground in
      let store = try ground.store()
      let claim = try store.arrive("a")
      expect(.noSuchScan(99)) { try store.finishAsDuplicate(claim, of: 99) }
      #expect(try store.state(of: claim.scan) == .queued)
      try store.complete(claim, with: try Fixture.result("a"))
    },
  ]
}

import TallyDomain
import TallyStore
import Testing

enum ManifestCases {
  static let all = [
    ContractCase("manifests are kept in order, with versions by sender and reference") { ground in
      let store = try ground.store()
      let first = Fixture.manifest("R1"), second = Fixture.manifest("R2"),
        amended = Fixture.manifest("R1", goods: "scrap")
      #expect(try store.addManifest(first, file: "a.edi", contentHash: "1") == .added(id: 1, version: 1))
      #expect(try store.addManifest(second, file: "b.edi", contentHash: "2") == .added(id: 2, version: 1))
      #expect(try store.addManifest(amended, file: "c.edi", contentHash: "3") == .added(id: 3, version: 2))
      #expect(try ground.store().manifests() == [first, second, amended])
      let later = try store.importedManifests(after: 2)
      #expect(later.map(\.id) == [3])
      #expect(later.first?.version == 2)
      #expect(later.first?.manifest == amended)
    },
    ContractCase("a file that is seen again is known, and so is its copy") { ground in
      let store = try ground.store()
      _ = try store.addManifest(Fixture.manifest("R1"), file: "a.edi", contentHash: "1")
      _ = try store.addManifest(Fixture.manifest("R1", goods: "scrap"), file: "b.edi", contentHash: "2")
      #expect(try store.addManifest(Fixture.manifest("R1"), file: "a.edi", contentHash: "1") == .known(id: 1))
      #expect(
        try store.addManifest(Fixture.manifest("R1", goods: "scrap"), file: "copy.edi", contentHash: "2")
          == .known(id: 2))
    },
    ContractCase("an older version that is sent again is a new version") { ground in
      let store = try ground.store()
      let first = Fixture.manifest("R1"), amended = Fixture.manifest("R1", goods: "scrap")
      _ = try store.addManifest(first, file: "a.edi", contentHash: "1")
      _ = try store.addManifest(amended, file: "b.edi", contentHash: "2")
      #expect(try store.addManifest(first, file: "c.edi", contentHash: "1") == .added(id: 3, version: 3))
      #expect(try store.addManifest(first, file: "c.edi", contentHash: "1") == .known(id: 3))
      #expect(try store.addManifest(amended, file: "b.edi", contentHash: "2") == .known(id: 2))
    },
    ContractCase("without a reference a file is its own series") { ground in
      let store = try ground.store()
      #expect(
        try store.addManifest(Fixture.manifest(nil), file: "a.csv", contentHash: "1") == .added(id: 1, version: 1))
      #expect(
        try store.addManifest(Fixture.manifest(nil), file: "b.csv", contentHash: "2") == .added(id: 2, version: 1))
      #expect(
        try store.addManifest(Fixture.manifest(nil), file: "a.csv", contentHash: "3") == .added(id: 3, version: 2))
      #expect(
        try store.addManifest(Fixture.manifest(nil), file: "a.csv", contentHash: "1") == .added(id: 4, version: 3))
    },
    ContractCase("a manifest waits until what it changes is sent back") { ground in
      let store = try ground.store()
      let scan = try store.assess("a")
      _ = try store.addManifest(Fixture.manifest("R1"), file: "a.edi", contentHash: "1")
      #expect(try ground.store().manifestsToRelink() == [1])
      #expect(try store.relink([scan], for: 1) == 1)
      #expect(try store.manifestsToRelink() == [])
      #expect(try store.relink([scan], for: 1) == 0)
      #expect(try store.state(of: scan) == .queued)
      expect(.noSuchManifest(2)) { try store.relink([], for: 2) }
    },
    ContractCase("scans are found by their containers and by having no declaration") { ground in
      let store = try ground.store()
      let linked = try store.assess("a"), claim = try store.arrive("b", containers: ["CSQU 305438-3"])
      let without = Fixture.container("CSQU 305438-3", priority: 1, goods: nil)
      try store.complete(claim, with: try Fixture.result("b", [without], vessel: "Ever Ring"))
      let busy = try store.arrive("c", containers: ["MSKU1234565"])
      _ = try store.register(Fixture.delivery("d"))
      let all = try store.linkedScans()
      #expect(all.map(\.scan) == [linked, claim.scan, busy.scan])
      #expect(all[0].links == [try LinkSummary(Fixture.container("MSKU1234565", priority: 1))])
      #expect(all[1].containers == ["CSQU3054383"])
      #expect(all[1].links.first?.vessel == "Ever Ring")
      #expect(all[2].links == [])
      #expect(try store.unlinkedScans().map(\.scan) == [claim.scan, busy.scan])
      #expect(try store.linkedScans(containers: ["csqu3054383"]).map(\.scan) == [claim.scan])
      let many = Set((0..<450).map { "AAAU\($0)" } + ["MSKU 1234565", "CSQU3054383"])
      #expect(try store.linkedScans(containers: many).map(\.scan) == [linked, claim.scan, busy.scan])
      #expect(try store.linkedScans(containers: []) == [])
    },
    ContractCase("only the newest revision of an operational scan is linked anew") { ground in
      let store = try ground.store()
      for (stem, purpose) in [("a", ScanPurpose.operational), ("b", .operational), ("t", .test)] {
        let name = purpose == .test ? "T" : "S"
        let claim = try store.arrive(stem, content: stem, scanId: name, purpose: purpose)
        try store.complete(claim, with: try Fixture.result(stem))
      }
      #expect(try store.linkedScans().map(\.scan) == [2])
    },
    ContractCase("the links of an earlier assessment no longer count") { ground in
      let store = try ground.store()
      let claim = try store.arrive("a")
      try store.complete(
        claim, with: try Fixture.result("a", [Fixture.container("MSKU1234565", priority: 1, goods: nil)]))
      #expect(try store.unlinkedScans().count == 1)
      try store.requeue(scan: claim.scan, reason: "manifest 1")
      let again = try #require(try store.claim(worker: "w", leaseSeconds: 60))
      try store.complete(again, with: try Fixture.result("a"))
      #expect(try store.unlinkedScans() == [])
      #expect(try store.linkedScans().first?.links.first?.method == .exact)
    },
  ]
}

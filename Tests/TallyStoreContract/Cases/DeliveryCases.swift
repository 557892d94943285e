import TallyCore
import TallyDomain
import TallyStore
import Testing

enum DeliveryCases {
  static let all = [
    ContractCase("a delivery is recorded once, also after a restart") { ground in
      let delivery = Fixture.delivery("a", sidecar: 1)
      #expect(try ground.store().register(delivery) == .recorded(scan: 1))
      let restarted = try ground.store()
      #expect(try restarted.register(delivery) == .known(scan: 1))
      for file in delivery.files { #expect(try restarted.isKnown(folder: delivery.folder, file: file)) }
      #expect(try !restarted.isKnown(folder: "/watch/other", file: delivery.files[0]))
      #expect(try restarted.scan(1)?.delivery == delivery)
      #expect(try restarted.counts()[.queued] == 1)
    },
    ContractCase("another state of an image is another scan") { ground in
      let store = try ground.store()
      let first = try store.register(Fixture.delivery("a", image: 1)),
        second = try store.register(Fixture.delivery("a", image: 2))
      #expect(first == .recorded(scan: 1))
      #expect(second == .recorded(scan: 2))
      #expect(try !store.isKnown(folder: "/watch/mx07", file: Fixture.file("a.tif", .all, 3)))
    },
    ContractCase("the order of the files of a delivery means nothing") { ground in
      let store = try ground.store()
      let files = [Fixture.file("a_high.tif", .high, 1), Fixture.file("a_low.tif", .low, 1)]
      let delivery = ScanDelivery(profile: "p", folder: "/w", stem: "a", files: files)
      let turned = ScanDelivery(profile: "p", folder: "/w", stem: "a", files: files.reversed())
      #expect(try store.register(delivery) == .recorded(scan: 1))
      #expect(try store.register(turned) == .known(scan: 1))
    },
    ContractCase("a plane less is no new scan, a plane more is one") { ground in
      let store = try ground.store()
      let high = Fixture.file("a_high.tif", .high, 1), low = Fixture.file("a_low.tif", .low, 1)
      func delivery(_ files: [DeliveredFile]) -> ScanDelivery {
        ScanDelivery(profile: "p", folder: "/w", stem: "a", files: files)
      }
      #expect(try store.register(delivery([high])) == .recorded(scan: 1))
      #expect(try store.register(delivery([high, low])) == .recorded(scan: 2))
      #expect(try store.register(delivery([low])) == .known(scan: 2))
    },
    ContractCase("a sidecar before the work began is simply part of it") { ground in
      let store = try ground.store()
      _ = try store.register(Fixture.delivery("a"))
      let withSidecar = Fixture.delivery("a", sidecar: 1)
      #expect(try store.register(withSidecar) == .sidecarUpdated(scan: 1))
      #expect(try store.register(withSidecar) == .known(scan: 1))
      let claim = try #require(try store.claim(worker: "w", leaseSeconds: 60))
      #expect(claim.delivery == withSidecar)
      #expect(claim.reason == .new)
      #expect(try store.claim(worker: "w", leaseSeconds: 60) == nil)
    },
    ContractCase("a sidecar after the assessment has the scan linked anew, once") { ground in
      let store = try ground.store()
      let scan = try store.assess("a")
      let withSidecar = Fixture.delivery("a", sidecar: 1)
      #expect(try store.register(withSidecar) == .sidecarUpdated(scan: scan))
      #expect(try store.register(withSidecar) == .known(scan: scan))
      #expect(try store.state(of: scan) == .queued)
      let claim = try #require(try store.claim(worker: "w", leaseSeconds: 60))
      #expect(claim.reason == .relink)
      #expect(claim.previous?.stem == "a")
      #expect(claim.delivery.sidecar != nil)
    },
    ContractCase("a changed sidecar replaces the old one, and the old state is unknown again") { ground in
      let store = try ground.store()
      _ = try store.register(Fixture.delivery("a", sidecar: 1))
      #expect(try store.register(Fixture.delivery("a", sidecar: 2)) == .sidecarUpdated(scan: 1))
      #expect(try !store.isKnown(folder: "/watch/mx07", file: Fixture.file("a.json", .sidecar, 1)))
      #expect(try store.isKnown(folder: "/watch/mx07", file: Fixture.file("a.json", .sidecar, 2)))
      #expect(try store.register(Fixture.delivery("a", sidecar: 1)) == .sidecarUpdated(scan: 1))
      #expect(try store.scan(1)?.delivery.sidecar == Fixture.file("a.json", .sidecar, 1))
    },
    ContractCase("a sidecar that goes away is no news") { ground in
      let store = try ground.store()
      _ = try store.register(Fixture.delivery("a", sidecar: 1))
      #expect(try store.register(Fixture.delivery("a")) == .known(scan: 1))
      #expect(try store.scan(1)?.delivery.sidecar != nil)
    },
    ContractCase("a sidecar during the work has the scan linked anew afterwards") { ground in
      let store = try ground.store()
      let claim = try store.arrive("a")
      #expect(try store.register(Fixture.delivery("a", sidecar: 1)) == .sidecarUpdated(scan: claim.scan))
      #expect(try store.claim(worker: "w", leaseSeconds: 60) == nil)
      try store.complete(claim, with: try Fixture.result("a"))
      #expect(try store.state(of: claim.scan) == .queued)
      let again = try #require(try store.claim(worker: "w", leaseSeconds: 60))
      #expect(again.reason == .relink)
      #expect(again.delivery.sidecar != nil)
      try store.complete(again, with: try Fixture.result("a"))
      #expect(try store.state(of: claim.scan) == .assessed)
    },
    ContractCase("a quarantined scan that is put back is tried again") { ground in
      let store = try ground.store()
      let claim = try store.arrive("a", content: "x")
      let problem = Explanation(
        code: "TLY-IMG-003", place: "a.tif", problem: "It is cut off.", remedy: "Send it again.")
      try store.quarantine(claim, problem: problem, files: ["/watch/mx07/quarantine/a.tif"])
      #expect(try !store.isKnown(folder: "/watch/mx07", file: Fixture.file("a.tif", .all, 1)))
      let twin = try store.arrive("b", content: "x", scanId: "a")
      try store.complete(twin, with: try Fixture.result("b"))
      #expect(try store.register(Fixture.delivery("a")) == .recorded(scan: claim.scan))
      #expect(try store.state(of: claim.scan) == .queued)
      #expect(try store.scan(claim.scan)?.problem == nil)
      let again = try #require(try store.claim(worker: "w", leaseSeconds: 60))
      #expect(again.reason == .retry)
      #expect(again.attempt == 1)
      let identity = try store.identify(
        again, content: "x", scanId: "a", containers: ["MSKU1234565"], purpose: .operational)
      #expect(identity == .duplicate(of: twin.scan))
      try store.finishAsDuplicate(again, of: twin.scan)
      #expect(try store.check() == [])
    },
    ContractCase("a quarantined scan whose files could not be moved is left alone") { ground in
      let store = try ground.store()
      let claim = try store.arrive("a")
      let problem = Explanation(
        code: "TLY-IMG-003", place: "a.tif", problem: "It is cut off.", remedy: "Send it again.")
      try store.quarantine(claim, problem: problem, files: ["/watch/mx07/a.tif"])
      #expect(try store.isKnown(folder: "/watch/mx07", file: Fixture.file("a.tif", .all, 1)))
      #expect(try store.register(Fixture.delivery("a")) == .known(scan: claim.scan))
      let record = try #require(try store.scan(claim.scan))
      #expect(record.state == .quarantined)
      #expect(record.problem == problem)
      #expect(record.quarantinedFiles == ["/watch/mx07/a.tif"])
      #expect(try store.worklist(WorklistQuery()).entries.first?.problem == problem)
    },
  ]
}

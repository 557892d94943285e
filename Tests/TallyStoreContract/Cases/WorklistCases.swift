import TallyCore
import TallyDomain
import TallyStore
import Testing

enum WorklistCases {
  private static func stems(_ store: Store, _ query: WorklistQuery = WorklistQuery()) throws -> [String] {
    try store.worklist(query).entries.map(\.stem)
  }

  static let all = [
    ContractCase("worst first: flagged, then document alerts, then the rest; then the other states") { ground in
      let store = try ground.store()
      try store.assess("low", priority: 1)
      try store.assess("high", priority: 9)
      try store.assess("flagged", priority: 8, flagged: true)
      try store.assess("worst", priority: 12, flagged: true)
      try store.assess("blind", priority: nil)
      try store.assess("replayed", priority: 0.5, findings: [Fixture.finding(.duplicateImage, severity: .alert)])
      try store.assess("changed", priority: 2, findings: [Fixture.finding(.declarationChanged, severity: .alert)])
      try store.assess("misread", priority: 3, findings: [Fixture.finding(.numberInvalid, severity: .attention)])
      _ = try store.decide(Fixture.decision(try store.assess("decided", priority: 99, flagged: true), key: "k"))
      let broken = try store.arrive("broken")
      try store.quarantine(broken, problem: StoreError.noSuchScan(1).explanation, files: [])
      try store.finishAsDuplicate(try store.arrive("again"), of: 1)
      _ = try store.register(Fixture.delivery("waiting"))
      let order = ["worst", "flagged", "changed", "replayed", "high", "misread", "low", "blind"]
      #expect(try stems(store) == order + ["waiting", "broken", "decided", "again"])
      #expect(try stems(store, WorklistQuery(states: [.assessed])) == order)
      #expect(try stems(store, WorklistQuery(flaggedOnly: true)) == ["worst", "flagged", "decided"])
      #expect(try stems(store, WorklistQuery(indicator: .duplicateImage)) == ["replayed"])
      #expect(try stems(store, WorklistQuery(order: .newest, limit: 3)) == ["waiting", "again", "broken"])
      #expect(try stems(store, WorklistQuery(order: .oldest, limit: 2)) == ["low", "high"])
      #expect(try stems(store, WorklistQuery(states: [])) == [])
      let page = try store.worklist(WorklistQuery(limit: 2))
      #expect(page.total == 12)
      #expect(page.counts == [.assessed: 8, .queued: 1, .quarantined: 1, .decided: 1, .duplicate: 1])
      #expect(try store.worklist(WorklistQuery(flaggedOnly: true, limit: 1)).total == 3)
    },
    ContractCase("an entry shows what the analyst needs") { ground in
      let store = try ground.store()
      let claim = try store.arrive("a", scanId: "S1", containers: ["MSKU1234565", "CSQU3054383"])
      let quiet = Fixture.container(
        "MSKU1234565", priority: 1, findings: [Fixture.finding(.numberInvalid, severity: .attention)])
      let loud = Fixture.container(
        "CSQU3054383", priority: 5, flagged: true,
        findings: [
          Fixture.finding(.commodityMismatch, score: 2, sentence: "Not bananas."),
          Fixture.finding(.densityAnomaly, score: 4, sentence: "Too dense."),
        ])
      let alert = Fixture.finding(.duplicateImage, severity: .alert, sentence: "Seen before.")
      try store.complete(claim, with: try Fixture.result("a", [quiet, loud], findings: [alert], vessel: "Ever Ring"))
      _ = try store.decide(Fixture.decision(claim.scan, .inspect, key: "k1"))
      _ = try store.decide(Fixture.decision(claim.scan, .refer, key: "k2"))
      let entry = try #require(try store.worklist(WorklistQuery()).entries.first)
      #expect(entry.priority == 5)
      #expect(entry.pValue == 1.0 / 26)
      #expect(entry.flagged)
      #expect(entry.containers.map(\.number) == ["MSKU1234565", "CSQU3054383"])
      #expect(entry.containers.map(\.flagged) == [false, true])
      #expect(entry.containers[1].goods == ["bananas"])
      #expect(entry.containers[1].link == .exact)
      #expect(entry.containers[1].vessel == "Ever Ring")
      #expect(entry.indicators == ["DENSITY_ANOMALY", "COMMODITY_MISMATCH", "DUPLICATE_IMAGE", "NUMBER_INVALID"])
      #expect(entry.sentence == "Too dense.")
      #expect(entry.acquiredAt == "2026-11-24T08:59:00.000Z")
      #expect(entry.picture == "a.picture")
      #expect(entry.scanId == "S1")
      #expect(entry.decision?.decision == .refer)
      #expect(entry.state == .decided)
    },
    ContractCase("tests and calibrations are not on the list unless they are asked for") { ground in
      let store = try ground.store()
      try store.assess("real")
      try store.assess("wedge", purpose: .calibration)
      try store.assess("trial", purpose: .test)
      #expect(try stems(store) == ["real"])
      let page = try store.worklist(WorklistQuery())
      #expect(page.total == 1)
      #expect(page.counts[.assessed] == 1)
      #expect(try stems(store, WorklistQuery(purposes: [.calibration])) == ["wedge"])
      #expect(Set(try stems(store, WorklistQuery(purposes: [.test, .operational]))) == ["real", "trial"])
      #expect(try stems(store, WorklistQuery(purposes: [])) == [])
      #expect(try store.counts()[.assessed] == 3)
    },
    ContractCase("text is found in numbers, names, goods and documents; each word has to be") { ground in
      let store = try ground.store()
      let claim = try store.arrive("MX07_0042", scanId: "BEANR-42", containers: ["TGHU7654321"])
      let container = Fixture.container(
        "TGHU 765432-1", priority: 1, goods: "Crème brûlée, tiefgekühlt", consignment: "MSCUXP080935")
      try store.complete(
        claim, with: try Fixture.result("MX07_0042", [container], scanId: "BEANR-42", vessel: "Ever Ring"))
      try store.assess("other")
      for text in [
        "TGHU765", "tghu7654321", "mx07_0042", "beanr-42", "creme", "BRÛLÉE", "tiefgekuhlt creme", "mscuxp080935",
        "080390 beanr",
        "ever ring", "  TGHU  765432-1 ",
      ] { #expect(try stems(store, WorklistQuery(text: text)) == ["MX07_0042"], "\(text)") }
      for text in ["%", "tghu_", "creme nowhere", "' OR 1=1 --", "\"", "TGHU9"] {
        #expect(try stems(store, WorklistQuery(text: text)) == [], "\(text)")
      }
      #expect(try stems(store, WorklistQuery(text: "  ")).count == 2)
      #expect(try store.worklist(WorklistQuery(text: "creme", limit: 1)).total == 1)
    },
    ContractCase("a scan that waits is found by its stem, then by its names, while it is worked on") { ground in
      let store = try ground.store()
      let claim = try store.arrive("mx_1", scanId: "S-77", containers: ["CSQU3054383"])
      for text in ["mx_1", "s-77", "csqu305"] {
        #expect(try stems(store, WorklistQuery(text: text)) == ["mx_1"], "\(text)")
      }
      try store.complete(
        claim, with: try Fixture.result("mx_1", [Fixture.container("CSQU3054383", priority: 1, goods: "scrap")]))
      _ = try store.requeue(scan: claim.scan, reason: "manifest 1")
      let again = try #require(try store.claim(worker: "w", leaseSeconds: 60))
      _ = try store.identify(again, content: "y", scanId: "S-77", containers: ["CSQU3054383"], purpose: .operational)
      #expect(try stems(store, WorklistQuery(text: "scrap")) == ["mx_1"], "shown until the new assessment is there")
    },
  ]
}

import Foundation
import TallyCore
import TallyDomain
import TallyStore
import TallyTestSupport
import Testing

@testable import TallyStoreSQLite

@Test func smoke() throws {
  try withTemporaryFolder { folder in
    let store = try Store(backend: try SQLiteBackend(path: folder.appending(path: "s.tally").path)) {
      "2026-11-24T09:12:33.120Z"
    }
    let file = DeliveredFile(name: "a.tif", role: .all, bytes: 1, modifiedNanoseconds: 2, inode: 3)
    let delivery = ScanDelivery(profile: "p", folder: "/w", stem: "a", files: [file])
    #expect(try store.register(delivery) == .recorded(scan: 1))
    #expect(try store.register(delivery) == .known(scan: 1))
    let claim = try #require(try store.claim(worker: "w", leaseSeconds: 10))
    #expect(
      try store.identify(claim, content: "c", scanId: "S", containers: ["MSKU1234565"], purpose: .operational) == .new)
    let container = AssessedContainer(
      number: "MSKU1234565", view: "side", columns: nil, rows: nil,
      link: ManifestLink(method: .none, confidence: 0, consignments: []), declared: nil, commodities: [], massKg: nil,
      priority: 3, pValue: 0.1, flagged: true, findings: [])
    let scan = AssessedScan(
      stem: "a", scanId: "S", files: ["a.tif"], content: "c", scanner: nil, acquiredAt: nil, error: nil, quality: nil,
      findings: [], containers: [container])
    try store.complete(
      claim,
      with: AssessmentResult(
        version: "1", model: nil, calibration: nil, budget: .init(flaggedCleanPer100: 1), scan: scan,
        links: [try LinkSummary(container)], picture: nil))
    _ = try store.decide(DecisionRequest(scan: 1, decision: .clear, reason: "r", actor: "a", idempotencyKey: "k"))
    let page = try store.worklist(WorklistQuery(text: "msku 1234"))
    #expect(page.entries.count == 1)
    print(page)
    #expect(try store.check() == [])
    #expect(try store.linkedScans().count == 1)
    #expect(try store.unlinkedScans().count == 1)
    #expect(try store.linkedScans(containers: ["MSKU 123456-5"]).count == 1)
  }
}

import TallyCore
import TallyHTTP
import TallyStore
import TallyTestSupport
import Testing

@testable import TallyReview

@Test("the worklist: worst first, in pages, with counts") func worklist() throws {
  try withTemporaryFolder { folder in
    let port = try Port(folder)
    let ids = try [1.0, 5, 3, 2, 4].enumerated().map { index, priority in
      try port.assessed("scan-\(index)", priority: priority, picture: index == 1)
    }
    let queued = try port.claim("waiting")
    let page = try port.get("/api/v1/scans?limit=2&state=assessed")
    #expect(page["scans"]?.items.map { $0["id"]?.number } == [Double(ids[1]), Double(ids[4])])
    #expect(page["total"] == .number(5))
    #expect(page["counts"]?["assessed"] == .number(5) && page["counts"]?["queued"] == .number(1))
    let first = try #require(page["scans"]?.items.first)
    #expect(first["thumbnail"] == .string("/api/v1/scans/\(ids[1])/thumbnail"))
    #expect(page["scans"]?.items.last?["thumbnail"] == .null)
    #expect(first["containers"]?.items.first?["vessel"] == .string("Amalia"))
    #expect(first["containers"]?.items.first?["goods"]?.items == [.string("Cotton \"raw\" <b>")])
    #expect(first["indicators"]?.items == [.string("DENSITY_ANOMALY"), .string("NUMBER_INVALID")])
    #expect(first["decision"] == .null && first["problem"] == .null && first["duplicate_of"] == .null)
    var seen = page["scans"]?.items ?? [], next = page["next"]?.text
    while let cursor = next {
      let more = try port.get("/api/v1/scans?limit=2&state=assessed&cursor=\(cursor)")
      seen += more["scans"]?.items ?? []
      next = more["next"]?.text
    }
    #expect(seen.compactMap { $0["priority"]?.number } == [5, 4, 3, 2, 1])
    #expect(try port.get("/api/v1/scans")["scans"]?.items.count == 6)
    #expect(
      try port.get("/api/v1/scans?order=newest&limit=1")["scans"]?.items.first?["id"] == .number(Double(queued.scan)))
    #expect(try port.get("/api/v1/scans?order=oldest&limit=1")["scans"]?.items.first?["stem"] == .string("scan-0"))
    #expect(try port.get("/api/v1/scans?flagged=true")["total"] == .number(0))
    #expect(try port.get("/api/v1/scans?q=cotton+scan-3")["total"] == .number(1))
    #expect(try port.get("/api/v1/scans?indicator=SCAN_QUALITY")["total"] == .number(0))
    #expect(try port.get("/api/v1/scans?indicator=DENSITY_ANOMALY&state=assessed,queued")["total"] == .number(5))
  }
}

@Test(
  "a wrong parameter is named",
  arguments: [
    ("limit=0", "limit", "TLY-REV-003"), ("limit=501", "limit", "TLY-REV-003"), ("limit=ten", "limit", "TLY-REV-003"),
    ("limit=99999999999999999999", "limit", "TLY-REV-003"), ("order=worst", "order", "TLY-REV-003"),
    ("state=assessed,lost", "state", "TLY-REV-003"), ("state=", "state", "TLY-REV-003"),
    ("indicator=NONE", "indicator", "TLY-REV-003"), ("flagged=maybe", "flagged", "TLY-REV-003"),
    ("q=" + String(repeating: "a", count: 201), "q", "TLY-REV-003"), ("cursor=1.2.3", "1.2.3", "TLY-STO-022"),
    ("sort=priority", "sort", "TLY-REV-001"), ("limit=1&limit=2", "limit", "TLY-REV-002"),
  ]) func wrongParameters(_ query: String, _ place: String, _ code: String) throws
{
  try withTemporaryFolder { folder in
    let answer = try Port(folder).ask(.get, "/api/v1/scans?\(query)")
    #expect(answer.status == 400 && answer.code == code, "\(answer.text)")
    #expect(try answer.document["place"]?.text?.contains(place) == true, "\(answer.text)")
  }
}

@Test(
  "numbers of scans that are none",
  arguments: [
    ("/api/v1/scans/77", 404, "TLY-REV-006"), ("/api/v1/scans/9223372036854775807", 404, "TLY-REV-006"),
    ("/api/v1/scans/9223372036854775808", 400, "TLY-REV-003"), ("/api/v1/scans/-1", 400, "TLY-REV-003"),
    ("/api/v1/scans/1e3", 400, "TLY-REV-003"), ("/api/v1/scans/1%20", 400, "TLY-REV-003"),
    ("/api/v1/scans/77/picture", 404, "TLY-REV-006"), ("/api/v1/scans/77/decisions", 404, "TLY-REV-006"),
    ("/api/v1/scans/77/thumbnail", 404, "TLY-REV-006"), ("/scan/x", 400, "TLY-REV-003"),
  ]) func wrongNumbers(_ target: String, _ status: Int, _ code: String) throws
{
  try withTemporaryFolder { folder in
    let answer = try Port(folder).ask(.get, target)
    #expect(answer.status == status && answer.code == code, "\(answer.text)")
  }
}

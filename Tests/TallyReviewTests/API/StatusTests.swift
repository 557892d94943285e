import Foundation
import TallyCore
import TallyDomain
import TallyHTTP
import TallyTestSupport
import Testing

@testable import TallyReview

private let busy = ServiceStatus(
  version: "1.2.3", startedAt: "2026-11-24T12:00:00.000Z", uptimeSeconds: 12.5, counts: [.assessed: 7, .queued: 2],
  queue: .init(waiting: 1, claimed: 1, oldestSince: "2026-11-24T12:00:01.500Z"),
  stages: [.init(name: "decode", seconds: 1.25, count: 8, failures: 1), .init(name: "detect", seconds: 3, count: 7)],
  depths: ["decoded": 2],
  lanes: [.init(name: "lane-1", stage: "detect", scan: 9, since: "2026-11-24T12:00:02.000Z"), .init(name: "lane-2")],
  profiles: [
    .init(name: "gate \"north\"\\\n", folder: "/in", lastScanAt: "2026-11-24T12:00:03.000Z", scans: 9),
    .init(name: "silent", folder: "/other"),
  ],
  alerts: [
    ServiceAlert(kind: .silentScanner, subject: "gate", sentence: "Silent.", raisedAt: "2026-11-24T12:00:00.000Z"),
    ServiceAlert(
      kind: .diskAlmostFull, subject: "/", sentence: "Full.", raisedAt: "2026-11-24T12:00:00.000Z",
      clearedAt: "2026-11-24T12:00:01.000Z"),
  ], disks: [.init(path: "/data", freeBytes: 5_000_000_000, totalBytes: 10_000_000_000)])

@Test("the status is answered as it is, and reads back the same") func status() throws {
  try withTemporaryFolder { folder in
    let port = try Port(folder, status: busy)
    let answer = try port.ask(.get, "/api/v1/status")
    #expect(try JSONCoding.decoder().decode(ServiceStatus.self, from: Data(answer.bytes ?? [])) == busy)
    #expect(try answer.document["counts"]?["quarantined"] == .number(0))
  }
}

/// The text format of Prometheus, read strictly: families with HELP and TYPE first, then their samples, each once.
private func samples(_ text: String) throws -> [String: Double] {
  var (samples, family, seen) = ([String: Double](), "", Set<String>())
  #expect(text.hasSuffix("\n"))
  for line in text.split(separator: "\n") {
    if line.hasPrefix("# HELP ") {
      family = String(line.split(separator: " ")[2])
      #expect(seen.insert(family).inserted, "\(family) twice")
    } else if line.hasPrefix("# TYPE ") {
      let parts = line.split(separator: " ")
      #expect(parts.count == 4 && parts[2] == family && ["gauge", "counter"].contains(parts[3]))
      #expect((parts[3] == "counter") == family.hasSuffix("_total"))
    } else {
      let expression = /([a-z_]+)((?:\{[a-z]+="(?:[^"\\\n]|\\["\\n])*"\})?) (\S+)/
      let match = try #require(try expression.wholeMatch(in: line), "\(line)")
      #expect(match.1 == family)
      let key = String(match.1 + match.2)
      #expect(samples.updateValue(try #require(Double(match.3)), forKey: key) == nil, "\(key) twice")
    }
  }
  return samples
}

@Test("figures as Prometheus reads them") func metrics() throws {
  try withTemporaryFolder { folder in
    let port = try Port(folder, status: busy)
    let answer = try port.ask(.get, "/metrics")
    #expect(answer.headers["content-type"]?.text == "text/plain; version=0.0.4; charset=utf-8")
    let found = try samples(answer.text)
    let expected = [
      "tallyman_build_info{version=\"1.2.3\"}": 1, "tallyman_uptime_seconds": 12.5,
      "tallyman_scans{state=\"assessed\"}": 7, "tallyman_scans{state=\"queued\"}": 2,
      "tallyman_scans{state=\"decided\"}": 0, "tallyman_queue_waiting": 1, "tallyman_queue_claimed": 1,
      "tallyman_queue_oldest_timestamp_seconds": 1_795_521_601.5,
      "tallyman_stage_seconds_total{stage=\"decode\"}": 1.25, "tallyman_stage_runs_total{stage=\"detect\"}": 7,
      "tallyman_stage_failures_total{stage=\"decode\"}": 1, "tallyman_depth{place=\"decoded\"}": 2,
      "tallyman_lane_busy{lane=\"lane-1\"}": 1, "tallyman_lane_busy{lane=\"lane-2\"}": 0,
      "tallyman_profile_scans_total{profile=\"gate \\\"north\\\"\\\\\\n\"}": 9,
      "tallyman_profile_last_scan_timestamp_seconds{profile=\"gate \\\"north\\\"\\\\\\n\"}": 1_795_521_603,
      "tallyman_alerts{kind=\"silentScanner\"}": 1, "tallyman_disk_free_bytes{path=\"/data\"}": 5e9,
      "tallyman_disk_size_bytes{path=\"/data\"}": 1e10,
    ]
    for (name, value) in expected { #expect(found[name] == value, "\(name): \(found[name] ?? .nan)") }
    #expect(found.keys.filter { $0.hasPrefix("tallyman_profile_last") }.count == 1)
    #expect(found["tallyman_alerts{kind=\"diskAlmostFull\"}"] == nil)
  }
}

@Test("a status that cannot be told is a fault, and no detail of it leaves") func statusFails() throws {
  try withTemporaryFolder { folder in
    struct Broken: Error { let secret = "/private/key" }
    let port = try Port(folder)
    let api = ReviewAPI(
      store: port.store, pictures: folder.path, version: "1", budget: .init(flaggedCleanPer100: 5), pause: { _ in },
      status: { throw Broken() })
    let router = try ReviewRouter.make(api, access: port.access)
    let answer = router.handle(
      try HTTPRequest(
        .get, "/metrics", headers: ["host": "localhost", "authorization": "Bearer \(port.everybody.text)"]))
    #expect(answer.status == 500 && answer.code == "TLY-HTP-019" && !answer.text.contains("private"))
  }
}

internal import Foundation
internal import TallyCore
internal import TallyDomain

extension ServiceStatus {
  /// The figures in the text format that Prometheus reads (version 0.0.4): base units, counters end in `_total`.
  public var prometheusText: String {
    var text = PrometheusText()
    text.family("tallyman_build_info", "gauge", "Version of the program.", [([("version", version)], 1)])
    text.family("tallyman_uptime_seconds", "gauge", "Since the service started.", [([], uptimeSeconds)])
    text.family(
      "tallyman_scans", "gauge", "Scans by state.",
      counts.sorted { $0.key < $1.key }.map { ([("state", $0.key)], Double($0.value)) })
    text.family("tallyman_queue_waiting", "gauge", "Scans that no lane has.", [([], Double(queue.waiting))])
    text.family("tallyman_queue_claimed", "gauge", "Scans that a lane has.", [([], Double(queue.claimed))])
    text.family(
      "tallyman_queue_oldest_timestamp_seconds", "gauge", "Since when the oldest scan waits.",
      PrometheusText.seconds(queue.oldestSince).map { [([], $0)] } ?? [])
    text.family(
      "tallyman_stage_seconds_total", "counter", "Time spent in each stage.",
      stages.map { ([("stage", $0.name)], $0.seconds) })
    text.family(
      "tallyman_stage_runs_total", "counter", "Runs of each stage.",
      stages.map { ([("stage", $0.name)], Double($0.count)) })
    text.family(
      "tallyman_stage_failures_total", "counter", "Runs of each stage that failed.",
      stages.map { ([("stage", $0.name)], Double($0.failures)) })
    text.family(
      "tallyman_depth", "gauge", "Items that wait between stages.",
      depths.sorted { $0.key < $1.key }.map { ([("place", $0.key)], Double($0.value)) })
    text.family(
      "tallyman_lane_busy", "gauge", "1 where the lane has a scan.",
      lanes.map { ([("lane", $0.name)], $0.scan == nil ? 0 : 1) })
    text.family(
      "tallyman_profile_scans_total", "counter", "Scans that each intake profile gave.",
      profiles.map { ([("profile", $0.name)], Double($0.scans)) })
    text.family(
      "tallyman_profile_last_scan_timestamp_seconds", "gauge", "When each intake profile gave its last scan.",
      profiles.compactMap { profile in
        PrometheusText.seconds(profile.lastScanAt).map { ([("profile", profile.name)], $0) }
      })
    let kinds = Dictionary(grouping: alerts.filter { $0.clearedAt == nil }, by: \.kind.rawValue)
    text.family(
      "tallyman_alerts", "gauge", "Alerts that are not over, by kind.",
      kinds.sorted { $0.key < $1.key }.map { ([("kind", $0.key)], Double($0.value.count)) })
    text.family(
      "tallyman_disk_free_bytes", "gauge", "Free space.", disks.map { ([("path", $0.path)], Double($0.freeBytes)) })
    text.family(
      "tallyman_disk_size_bytes", "gauge", "Size of the disk.",
      disks.map { ([("path", $0.path)], Double($0.totalBytes)) })
    return text.text
  }
}

/// Writes families of samples.
private struct PrometheusText {
  private(set) var text = ""

  mutating func family(
    _ name: String, _ kind: String, _ help: String, _ samples: [(labels: [(String, String)], value: Double)]
  ) {
    guard !samples.isEmpty else { return }
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n"
    for (labels, value) in samples {
      let written = labels.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
      text += name + (written.isEmpty ? "" : "{\(written)}") + " \(Self.number(value))\n"
    }
  }

  private static func escaped(_ label: String) -> String {
    label.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }

  private static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
    return value == value.rounded() && value.magnitude < 1e15 ? String(Int64(value)) : String(value)
  }

  /// Seconds since 1970 of `2026-11-24T09:12:33.120Z`; nil for anything else.
  static func seconds(_ time: String?) -> Double? {
    time.flatMap(Timestamp.secondsSince1970)
  }
}

public import TallyDomain

/// How the service does at one moment: what `tallyman status --json` prints, `/api/v1/status` answers and `/metrics` counts.
public struct ServiceStatus: Sendable, Codable, Equatable {
  /// Version of the program; since when it runs, ISO 8601 in UTC; for how many seconds.
  public var version: String, startedAt: String, uptimeSeconds: Double
  /// Scans by state; every state is there.
  public var counts: [String: Int]
  /// How the queue stands.
  public var queue: Queue
  /// Time spent in each stage, over all lanes.
  public var stages: [Stage]
  /// Items that wait between stages, by the name of the place.
  public var depths: [String: Int]
  /// What each lane is doing.
  public var lanes: [Lane]
  /// What each intake profile saw last.
  public var profiles: [Profile]
  /// What a person should know.
  public var alerts: [ServiceAlert]
  /// Space on the disks that the service writes to.
  public var disks: [Disk]

  /// A status; what is not known yet is empty.
  public init(
    version: String, startedAt: String, uptimeSeconds: Double, counts: [ScanState: Int], queue: Queue = Queue(),
    stages: [Stage] = [], depths: [String: Int] = [:], lanes: [Lane] = [], profiles: [Profile] = [],
    alerts: [ServiceAlert] = [], disks: [Disk] = []
  ) {
    (self.version, self.startedAt, self.uptimeSeconds) = (version, startedAt, uptimeSeconds)
    let all = ScanState.allCases.map { ($0.rawValue, counts[$0] ?? 0) }
    self.counts = Dictionary(uniqueKeysWithValues: all)
    (self.queue, self.stages, self.depths, self.lanes) = (queue, stages, depths, lanes)
    (self.profiles, self.alerts, self.disks) = (profiles, alerts, disks)
  }

  /// How the queue stands.
  public struct Queue: Sendable, Codable, Equatable {
    /// Scans that no lane has, and scans that one has.
    public var waiting: Int, claimed: Int
    /// Since when the oldest of the waiting ones waits; nil where none does.
    public var oldestSince: String?
    /// A queue.
    public init(waiting: Int = 0, claimed: Int = 0, oldestSince: String? = nil) {
      (self.waiting, self.claimed, self.oldestSince) = (waiting, claimed, oldestSince)
    }
  }

  /// One stage, since the service started.
  public struct Stage: Sendable, Codable, Equatable {
    /// Name, seconds spent, how many times, how many of them failed.
    public var name: String, seconds: Double, count: Int, failures: Int
    /// A stage.
    public init(name: String, seconds: Double, count: Int, failures: Int = 0) {
      (self.name, self.seconds, self.count, self.failures) = (name, seconds, count, failures)
    }
  }

  /// One lane.
  public struct Lane: Sendable, Codable, Equatable {
    /// Name; the stage it is in and the scan it has, nil where it waits; since when.
    public var name: String, stage: String?, scan: Int64?, since: String?
    /// A lane.
    public init(name: String, stage: String? = nil, scan: Int64? = nil, since: String? = nil) {
      (self.name, self.stage, self.scan, self.since) = (name, stage, scan, since)
    }
  }

  /// One intake profile.
  public struct Profile: Sendable, Codable, Equatable {
    /// Name, folder, when its last scan was complete (nil: none since the service started), how many it gave.
    public var name: String, folder: String, lastScanAt: String?, scans: Int
    /// A profile.
    public init(name: String, folder: String, lastScanAt: String? = nil, scans: Int = 0) {
      (self.name, self.folder, self.lastScanAt, self.scans) = (name, folder, lastScanAt, scans)
    }
  }

  /// One disk.
  public struct Disk: Sendable, Codable, Equatable {
    /// A folder on it, free and all bytes.
    public var path: String, freeBytes: Int64, totalBytes: Int64
    /// A disk.
    public init(path: String, freeBytes: Int64, totalBytes: Int64) {
      (self.path, self.freeBytes, self.totalBytes) = (path, freeBytes, totalBytes)
    }
  }
}

internal import Foundation
internal import Synchronization
internal import TallyCore
internal import TallyDomain
internal import TallyPipeline
internal import TallyReview
internal import TallyStore

/// Says how a running service does: to its page, and to a file beside the store for `tallyman status` and for whoever
/// comes after the process has ended.
final class StatusReporter: Sendable {
  private let service: ScanService
  private let startedAt = ServiceClock.now()
  /// Less free space than this is an alert: some hundred pictures.
  private static let leastFreeBytes: Int64 = 2 << 30

  init(_ service: ScanService) { self.service = service }

  /// How the service does now.
  func status() throws(StoreError) -> ServiceStatus {
    var status = try Self.counted(service.store)
    status.startedAt = startedAt
    status.uptimeSeconds = (ContinuousClock.now - service.startedAt).inSeconds
    let figures = service.meters.map { (name: $0.name, now: $0.now) }
    status.stages = figures.map { .init(name: $0.name, seconds: $0.now.seconds, count: $0.now.finished) }
    let scans = figures.last?.now.finished ?? 0
    status.stages += service.stageSeconds.sorted { $0.key < $1.key }.map {
      .init(name: "each.\($0.key)", seconds: $0.value, count: scans)
    }
    status.depths = Dictionary(uniqueKeysWithValues: figures.map { ($0.name, $0.now.waiting) })
    status.profiles = service.profileFigures
    status.disks = Self.disks(service.folders)
    return status
  }

  /// What the store alone can say.
  static func counted(_ store: Store) throws(StoreError) -> ServiceStatus {
    let queue = try store.queueFigures()
    return ServiceStatus(
      version: Tallyman.version, startedAt: "", uptimeSeconds: 0, counts: try store.counts(),
      queue: .init(waiting: queue.waiting, claimed: queue.claimed, oldestSince: queue.oldestSince),
      alerts: try store.alerts())
  }

  /// Writes the status beside the store, and raises or clears the alert of a disk that fills up.
  func write() {
    do {
      let status = try status()
      try watch(status.disks, raised: status.alerts)
      try FileBytes.write(
        try JSONCoding.encoder().encode(Report(process: getpid(), writtenAt: ServiceClock.now(), status: status)),
        to: service.folders.status)
    } catch {
      service.journal.note("\(service.folders.status): The status could not be written: \(error.localizedDescription)")
    }
  }

  private func watch(_ disks: [ServiceStatus.Disk], raised: [ServiceAlert]) throws(StoreError) {
    for disk in disks {
      guard disk.freeBytes < Self.leastFreeBytes else {
        // The store is written only where there is something to clear: this runs every two seconds.
        if raised.contains(where: { $0.kind == .diskAlmostFull && $0.subject == disk.path }) {
          try service.store.clear(kind: .diskAlmostFull, subject: disk.path)
        }
        continue
      }
      let sentence = "Only \(disk.freeBytes >> 20) MiB are free; scans wait, and none is lost, while there are none."
      try service.store.raise(
        ServiceAlert(
          kind: .diskAlmostFull, subject: disk.path, sentence: sentence, raisedAt: ServiceClock.now()))
    }
  }

  private static func disks(_ folders: ServiceFolders) -> [ServiceStatus.Disk] {
    guard let figures = try? FileManager.default.attributesOfFileSystem(forPath: folders.parent) else { return [] }
    func bytes(_ key: FileAttributeKey) -> Int64 { (figures[key] as? NSNumber)?.int64Value ?? 0 }
    return [.init(path: folders.parent, freeBytes: bytes(.systemFreeSize), totalBytes: bytes(.systemSize))]
  }

  /// The file beside the store.
  struct Report: Codable {
    /// Process that wrote it, and when.
    let process: Int32, writtenAt: String
    let status: ServiceStatus
  }

  /// What the service of a store said last; nil where it never said anything.
  static func report(_ folders: ServiceFolders) throws(DocumentError) -> Report? {
    guard FileBytes.isFile(folders.status) else { return nil }
    let bytes = try FileBytes.read(folders.status, limit: 1 << 20)
    do {
      return try JSONCoding.decoder().decode(Report.self, from: Data(bytes))
    } catch { throw .notJSON(file: folders.status, said: "\(error)") }
  }
}

internal import Foundation
internal import TallyCore
internal import TallyDomain
internal import TallyReview
internal import TallyStore

/// What `tallyman status --json` prints: the counts by state, each under its name, and what the service said last.
struct StatusDocument: Encodable {
  /// Scans by state, from the store; every state is there.
  let counts: [String: Int]
  /// Alerts that are open.
  let alerts: [ServiceAlert]
  /// True where a service holds the store at this moment; its process.
  let isRunning: Bool, process: Int32?
  /// What the service said last, and when; nil where none ever ran.
  let service: ServiceStatus?, writtenAt: String?

  /// The status of a store.
  init(store: Store, folders: ServiceFolders) throws {
    let status = try StatusReporter.counted(store), report = try StatusReporter.report(folders)
    (counts, alerts) = (status.counts, status.alerts)
    isRunning = ServiceLock.isHeld(folders)
    process = isRunning ? report?.process : nil
    (service, writtenAt) = (report?.status, report?.writtenAt)
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }

  func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Key.self)
    for (state, count) in counts { try members.encode(count, forKey: Key(state)) }
    try members.encode(alerts, forKey: Key("alerts"))
    try members.encode(isRunning, forKey: Key("running"))
    try members.encode(process, forKey: Key("process"))
    try members.encode(service, forKey: Key("service"))
    try members.encode(writtenAt, forKey: Key("written_at"))
  }
}

import Foundation
import Synchronization
import TallyCore
import TallyDomain
import TallyHTTP
import TallyImaging
import TallyStore
import TallyStoreSQLite
import TallyTestSupport

@testable import TallyReview

/// A small port: a store, a folder of pictures and the service over both, with a clock that the test moves.
final class Port {
  let folder: URL
  let store: Store
  let access: ReviewAccess
  let router: Router
  /// Access tokens by role; `everybody` has all roles.
  let tokens: [Role: Secret], everybody: Secret
  let status: ServiceStatus
  let clock: TestClock
  private var deliveries = 0

  init(_ folder: URL, status: ServiceStatus? = nil) throws {
    let clock = TestClock()
    (self.folder, self.clock) = (folder, clock)
    store = try Store(backend: try SQLiteBackend(path: folder.path + "/store.sqlite")) { clock.text }
    try FileManager.default.createDirectory(
      at: folder.appending(path: "pictures"), withIntermediateDirectories: true)
    var generator = SeededGenerator(seed: 1)
    tokens = Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0, Secret(drawnFrom: &generator)) })
    everybody = Secret(drawnFrom: &generator)
    let grants = tokens.map { ReviewAccess.Grant(token: $1, principal: Principal(name: "\($0) at work", roles: [$0])) }
    access = ReviewAccess(
      grants: grants.sorted { $0.principal.name < $1.principal.name } + [
        ReviewAccess.Grant(token: everybody, principal: Principal(name: "local analyst", roles: Set(Role.allCases)))
      ], now: { clock.elapsed })
    let state = status ?? ServiceStatus(version: "1.2.3", startedAt: clock.text, uptimeSeconds: 5, counts: [:])
    self.status = state
    let api = ReviewAPI(
      store: store, pictures: folder.path + "/pictures", version: "1.2.3", budget: .init(flaggedCleanPer100: 5),
      pause: { clock.advance($0) }, status: { state })
    router = try ReviewRouter.make(api, access: access)
  }

  /// Asks as one who may do everything.
  func ask(
    _ method: HTTPMethod, _ target: String, headers: [String: String] = [:], body: String = ""
  ) throws -> HTTPResponse {
    var all = ["host": "127.0.0.1:8080", "authorization": "Bearer \(everybody.text)"]
    if method == .post { all["content-type"] = "application/json" }
    return router.handle(
      try HTTPRequest(method, target, headers: all.merging(headers) { $1 }, body: Array(body.utf8)))
  }

  func get(_ target: String) throws -> JSONValue { try ask(.get, target).document }

  /// A delivery of one file, registered and claimed.
  func claim(_ stem: String) throws -> Claim {
    deliveries += 1
    clock.advance(.seconds(1))
    _ = try store.register(
      ScanDelivery(
        profile: "gate", folder: folder.path, stem: stem,
        files: [
          DeliveredFile(
            name: stem + ".tiff", role: .all, bytes: 1000, modifiedNanoseconds: Int64(deliveries),
            inode: UInt64(deliveries))
        ]))
    guard let claim = try store.claim(worker: "test", leaseSeconds: 60) else { throw NothingToClaim() }
    return claim
  }

  struct NothingToClaim: Error {}

  /// A scan that went all the way: delivered, assessed, with a picture.
  @discardableResult func assessed(
    _ stem: String, priority: Double = 3, flagged: Bool = false, picture: Bool = true, scan: AssessedScan? = nil
  ) throws -> Int64 {
    let claim = try claim(stem)
    let scan = scan ?? Sample.scan(stem, priority: priority, flagged: flagged)
    _ = try store.identify(
      claim, content: String(repeating: "0", count: 60) + String(format: "%04d", deliveries), scanId: scan.scanId,
      containers: scan.containers.compactMap(\.number), purpose: .operational)
    let name = picture ? stem + ".picture" : nil
    if let name { try PictureFile.write(Sample.radiograph(), to: folder.path + "/pictures/" + name) }
    try store.complete(
      claim,
      with: AssessmentResult(
        version: "1.2.3", model: "model@1", calibration: "calibration-1", budget: .init(flaggedCleanPer100: 5),
        scan: scan, links: try scan.containers.map { try LinkSummary($0, vessel: "Amalia") }, picture: name))
    return claim.scan
  }
}

/// A clock for tests: begins at noon, moves when it is told.
final class TestClock: Sendable {
  private let moved = Mutex(Duration.zero)

  var elapsed: Duration { moved.withLock { $0 } }
  func advance(_ duration: Duration) { moved.withLock { $0 += duration } }

  var text: String {
    let date = Date(timeIntervalSince1970: 1_795_521_600 + elapsed / .seconds(1))
    return date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}

extension HTTPResponse {
  var text: String { String(decoding: bytes ?? [], as: UTF8.self) }
  var document: JSONValue {
    get throws { try JSONValue(parsing: bytes ?? [], file: "answer") }
  }
  /// The catalogue code of a refusal.
  var code: String? { (try? document)?["code"]?.text }
}

extension JSONValue {
  var text: String? { if case .string(let text) = self { text } else { nil } }
  var number: Double? { if case .number(let number) = self { number } else { nil } }
  var items: [JSONValue] { if case .array(let items) = self { items } else { [] } }
}

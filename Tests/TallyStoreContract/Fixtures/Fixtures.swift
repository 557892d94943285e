import TallyDomain
import TallyStore
import Testing

/// Values for the cases, as small as they may be.
enum Fixture {
  /// A delivery of one image and, where a state of it is given, its sidecar.
  static func delivery(_ stem: String, image: Int64 = 1, sidecar: Int64? = nil, folder: String = "/watch/mx07")
    -> ScanDelivery
  {
    var files = [file("\(stem).tif", .all, image)]
    if let sidecar { files.append(file("\(stem).json", .sidecar, sidecar)) }
    return ScanDelivery(profile: "mx07", folder: folder, stem: stem, files: files)
  }

  /// A file; another state is another time of change.
  static func file(_ name: String, _ role: DeliveredFile.Role, _ state: Int64) -> DeliveredFile {
    let inode = UInt64.max - UInt64(name.utf8.reduce(0) { ($0 * 31 + Int($1)) % 10_007 })
    return DeliveredFile(
      name: name, role: role, bytes: 100, modifiedNanoseconds: 1_700_000_000_000_000_000 + state, inode: inode)
  }

  /// A container with its declaration and findings.
  static func container(
    _ number: String?, priority: Double?, flagged: Bool = false, goods: String? = "bananas",
    consignment: String = "BL1", findings: [Finding] = []
  ) -> AssessedContainer {
    let declared = goods.map {
      Declared(
        fullEmpty: .full,
        goods: [DeclaredGoods(consignment: consignment, item: 1, hs: "080390", description: $0, grossMassKg: 18_240)],
        grossMassKg: 18_240)
    }
    let link =
      declared == nil
      ? ManifestLink(method: .none, confidence: 0, consignments: [])
      : ManifestLink(method: .exact, confidence: 1, consignments: [consignment])
    return AssessedContainer(
      number: number, view: "side", columns: [10, 20], rows: [1, 5], link: link, declared: declared, commodities: [],
      massKg: nil, priority: priority, pValue: priority.map { 1 / (1 + $0 * $0) }, flagged: flagged, findings: findings)
  }

  /// A finding.
  static func finding(
    _ code: IndicatorCode, severity: Finding.Severity? = nil, score: Double? = nil, sentence: String = "Look here."
  ) -> Finding {
    Finding(
      code: code, view: "side", region: nil, score: score, pValue: nil, severity: severity, statistic: nil,
      sentence: sentence, lines: [])
  }

  /// A result with what the containers say.
  static func result(
    _ stem: String, _ containers: [AssessedContainer] = [container("MSKU1234565", priority: 1)],
    findings: [Finding] = [], scanId: String? = nil, vessel: String? = nil
  ) throws -> AssessmentResult {
    let scan = AssessedScan(
      stem: stem, scanId: scanId, files: ["\(stem).tif"], content: "sha256:00", scanner: "MX-07",
      acquiredAt: "2026-11-24T08:59:00.000Z", error: nil, quality: nil, findings: findings, containers: containers)
    return AssessmentResult(
      version: "0.1.0", model: "yard-1@ab", calibration: "cal-1",
      budget: AssessmentDocument.Budget(flaggedCleanPer100: 1),
      scan: scan, links: try containers.map { try LinkSummary($0, vessel: vessel) }, picture: "\(stem).picture")
  }

  /// A manifest of one consignment with containers.
  static func manifest(_ reference: String?, _ containers: [String] = ["MSKU1234565"], goods: String = "bananas")
    -> Manifest
  {
    let consignment = Consignment(
      transportDocument: "BL1", goodsItems: [GoodsItem(sequence: 1, description: goods)],
      containers: containers.map { ContainerUse(number: $0) })
    return Manifest(message: Manifest.Message(reference: reference, sender: "MSC"), consignments: [consignment])
  }

  /// A decision.
  static func decision(_ scan: Int64, _ decision: Decision = .clear, key: String, reason: String = "As declared.")
    -> DecisionRequest
  {
    DecisionRequest(scan: scan, decision: decision, reason: reason, actor: "analyst-1", idempotencyKey: key)
  }
}

extension Store {
  /// Records a scan, claims it (the queue has to be empty) and says who it is.
  func arrive(
    _ stem: String, content: String? = nil, scanId: String? = nil, containers: [String] = ["MSKU1234565"],
    purpose: ScanPurpose = .operational
  ) throws -> Claim {
    let scan = try register(Fixture.delivery(stem)).scan
    let claim = try #require(try claim(worker: "lane", leaseSeconds: 60))
    try #require(claim.scan == scan)
    _ = try identify(
      claim, content: content ?? "pixels of \(stem)", scanId: scanId ?? stem, containers: containers, purpose: purpose)
    return claim
  }

  /// Records a scan and has it assessed.
  @discardableResult func assess(
    _ stem: String, priority: Double? = 1, flagged: Bool = false, purpose: ScanPurpose = .operational,
    findings: [Finding] = []
  ) throws -> Int64 {
    let claim = try arrive(stem, purpose: purpose)
    let container = Fixture.container("MSKU1234565", priority: priority, flagged: flagged)
    try complete(claim, with: try Fixture.result(stem, [container], findings: findings))
    return claim.scan
  }

  /// The state of a scan.
  func state(of scan: Int64) throws -> ScanState { try #require(try self.scan(scan)).state }
}

/// Expects that a store refuses in one way.
func expect(
  _ error: StoreError, sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
) {
  #expect(throws: error, sourceLocation: sourceLocation) { try body() }
}

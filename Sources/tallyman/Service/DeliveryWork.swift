internal import Foundation
internal import TallyAssessment
internal import TallyConfinement
internal import TallyCore
internal import TallyDetector
internal import TallyDomain
internal import TallyImaging
internal import TallyIntake
internal import TallyStore

/// The way of one claimed delivery: decoded and corrected in a helper process, told apart from what came before, assessed,
/// and handed in with its picture. A value without state: the lanes of the stages share it.
struct DeliveryWork: Sendable {
  let store: Store, book: DeclarationBook, parts: AssessmentParts
  /// Decodes and corrects in a helper process.
  let reader: ConfinedReader
  let folders: ServiceFolders
  /// Profiles by name.
  let profiles: [String: IntakeProfile]
  let containerPattern: String
  /// Names the scan that is being assessed when the program crashes.
  let crashes: CrashNote
  let receipts: ReceiptDesk, journal: ServiceJournal

  /// How long a lane may be silent before its scan is given to another, seconds: longer than decoding may take, twice.
  static let leaseSeconds = 600.0
  /// A scan in whose assessment the program crashed so often is not tried again.
  private static let mostCrashes = 3
  /// What goes wrong with the machine is tried again after so many seconds.
  private static let pauseSeconds = 2.0

  /// A scan between the two stages.
  struct Decoded: Sendable {
    let claim: Claim, scan: DecodedScan, identity: Identity
  }

  /// First stage. Nil where the scan has come to its end already: a duplicate, or unreadable.
  func decode(_ claim: Claim) -> Decoded? {
    hold(claim) { () -> Decoded? in
      guard claim.attempt <= Self.mostCrashes else {
        try refuse(claim, Self.givenUp(claim))
        return nil
      }
      try store.renew(claim, leaseSeconds: Self.leaseSeconds)
      let scan: DecodedScan
      do throws(ConfinementError) {
        let defaults = profiles[claim.delivery.profile]?.defaults ?? ScanSidecar()
        scan = try reader.read(Self.files(of: claim.delivery), defaults: defaults, clock: parts.clock)
      } catch {
        try failed(claim, error)
        return nil
      }
      let sidecar = scan.sidecar
      let identity = try store.identify(
        claim, content: scan.contentHash, scanId: sidecar.scanId,
        containers: (sidecar.containers ?? []).compactMap(\.number),
        purpose: sidecar.purpose.flatMap(ScanPurpose.init) ?? .operational, scanner: sidecar.scanner?.id)
      if case .duplicate(let original) = identity {
        try store.finishAsDuplicate(claim, of: original)
        receipts.write(claim.delivery, scan: claim.scan, .duplicate, duplicateOf: original)
        return nil
      }
      return Decoded(claim: claim, scan: scan, identity: identity)
    }
  }

  /// Second stage: the network, the findings, the picture, the record.
  func assess(_ work: Decoded) {
    let claim = work.claim
    _ = hold(claim) { () -> Void? in try crashes.during(claim.scan) { try assessed(work) } }
  }

  private func assessed(_ work: Decoded) throws {
    let claim = work.claim
    try store.renew(claim, leaseSeconds: Self.leaseSeconds)
    let profile = profiles[claim.delivery.profile]
    let assessment = parts.assessment(
      index: book.index, containerPattern: profile?.containerPattern ?? containerPattern)
    var outcome = assessment.assess(work.scan)
    for complaint in outcome.complaints {
      journal.note(complaint)
      let fault = "A part of it could not be assessed: \(complaint.problem)"
      outcome.scan.findings.append(QualityOfScan.finding(fault: fault, view: "side"))
    }
    outcome.scan.files = claim.delivery.files.map(\.name)
    mark(&outcome.scan, work)
    let picture = "\(work.scan.contentHash).picture"
    let file = "\(folders.pictures)/\(picture)"
    if !FileBytes.isFile(file) { try PictureFile.write(work.scan.radiograph, to: file) }
    let links = try zip(outcome.scan.containers, outcome.observations).map { container, observation in
      try LinkSummary(container, seals: observation.seals, vessel: observation.declaration.vessel)
    }
    try store.complete(
      claim,
      with: AssessmentResult(
        version: Tallyman.version, model: parts.detector.package.identity,
        calibration: parts.assessor.calibration?.identity, budget: parts.assessor.budget, scan: outcome.scan,
        links: links, picture: picture))
    receipts.write(claim.delivery, scan: claim.scan, .assessed)
  }

  /// What only the service knows: how the delivery went, whose picture it is, whether the declaration moved.
  private func mark(_ scan: inout AssessedScan, _ work: Decoded) {
    let view = scan.containers.first?.view ?? "side"
    scan.findings += work.claim.delivery.faults.map { QualityOfScan.finding(fault: $0, view: view) }
    if case .replayed(let first, let scanId, let containers) = work.identity {
      scan.findings.append(
        DuplicateImage.finding(firstScan: first, firstScanId: scanId, firstContainers: containers, view: view))
    }
    if let previous = work.claim.previous {
      scan.containers = DeclarationChanged.mark(scan.containers, after: previous.containers)
    }
  }

  // MARK: Ends

  /// A helper that cannot be started says nothing of the scan: it goes back into the queue. Everything else is about its files.
  private func failed(_ claim: Claim, _ error: ConfinementError) throws {
    if !error.isAboutTheScan {
      journal.note(error.explanation)
      try store.release(claim, forSeconds: Self.pauseSeconds)
    } else {
      try refuse(claim, error.explanation)
    }
  }

  private static func files(of delivery: ScanDelivery) -> ScanFiles {
    func path(_ file: DeliveredFile) -> String { "\(delivery.folder)/\(file.name)" }
    let images = delivery.images.map { (path: path($0), role: ScanFiles.Role(rawValue: $0.role.rawValue) ?? .all) }
    return ScanFiles(stem: delivery.stem, images: images, sidecar: delivery.sidecar.map(path))
  }

  private func refuse(_ claim: Claim, _ problem: Explanation) throws {
    let files = try Quarantine(now: ServiceClock.now).place(claim.delivery, problem: problem)
    try store.quarantine(claim, problem: problem, files: files)
    journal.note(problem)
    receipts.write(claim.delivery, scan: claim.scan, .quarantined, problem: problem)
  }

  private static func givenUp(_ claim: Claim) -> Explanation {
    Explanation(
      code: "TLY-CMD-054", place: "\(claim.delivery.folder)/\(claim.delivery.stem)",
      problem: "The program crashed \(claim.attempt - 1) times while it assessed this scan.",
      remedy: "Keep the files and report them; the other scans go on.")
  }

  /// Runs a step for a claim. What goes wrong with the store or the disk gives the scan back: nothing is lost, and the next
  /// attempt starts anew. A claim that another has by now is left to it.
  private func hold<Result>(_ claim: Claim, _ step: () throws -> Result?) -> Result? {
    do {
      return try step()
    } catch StoreError.claimLost {
      return nil
    } catch {
      let explanation =
        (error as? any CataloguedError)?.explanation
        ?? Explanation(
          code: "TLY-CMD-055", place: claim.delivery.stem, problem: error.localizedDescription,
          remedy: "Check permissions and free space; the scan is tried again.")
      journal.note(explanation)
      // Where even that cannot be written, the claim runs out by itself.
      try? store.release(claim, forSeconds: Self.pauseSeconds)
      Thread.sleep(forTimeInterval: 0.5)  // a full disk does not get better by hurry
      return nil
    }
  }
}

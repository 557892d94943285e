internal import Foundation
internal import TallyAssessment
internal import TallyCore
internal import TallyDetector
internal import TallyDomain
internal import TallyImaging
internal import TallyManifest
internal import TallyPhysics
internal import TallyReport

/// The way of one scan from its files to its assessed containers. A value without state: lanes share it.
struct ScanAssessment: Sendable {
  let detector: Detector, index: ManifestIndex, assessor: Assessor, weighing: Weighing
  /// Threads of one inference; 1 where several scans go at once.
  let threads: Int
  /// How a container number looks in a file name.
  let containerPattern: String
  /// Whether pictures are wanted, and where maps go.
  let wantsPictures: Bool, mapsFolder: String?
  let clock: StageClock

  /// What came of one scan.
  struct Outcome: Sendable {
    var scan: AssessedScan
    var pictures: [[ReportPicture]] = []
    var observations: [ContainerObservation] = []
    /// A complaint that kept maps or pictures from being written, though the assessment stands.
    var complaints: [Explanation] = []
  }

  /// The outcome of a scan that could not be decoded. It concerns no other scan.
  static func unread(_ files: ScanFiles, _ error: any CataloguedError) -> Outcome {
    Outcome(
      scan: AssessedScan(
        stem: files.stem, scanId: nil, files: files.images.map(\.path), content: nil, scanner: nil, acquiredAt: nil,
        error: .init(error.explanation), quality: nil, findings: [], containers: []))
  }

  /// Assesses a decoded scan. Whatever goes wrong with it is in the outcome, and concerns no other scan.
  func assess(_ decoded: DecodedScan) -> Outcome {
    let radiograph = decoded.radiograph
    let named = namedContainers(of: decoded)
    var outcome = opened(decoded)
    let materials = wantsPictures ? materialColours(of: radiograph) : nil
    let scale =
      radiograph.quality.usable && !radiograph.boxes.isEmpty
      ? clock.measure("weigh") { weighing.scale(for: decoded) } : nil
    if let remark = scale?.remark { outcome.scan.quality?.remarks.append(remark) }
    for target in targets(boxes: radiograph.boxes, named: named) {
      do {
        try assess(target, decoded, scale?.weigher, materials, into: &outcome)
      } catch let error as any CataloguedError {
        outcome.complaints.append(error.explanation)
      } catch {
        outcome.complaints.append(
          Explanation(
            code: "TLY-CMD-031", place: decoded.stem, problem: error.localizedDescription,
            remedy: "Check permissions and free space."))
      }
    }
    return outcome
  }

  /// A box, the container that belongs to it, or both.
  typealias Target = (box: FoundBox?, container: ScanSidecar.Container?)

  private func assess(
    _ target: Target, _ decoded: DecodedScan, _ weigher: BoxWeigher?, _ materials: MaterialColours?,
    into outcome: inout Outcome
  ) throws {
    let radiograph = decoded.radiograph
    let declaration = index.link(container: target.container, vehicle: decoded.sidecar.vehicle)
    let maps = try target.box.flatMap { box in
      radiograph.quality.usable ? try detect(radiograph, box, declaration) : nil
    }
    let sizeType = (target.container?.type ?? declaration.sizeType).map { SizeType($0) }
    let weighed = target.box.flatMap { box in
      weigher.map { weigher in
        clock.measure("weigh") { weigher.weigh(radiograph, box: box.region, sizeType: sizeType) }
      }
    }
    let observation = ContainerObservation(
      number: target.container?.number, view: decoded.sidecar.image?.view ?? "side", box: target.box, maps: maps,
      weighed: weighed, declaration: declaration, quality: radiograph.quality, pitch: radiograph.pitch,
      seals: target.container?.seals ?? [], contentHash: decoded.contentHash)
    outcome.scan.containers.append(clock.measure("assess") { assessor.assess(observation) })
    outcome.observations.append(observation)
    let position = outcome.scan.containers.count - 1
    outcome.pictures.append([])
    if wantsPictures { outcome.pictures[position] = try pictures(of: radiograph, box: target.box, materials) }
    if let mapsFolder, let maps {
      try writeMaps(
        maps, weighed, radiograph, stem: decoded.stem, container: position, number: target.container?.number,
        folder: mapsFolder)
    }
  }

  private func detect(
    _ radiograph: Radiograph, _ box: FoundBox, _ declaration: LinkedDeclaration
  ) throws(DetectorError) -> DetectorMaps {
    let declared = assessor.vocabulary.declaredVector(of: declaration.declared)
    return try clock.measure("detect") { () throws(DetectorError) in
      try detector.maps(radiograph: radiograph, box: box, declared: declared, threads: threads)
    }
  }

  /// Every container of a decoded scan with what is declared for it.
  func targets(of decoded: DecodedScan) -> [(target: Target, declaration: LinkedDeclaration)] {
    targets(boxes: decoded.radiograph.boxes, named: namedContainers(of: decoded)).map { target in
      (target, index.link(container: target.container, vehicle: decoded.sidecar.vehicle))
    }
  }

  /// The outcome of a decoded scan in which nothing is assessed yet.
  func opened(_ decoded: DecodedScan) -> Outcome {
    let radiograph = decoded.radiograph
    return Outcome(
      scan: AssessedScan(
        stem: decoded.stem, scanId: decoded.sidecar.scanId, files: decoded.files,
        content: "sha256:" + decoded.contentHash,
        scanner: decoded.sidecar.scanner?.id, acquiredAt: decoded.sidecar.acquiredAt, error: nil,
        quality: .init(
          usable: radiograph.quality.usable, remarks: decoded.remarks + radiograph.quality.remarks.map(\.text)),
        findings: [], containers: []))
  }

  /// The containers as the sidecar names them; where it names none, the number that the file name carries.
  private func namedContainers(of decoded: DecodedScan) -> [ScanSidecar.Container] {
    if let listed = decoded.sidecar.containers, !listed.isEmpty { return listed }
    guard let range = decoded.stem.range(of: containerPattern, options: .regularExpression) else { return [] }
    return [ScanSidecar.Container(number: String(decoded.stem[range]), source: "file name")]
  }

  /// Every box with the container that belongs to it, then every named container for which no box was found; a scan
  /// without either still has one entry.
  private func targets(boxes: [FoundBox], named: [ScanSidecar.Container]) -> [Target] {
    var unassigned = Set(named.indices)
    var targets: [Target] = boxes.enumerated().map { position, box in
      let index = box.sidecarIndex ?? (named.count == boxes.count ? position : nil)
      guard let index, named.indices.contains(index) else { return (box, nil) }
      unassigned.remove(index)
      return (box, named[index])
    }
    targets += unassigned.sorted().map { (nil, named[$0]) }
    return targets.isEmpty ? [(nil, nil)] : targets
  }
}

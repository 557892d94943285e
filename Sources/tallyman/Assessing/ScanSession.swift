internal import Foundation
internal import TallyAssessment
internal import TallyConfinement
internal import TallyCore
internal import TallyDetector
internal import TallyDomain
internal import TallyImaging
internal import TallyManifest
internal import TallyPipeline

/// What is needed to assess a set of paths: scans found, manifests read, model and calibration loaded.
struct ScanSession: Sendable {
  private(set) var files: [ScanFiles]
  let manifestFailures: [ManifestError]
  private let composition: Composition
  let assessor: Assessor
  let detector: Detector
  private let index: ManifestIndex, weighing: Weighing
  private let workers: Int

  /// Finds and loads everything; `calibrated` false leaves a calibration out, as calibrating itself needs it.
  init(
    paths: [String], manifests: [String], model: String?, calibration calibrationFile: String?, settings: Settings,
    threads: Int, calibrated: Bool = true
  ) throws {
    composition = Composition(settings: settings)
    workers = settings.workers(flag: threads)
    var files = [ScanFiles](), manifestPaths = manifests
    for path in paths {
      files += try ScanDiscovery.scans(at: path)
      if FileBytes.isFile(path + "/dataset.json"), FileBytes.isFolder(path + "/manifests") {
        manifestPaths.append(path + "/manifests")
      }
    }
    self.files = files
    (index, manifestFailures) = try composition.manifests(in: manifestPaths)
    let parts = try AssessmentParts(
      composition, model: model, calibration: calibrationFile, threads: 1, calibrated: calibrated)
    (detector, assessor, weighing) = (parts.detector, parts.assessor, parts.weighing)
  }

  /// Leaves out the scans that do not belong.
  mutating func keep(_ belongs: (ScanFiles) -> Bool) { files.removeAll { !belongs($0) } }

  /// Clean scores held out for the priority; nil without a calibration.
  var heldOutScores: Int? { assessor.calibration?.heldOut }

  /// Identity of the model as documents name it.
  var model: String { detector.package.identity }

  /// What the calibration can promise at this budget, or that there is none.
  var promise: String {
    guard let calibration = assessor.calibration else {
      return "Not calibrated: priorities rank, but promise no false-alarm rate."
    }
    return calibration.warning(for: assessor.budget) ?? calibration.promise
  }

  /// Assesses all scans, several at once, outcomes in the order of the files.
  func run(
    wantsPictures: Bool, mapsFolder: String?, deliver: (Int, ScanAssessment.Outcome) -> Void
  ) -> StageClock {
    let clock = StageClock()
    run(
      wantsPictures: wantsPictures, mapsFolder: mapsFolder, clock: clock,
      work: { assessment, decoded in assessment.assess(decoded) }, unread: ScanAssessment.unread, deliver: deliver)
    return clock
  }

  /// Does something with every decoded scan, several at once, results in the order of the files.
  func run<Result: Sendable>(
    wantsPictures: Bool = false, mapsFolder: String? = nil, clock: StageClock = StageClock(),
    work: @escaping @Sendable (ScanAssessment, DecodedScan) -> Result,
    unread: @escaping @Sendable (ScanFiles, any CataloguedError) -> Result, deliver: (Int, Result) -> Void
  ) {
    let lanes = max(1, min(workers, files.count))
    let assessment = ScanAssessment(
      detector: detector, index: index, assessor: assessor, weighing: weighing, threads: max(1, workers / lanes),
      containerPattern: composition.settings.containerPattern, wantsPictures: wantsPictures, mapsFolder: mapsFolder,
      clock: clock)
    let reader = composition.confinedReader(lanes: lanes, followsLinks: true)
    let step: @Sendable (ScanFiles) -> Result = { files in
      do throws(ConfinementError) {
        return work(assessment, try reader.read(files, clock: clock))
      } catch { return unread(files, error) }
    }
    Conveyor(lanes: lanes).run(files, work: step, deliver: deliver)
  }

  /// The document over assessed scans, worst first.
  func document(of scans: [AssessedScan]) -> AssessmentDocument {
    func worst(_ scan: AssessedScan) -> Double { scan.containers.compactMap(\.priority).max() ?? -.infinity }
    let sorted = scans.enumerated().sorted { a, b in
      let (x, y) = (worst(a.element), worst(b.element))
      return x == y ? a.offset < b.offset : x > y
    }
    return AssessmentDocument(
      version: Tallyman.version, model: model, calibration: assessor.calibration?.identity,
      budget: assessor.budget, scans: sorted.map(\.element))
  }
}

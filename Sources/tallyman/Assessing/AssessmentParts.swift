internal import TallyAssessment
internal import TallyCore
internal import TallyDetector
internal import TallyDomain
internal import TallyManifest

/// Model and calibration, loaded once and used for every scan.
struct AssessmentParts: Sendable {
  let detector: Detector, assessor: Assessor, weighing = Weighing()
  /// Threads of one inference.
  let threads: Int
  let clock: StageClock

  /// Loads the model package and its calibration as the command line or the settings name them; `calibrated` false leaves the
  /// calibration out, as calibrating itself needs it.
  init(
    _ composition: Composition, model: String?, calibration file: String?, threads: Int, calibrated: Bool = true,
    clock: StageClock = StageClock()
  ) throws {
    let folder = try composition.modelFolder(named: model)
    detector = Detector(package: try ModelPackage(folder: folder, limits: composition.modelLimits))
    let calibration =
      calibrated
      ? try composition.calibration(named: file, modelFolder: folder, model: detector.package.identity) : nil
    assessor = Assessor(
      calibration: calibration, budget: .init(flaggedCleanPer100: composition.settings.flaggedCleanPer100))
    (self.threads, self.clock) = (threads, clock)
  }

  /// The assessment of a scan without pictures and maps, against what is declared now.
  func assessment(index: ManifestIndex, containerPattern: String) -> ScanAssessment {
    ScanAssessment(
      detector: detector, index: index, assessor: assessor, weighing: weighing, threads: threads,
      containerPattern: containerPattern,
      wantsPictures: false, mapsFolder: nil, clock: clock)
  }
}

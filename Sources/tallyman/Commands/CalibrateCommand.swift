internal import Foundation
internal import TallyAssessment
internal import TallyCore
internal import TallyDomain
internal import TallyEvaluation
internal import TallyManifest

/// `tallyman calibrate --scans DIR --out FILE`
struct CalibrateCommand: RunnableCommand, Equatable {
  var scans: [String] = [], manifests: [String] = [], model: String?, out: String?, check: String?, config: String?
  var threads = 0, budget: Double?

  static let name = "calibrate"
  static let summary = "Learn from clean scans what clean containers score, so that flags keep to a false-alarm budget."
  static let examples = [
    "tallyman calibrate --scans cleared/ --manifest manifests/ --out calibration.json",
    "tallyman calibrate --scans cleared-last-month/ --check calibration.json",
  ]
  static var options: [Option<Self>] {
    [
      .list("--scans", "PATH", "Scans that were cleared: a folder or a data set.", \.scans),
      .manifests(\.manifests),
      .value("--model", "DIR", "Model package; the default is the one of the settings.", \.model),
      .value("--out", "FILE", "Where the calibration goes.", \.out),
      .value(
        "--check", "FILE", "Make none, but say whether a calibration still fits scans that were cleared lately.",
        \.check),
      .value(
        "--budget", "N", "Flagged clean containers per 100 that are wanted; the default is that of the settings.",
        \.budget, expected: "a number above 0, at most 100",
        parse: { word in Double(word).flatMap { $0 > 0 && $0 <= 100 ? .some(.some($0)) : nil } }),
      .threads(\.threads),
      .settings(\.config),
    ]
  }

  /// Fewer clean scans than this are refused: 50 promise 4 flagged per 100, and that is the least that is of use.
  static let fewestScans = 50

  func run(_ terminal: Terminal) throws -> ExitStatus {
    guard !scans.isEmpty else { throw UsageError.missingWord(placeholder: "--scans DIR") }
    guard (out == nil) != (check == nil) else {
      if out == nil { throw UsageError.missingWord(placeholder: "--out FILE") }
      throw UsageError.contradiction("--out and --check cannot both be given.")
    }
    let settings = try Settings(contentsOf: config)
    let session = try ScanSession(
      paths: scans, manifests: manifests, model: model, calibration: check, settings: settings, threads: threads,
      calibrated: check != nil)
    if check == nil && session.files.count < Self.fewestScans {
      throw CalibrateError.tooFewScans(session.files.count, needed: Self.fewestScans)
    }
    for failure in session.manifestFailures { terminal.complain(failure.explanation) }
    let rows = rows(session, terminal)
    let wanted = AssessmentDocument.Budget(flaggedCleanPer100: budget ?? settings.flaggedCleanPer100)
    if check != nil, let calibration = session.assessor.calibration {
      return drift(calibration, rows, wanted, terminal)
    }
    let calibration = try Calibrator.fit(rows, model: session.model)
    if let out { try FileBytes.write(Data(calibration.json()), to: out) }
    terminal.out(calibration.promise)
    terminal.out(Self.budget(wanted, calibration))
    return .done
  }

  /// Statistics of every container that could be judged.
  private func rows(_ session: ScanSession, _ terminal: Terminal) -> [ContainerScores] {
    let bar = terminal.progress(unit: "scans", total: session.files.count)
    var rows = [ContainerScores](), unread = 0
    _ = session.run(wantsPictures: false, mapsFolder: nil) { index, outcome in
      for complaint in outcome.complaints { terminal.complain(complaint) }
      unread += outcome.scan.error == nil ? 0 : 1
      rows += outcome.observations.compactMap(session.assessor.row)
      bar.update(index + 1)
    }
    if unread > 0 { terminal.note("\(unread) scans could not be read and are left out.") }
    return rows
  }

  /// What the one knob gets: kept, or the nearest that can be.
  static func budget(_ budget: AssessmentDocument.Budget, _ calibration: Calibration) -> String {
    if let warning = calibration.warning(for: budget) { return warning }
    let p = String(format: "%g", budget.flaggedCleanPer100 / 100)
    return
      "A budget of \(String(format: "%g", budget.flaggedCleanPer100)) flagged clean containers per 100 can be kept: a container "
      + "is flagged when its p-value is \(p) or less."
  }

  /// Whether p-values of containers cleared lately still look uniform, and how many of them were flagged at the budget.
  private func drift(
    _ calibration: Calibration, _ rows: [ContainerScores], _ budget: AssessmentDocument.Budget, _ terminal: Terminal
  ) -> ExitStatus {
    let pValues = rows.compactMap { calibration.pValue(of: $0) }
    let drift = DriftWatch(
      pValues: pValues, calibrationScores: calibration.heldOut, budget: budget.flaggedCleanPer100 / 100)
    terminal.out(drift.words)
    return drift.hasDrifted ? .checkFailed : .done
  }
}

/// What calibrating refuses.
enum CalibrateError: CataloguedError, Equatable {
  /// Fewer clean scans than can promise anything of use.
  case tooFewScans(Int, needed: Int)

  var explanation: Explanation {
    switch self {
    case .tooFewScans(let found, let needed):
      Explanation(
        code: "TLY-CMD-064", place: "--scans", problem: "There are \(found) scans, and \(needed) are needed.",
        remedy: "Gather more scans that were cleared: n containers promise no less than 1 in n/2 + 1 flagged.")
    }
  }
}

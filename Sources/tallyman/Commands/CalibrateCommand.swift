internal import Foundation
internal import TallyAssessment
internal import TallyCore
internal import TallyDomain
internal import TallyManifest

/// `tallyman calibrate --scans DIR --out FILE`
struct CalibrateCommand: RunnableCommand, Equatable {
  var scans: [String] = [], manifests: [String] = [], model: String?, out: String?, config: String?, threads = 0

  static let name = "calibrate"
  static let summary = "Learn from clean scans what clean containers score, so that flags keep to a false-alarm budget."
  static let examples = ["tallyman calibrate --scans cleared/ --manifest manifests/ --out calibration.json"]
  static var options: [Option<Self>] {
    [
      .list("--scans", "PATH", "Scans that were cleared: a folder or a data set.", \.scans),
      .manifests(\.manifests),
      .value("--model", "DIR", "Model package; the default is the one of the settings.", \.model),
      .value("--out", "FILE", "Where the calibration goes.", \.out),
      .threads(\.threads),
      .settings(\.config),
    ]
  }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    guard !scans.isEmpty else { throw UsageError.missingWord(placeholder: "--scans DIR") }
    guard let out else { throw UsageError.missingWord(placeholder: "--out FILE") }
    let settings = try Settings(contentsOf: config)
    let session = try ScanSession(
      paths: scans, manifests: manifests, model: model, calibration: nil, settings: settings, threads: threads,
      calibrated: false)
    for failure in session.manifestFailures { terminal.complain(failure.explanation) }
    let bar = terminal.progress(unit: "scans", total: session.files.count)
    var rows = [ContainerScores](), unread = 0
    _ = session.run(wantsPictures: false, mapsFolder: nil) { index, outcome in
      for complaint in outcome.complaints { terminal.complain(complaint) }
      unread += outcome.scan.error == nil ? 0 : 1
      rows += outcome.observations.compactMap(session.assessor.row)
      bar.update(index + 1)
    }
    if unread > 0 { terminal.note("\(unread) scans could not be read and are left out.") }
    let calibration = try Calibrator.fit(rows, model: session.model)
    try FileBytes.write(Data(calibration.json()), to: out)
    terminal.out(calibration.promise)
    return .done
  }
}

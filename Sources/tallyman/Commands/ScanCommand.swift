internal import Foundation
internal import TallyAssessment
internal import TallyCore
internal import TallyDetector
internal import TallyDomain
internal import TallyImaging
internal import TallyManifest
internal import TallyPipeline
internal import TallyReport

/// `tallyman scan inbox/ --manifest voyage.edi --report out.html`
struct ScanCommand: RunnableCommand, Equatable {
  var paths: [String] = [], manifests: [String] = [], json = false
  var model: String?, calibration: String?, report: String?, maps: String?, config: String?, timings: String?
  var threads = 0

  static let name = "scan"
  static let summary = "Assess scans now: ranked table, JSON, maps, or a report with pictures."
  static let examples = [
    "tallyman scan ScanSamples --report out/report.html",
    "tallyman scan ScanSamples/scans --manifest ScanSamples/manifests --json",
  ]
  static var options: [Option<Self>] {
    [
      .list("", "PATH", "A scan file, a folder of scans, or a data set (its manifests are read too).", \.paths),
      .manifests(\.manifests),
      .value("--model", "DIR", "Model package; the default is the one of the settings.", \.model),
      .value("--calibration", "FILE", "Calibration; the default is the one of the model package.", \.calibration),
      .value("--report", "FILE", "Write one self-contained page with pictures.", \.report),
      .value("--maps", "DIR", "Write every map of every container as .npy with a JSON beside it.", \.maps),
      .flag("--json", "Print one tallyman-assessment/1 document instead of the table.", \.json),
      .threads(\.threads),
      .value("--timings", "FILE", "Write the seconds spent in each stage as JSON.", \.timings),
      .settings(\.config),
    ]
  }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    guard !paths.isEmpty else { throw UsageError.missingWord(placeholder: "PATH") }
    let session = try ScanSession(
      paths: paths, manifests: manifests, model: model, calibration: calibration,
      settings: Settings(contentsOf: config), threads: threads)
    for failure in session.manifestFailures { terminal.complain(failure.explanation) }
    if let maps { try FileBytes.makeFolder(maps) }
    let bar = terminal.progress(unit: "scans", total: session.files.count)
    var scans = [AssessedScan](), pictures = [ReportKey: [ReportPicture]](), complaints = 0
    let start = ContinuousClock.now
    let clock = session.run(wantsPictures: report != nil, mapsFolder: maps) { index, outcome in
      for (position, list) in outcome.pictures.enumerated() {
        pictures[ReportKey(stem: outcome.scan.stem, container: position)] = list
      }
      for complaint in outcome.complaints { terminal.complain(complaint) }
      if let error = outcome.scan.error {
        terminal.complain(
          Explanation(code: error.code, place: error.place, problem: error.message, remedy: error.remedy))
      }
      complaints += outcome.complaints.count
      scans.append(outcome.scan)
      bar.update(index + 1)
    }
    let document = session.document(of: scans)
    if json {
      try terminal.json(document)
    } else {
      terminal.outRaw(AssessmentText.table(document, promise: session.promise))
    }
    if let report {
      try makeParent(of: report)
      try FileBytes.write(Data(AssessmentReport.html(document, pictures: pictures).utf8), to: report)
      terminal.note("Report written to \(report)")
    }
    if let timings {
      let elapsed = (ContinuousClock.now - start).inSeconds
      let figures = ["stages": clock.seconds, "total": ["wall": elapsed, "scans": Double(scans.count)]]
      try FileBytes.write(try JSONCoding.encoder().encode(figures), to: timings)
    }
    let failed = scans.contains { $0.error != nil } || !session.manifestFailures.isEmpty || complaints > 0
    return failed ? .badInput : .done
  }

  private func makeParent(of file: String) throws(DocumentError) {
    let parent = URL(filePath: file).deletingLastPathComponent().path
    if !FileBytes.isFolder(parent) { try FileBytes.makeFolder(parent) }
  }
}

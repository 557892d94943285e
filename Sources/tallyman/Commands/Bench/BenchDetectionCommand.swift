internal import Foundation
internal import TallyAssessment
internal import TallyCore
internal import TallyDomain
internal import TallyEvaluation
internal import TallyManifest

/// `tallyman bench detection --dataset DIR`
struct BenchDetectionCommand: RunnableCommand, Equatable {
  var dataSet: String?, model: String?, calibration: String?, out: String?, config: String?, plan: String?
  var clean: [String] = [], json = false, threads = 0, seed: UInt64 = 1

  static let name = "bench detection"
  static let summary = "Measure on a data set with truth how well the detector finds what should be opened."
  static let examples = [
    "tallyman bench detection --dataset ScanSamples --json",
    "tallyman bench detection --dataset ScanSamples --model baseline:areal-density --out out/bench-a",
    "tallyman bench detection --dataset ScanSamples --model baseline:template --out out/bench-b",
  ]
  static var options: [Option<Self>] {
    [
      .value(
        "--dataset", "DIR", "A data set with truth; where it has a split named test, that alone is used.", \.dataSet),
      .value(
        "--model", "MODEL",
        "Model package; FILE.onnx or FILE.json of an adapter; baseline:NAME (areal-density, template, features, embedding, ideal); "
          + "coco:FILE of detections. The default is the package of the settings.", \.model),
      .value("--calibration", "FILE", "Calibration; the default is the one of the model package.", \.calibration),
      .value("--protocol", "FILE", "Protocol of Benchmarks/detection/protocols that the set keeps to.", \.plan),
      .list("--clean", "DIR", "Clean scans from which baseline:features and baseline:embedding learn.", \.clean),
      .value(
        "--out", "DIR",
        "Write report.html, report.json, report.txt, rows.csv, rows.jsonl and COCO files; go on there after a stop.",
        \.out),
      .value(
        "--seed", "S", "Seed of the drawn sets behind bands.", \.seed, expected: "a whole number from 0",
        parse: { UInt64($0) }),
      .flag("--json", "Print the report as JSON instead of text.", \.json),
      .threads(\.threads),
      .settings(\.config),
    ]
  }

  /// Sets drawn for the band of the curve.
  static let draws = 400

  func run(_ terminal: Terminal) throws -> ExitStatus {
    guard let dataSet else { throw UsageError.missingWord(placeholder: "--dataset DIR") }
    let run = try BenchRun(
      dataSet: dataSet, model: model, calibration: calibration, clean: clean, settings: Settings(contentsOf: config),
      threads: threads)
    for failure in run.session.manifestFailures { terminal.complain(failure.explanation) }
    var setting = try setting(run)
    let judge = try run.judge(terminal)
    let title = run.title(run.identity(judge))
    let rows = try BenchRows(
      folder: out,
      header: BenchHeader(
        version: Tallyman.version, model: run.identity(judge), calibration: run.session.assessor.calibration?.identity,
        dataSet: title, clean: clean))
    var isWhole = run.session.manifestFailures.isEmpty
    if case .detections(let path) = run.model {
      try run.run(rows, detections: path)
    } else {
      isWhole = try run.run(rows, judge: judge, terminal) && isWhole
    }
    setting.draws = Self.draws
    let counted = rows.scans.flatMap(\.rows)
    var report = DetectionReport(title: title, rows: counted, setting: setting)
    report.repeatedCalibrations = CalibrationDraws.figures(
      setting.plan?.selected(counted) ?? counted, model: run.session.model, seed: seed)
    let (right, all) = rows.scans.reduce((0, 0)) { ($0.0 + $1.boxesRight, $0.1 + $1.boxes) }
    let share = "\(right) of \(all) boxes have every edge within the larger of 8 pixels and 2 %"
    terminal.note(share)
    terminal.outRaw(
      json ? String(decoding: try JSONCoding.encoder().encode(report), as: UTF8.self) + "\n" : report.text)
    if let out {
      let folder = BenchFolder(path: out)
      try folder.write(report, share: share, rows.scans, dataSet: dataSet)
      let cases = try CasePictures(run: run, rows: counted, setting.plan).pictures()
      try folder.write(page: DetectionPage(report: report, share: share, cases: cases).html)
    }
    return isWhole ? .done : .badInput
  }

  private func setting(_ run: BenchRun) throws -> DetectionReport.Setting {
    var setting = DetectionReport.Setting(calibrationScores: run.session.heldOutScores, seed: seed)
    if let calibration = run.session.assessor.calibration {
      for name in LoadClass.allCases { setting.scoresPerClass[name.rawValue] = calibration.heldOut(name) }
    }
    if let plan {
      let bytes = try FileBytes.read(plan, limit: BenchProtocol.byteLimit)
      setting.plan = try BenchProtocol(json: bytes, place: plan)
      setting.protocolHash = ContentHash.hexadecimal(of: bytes)
    }
    return setting
  }
}

internal import Foundation
internal import TallyCore
internal import TallyDomain
internal import TallyEvaluation
internal import TallyImaging
internal import TallyManifest

/// `tallyman bench detection --dataset DIR`
struct BenchDetectionCommand: RunnableCommand, Equatable {
  var dataSet: String?, model: String?, calibration: String?, out: String?, config: String?, json = false, threads = 0

  static let name = "bench detection"
  static let summary = "Measure on a data set with truth how well the detector finds what should be opened."
  static let examples = ["tallyman bench detection --dataset ScanSamples --json"]
  static var options: [Option<Self>] {
    [
      .value(
        "--dataset", "DIR", "A data set with truth; where it has a split named test, that alone is used.", \.dataSet),
      .value("--model", "DIR", "Model package; the default is the one of the settings.", \.model),
      .value("--calibration", "FILE", "Calibration; the default is the one of the model package.", \.calibration),
      .value("--out", "DIR", "Write report.json, report.txt and a row per container as rows.csv.", \.out),
      .flag("--json", "Print the report as JSON instead of text.", \.json),
      .threads(\.threads),
      .settings(\.config),
    ]
  }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    guard let dataSet else { throw UsageError.missingWord(placeholder: "--dataset DIR") }
    let description = try DocumentReading.dataSet(dataSet + "/dataset.json")
    let test = description.splits["test"].map(Set.init)
    var session = try ScanSession(
      paths: [dataSet], manifests: [], model: model, calibration: calibration, settings: Settings(contentsOf: config),
      threads: threads)
    if let test, !test.isEmpty { session.keep { test.contains($0.stem) } }
    for failure in session.manifestFailures { terminal.complain(failure.explanation) }
    let bar = terminal.progress(unit: "scans", total: session.files.count)
    var rows = [EvaluationRow](), boxes = (right: 0, all: 0), failed = !session.manifestFailures.isEmpty
    _ = session.run(wantsPictures: false, mapsFolder: nil) { index, outcome in
      for complaint in outcome.complaints { terminal.complain(complaint) }
      do {
        let truth = try DocumentReading.truth("\(dataSet)/truth/\(outcome.scan.stem).json")
        rows += TruthJoin.rows(of: outcome.scan, truth: truth)
        let found = TruthJoin.boxes(of: outcome.scan, truth: truth)
        boxes = (boxes.right + found.right, boxes.all + found.all)
      } catch let error as any CataloguedError {
        terminal.complain(error.explanation)
        failed = true
      } catch {
        terminal.note("\(outcome.scan.stem): \(error)")
        failed = true
      }
      bar.update(index + 1)
    }
    let report = DetectionReport(
      title: title(description, session.model), rows: rows, calibrationScores: session.heldOutScores)
    let share = "\(boxes.right) of \(boxes.all) boxes have every edge within the larger of 8 pixels and 2 %"
    terminal.note(share)
    let encoded = try JSONCoding.encoder().encode(report)
    terminal.outRaw(json ? String(decoding: encoded, as: UTF8.self) + "\n" : report.text)
    if let out {
      try FileBytes.makeFolder(out)
      try FileBytes.write(encoded, to: out + "/report.json")
      try FileBytes.write(Data((report.text + share + "\n").utf8), to: out + "/report.txt")
      try FileBytes.write(Data(TruthJoin.csv(rows).utf8), to: out + "/rows.csv")
    }
    return failed ? .badInput : .done
  }

  private func title(_ description: DataSetDescription, _ model: String) -> String {
    var words = "\(model) on \(description.name)"
    if let simulator = description.simulator {
      let seed = simulator.seed.map { ", seed \($0)" } ?? ""
      let scanner = simulator.scanner.map { ", scanner \($0)" } ?? ""
      words +=
        " (simulated: \(simulator.name) \(simulator.version ?? "")\(seed)\(scanner), mix \(simulator.mix ?? "unknown"))"
    }
    return words
  }
}

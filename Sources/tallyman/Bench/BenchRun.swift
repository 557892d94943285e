internal import Foundation
internal import TallyAssessment
internal import TallyCore
internal import TallyDetector
internal import TallyDomain
internal import TallyEvaluation
internal import TallyImaging
internal import TallyManifest

/// One evaluation: a data set, whatever is evaluated on it, and the rows so far.
struct BenchRun {
  let dataSet: String, description: DataSetDescription
  let model: BenchModel
  var session: ScanSession
  /// Clean scans that a learning baseline learns from.
  let clean: [String]
  private let settings: Settings, threads: Int

  /// Opens a data set and what is to be evaluated.
  init(
    dataSet: String, model word: String?, calibration: String?, clean: [String], settings: Settings, threads: Int
  ) throws {
    (self.dataSet, self.clean, self.settings, self.threads) = (dataSet, clean, settings, threads)
    description = try DocumentReading.dataSet(dataSet + "/dataset.json")
    model = try BenchModel(word)
    var package: String?, isPackage = false
    if case .package(let name) = model { (package, isPackage) = (name, true) }
    session = try ScanSession(
      paths: [dataSet], manifests: [], model: package, calibration: isPackage ? calibration : nil, settings: settings,
      threads: threads, calibrated: isPackage)
    if let test = description.splits["test"].map(Set.init), !test.isEmpty {
      session.keep { test.contains($0.stem) }
    }
  }

  /// What is evaluated, for titles.
  func identity(_ judge: (any ContainerJudge)?) -> String {
    switch model {
    case .package: session.model
    case .judge, .learning: judge?.identity ?? "baseline"
    case .detections(let path): "detections \(path.split(separator: "/").last ?? "")"
    }
  }

  /// Model on data set, with simulator, seed and scanner where it was simulated.
  func title(_ identity: String) -> String {
    var words = "\(identity) on \(description.name)"
    if let simulator = description.simulator {
      let seed = simulator.seed.map { ", seed \($0)" } ?? ""
      let scanner = simulator.scanner.map { ", scanner \($0)" } ?? ""
      words +=
        " (simulated: \(simulator.name) \(simulator.version ?? "")\(seed)\(scanner), mix \(Self.short(simulator.mix ?? "unknown")))"
    }
    return words
  }

  /// A mix with long lists of goods counted, not named: the data set and the protocol have the names.
  private static func short(_ mix: String) -> String {
    mix.split(separator: ",").map { part in
      let count = part.split(separator: "+").count
      return part.hasPrefix("goods=") && count > 10 ? "goods=\(count) families" : String(part)
    }.joined(separator: ",")
  }

  /// The judge, made ready; nil where the session's model is evaluated, or detections are.
  func judge(_ terminal: Terminal) throws -> (any ContainerJudge)? {
    switch model {
    case .package, .detections: return nil
    case .judge(let judge): return judge
    case .learning(let fromEmbedding):
      return try learnt(fromEmbedding ? .embedding(session.detector) : .handMade, terminal)
    }
  }

  /// The baseline that learns, from the clean containers of the scans named: of a data set those of its calibration split, or
  /// all, that have nothing hidden and are declared as they are.
  private func learnt(_ source: FeatureBaseline.Source, _ terminal: Terminal) throws -> FeatureBaseline {
    var samples = [FeatureBaseline.Sample]()
    for folder in clean {
      let lessons = try ScanSession(
        paths: [folder], manifests: [], model: nil, calibration: nil, settings: settings, threads: threads,
        calibrated: false)
      let bar = terminal.progress(unit: "clean scans", total: lessons.files.count)
      lessons.run(
        work: { assessment, decoded -> [FeatureBaseline.Sample] in
          guard Self.isClean(decoded.stem, in: folder) else { return [] }
          return JudgedScan(assessment: assessment, decoded: decoded).subjects().compactMap { subject in
            subject.flatMap { try? FeatureBaseline.Sample($0, source: source, threads: assessment.threads) }
          }
        }, unread: { _, _ in [] },
        deliver: { index, found in
          samples += found
          bar.update(index + 1)
        })
    }
    return try FeatureBaseline(samples, source: source)
  }

  private static func isClean(_ stem: String, in folder: String) -> Bool {
    let path = "\(folder)/truth/\(stem).json"
    // Without a truth whoever named the folder says that it is clean.
    guard FileBytes.isFile(path), let truth = try? DocumentReading.truth(path) else { return !FileBytes.isFile(path) }
    return truth.items.isEmpty && truth.misdeclared != true && truth.containers.allSatisfy { $0.misdeclared != true }
  }

  /// Works off what is not there yet. True where everything could be read.
  func run(_ rows: BenchRows, judge: (any ContainerJudge)?, _ terminal: Terminal) throws -> Bool {
    var session = session, failed = false, broken: (any Error)?
    let done = Set(rows.scans.map(\.stem)), before = rows.scans.count
    session.keep { !done.contains($0.stem) }
    if before > 0 { terminal.note("\(before) scans were evaluated before and are taken over.") }
    let known = judge is IdealBaseline ? KnownItems(try truths()) : nil
    let work = BenchWork(dataSet: dataSet, judge: judge, known: known)
    let bar = terminal.progress(unit: "scans", total: session.files.count)
    session.run(
      work: { work($0, $1) }, unread: { work.unread($0.stem, $1) },
      deliver: { index, result in
        for complaint in result.complaints { terminal.complain(complaint) }
        if let scan = result.scan, broken == nil {
          do { try rows.append(scan) } catch { broken = error }
        } else if result.scan == nil {
          failed = true
        }
        bar.update(index + 1)
      })
    if let broken { throw broken }
    return !failed
  }

  /// The truths of all scans, in order.
  private func truths() throws -> [ScanTruth] {
    try session.files.map { try DocumentReading.truth("\(dataSet)/truth/\($0.stem).json") }
  }

  /// Rows from detections alone: no picture is looked at.
  func run(_ rows: BenchRows, detections path: String) throws {
    let detections = try CocoDetections(path: path, images: session.files.count)
    let lowest = (detections.detections.map(\.score).min() ?? 0) - 1
    for (index, truth) in try truths().enumerated().dropFirst(rows.scans.count) {
      let stem = session.files[index].stem
      let scan = detections.scan(
        stem, image: index + 1, truth: truth, lowest: lowest, scanner: description.simulator?.scanner)
      let boxes = TruthJoin.boxes(of: scan, truth: truth)
      try rows.append(
        BenchScan(
          stem: stem, width: 0, height: 0, rows: TruthJoin.rows(of: scan, truth: truth), boxesRight: boxes.right,
          boxes: boxes.all))
    }
  }
}

internal import Foundation
internal import TallyCore
internal import TallyDetector
internal import TallyDomain
internal import TallyImaging
internal import TallyManifest
internal import TallyPipeline

/// `tallyman dataset export DIR --out DIR`
struct DatasetExportCommand: RunnableCommand, Equatable {
  var folders: [String] = [], out: String?, config: String?, threads = 0

  static let name = "dataset export"
  static let summary = "Write what a model would see of a data set, with its truth on the same grid, for training."
  static let examples = ["tallyman dataset export ScanSamples --out out/training"]
  static var options: [Option<Self>] {
    [
      .list("", "DIR", "A data set with truth.", \.folders),
      .value("--out", "DIR", "Where the arrays and index.json go.", \.out),
      .threads(\.threads),
      .settings(\.config),
    ]
  }

  private typealias Exported = Result<[TrainingSample.Entry], ExportFailure>

  func run(_ terminal: Terminal) throws -> ExitStatus {
    guard let folder = folders.first else { throw UsageError.missingWord(placeholder: "DIR") }
    guard folders.count == 1 else { throw UsageError.unexpectedWord(folders[1]) }
    guard let out else { throw UsageError.missingWord(placeholder: "--out DIR") }
    let settings = try Settings(contentsOf: config)
    let composition = Composition(settings: settings)
    let (index, failures) = try composition.manifests(in: [folder + "/manifests"])
    for failure in failures { terminal.complain(failure.explanation) }
    try FileBytes.makeFolder(out)
    let scans = try ScanDiscovery.scans(at: folder)
    let bar = terminal.progress(unit: "scans", total: scans.count)
    let export = TrainingExport()
    var entries = [TrainingSample.Entry](), failed = !failures.isEmpty
    Conveyor(lanes: settings.workers(flag: threads)).run(scans) { files -> Exported in
      do {
        let radiograph = composition.correction.correct(try composition.reader.read(files))
        let truth = try DocumentReading.truth("\(folder)/truth/\(files.stem).json")
        let samples = try export.samples(stem: files.stem, radiograph: radiograph, truth: truth) { container in
          let linked = index.link(container: ScanSidecar.Container(number: container.number), vehicle: nil)
          return export.vocabulary.declaredVector(of: linked.declared)
        }
        for sample in samples { try sample.write(to: out) }
        return .success(samples.map(\.entry))
      } catch let error as any CataloguedError {
        return .failure(ExportFailure(explanation: error.explanation))
      } catch {
        return .failure(
          ExportFailure(
            explanation: Explanation(
              code: "TLY-CMD-041", place: files.stem, problem: error.localizedDescription, remedy: "Check the data set."
            )))
      }
    } deliver: { position, result in
      switch result {
      case .success(let exported): entries += exported
      case .failure(let failure):
        terminal.complain(failure.explanation)
        failed = true
      }
      bar.update(position + 1)
    }
    try TrainingIndex(export: export, samples: entries).write(to: out)
    terminal.note("\(entries.count) containers of \(scans.count) scans in \(out)")
    return failed ? .badInput : .done
  }
}

/// Why one scan of a data set was left out.
private struct ExportFailure: Error {
  let explanation: Explanation
}

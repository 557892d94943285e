internal import Foundation
internal import TallyCore
internal import TallyDomain
internal import TallyImaging
internal import TallyManifest

/// `tallyman dataset check DIR`
struct DatasetCheckCommand: RunnableCommand, Equatable {
  var folders: [String] = [], json = false, config: String?

  static let name = "dataset check"
  static let summary = "Check a data set against the published contract: documents, pictures, boxes, splits, links."
  static let examples = ["tallyman dataset check ScanSamples"]
  static var options: [Option<Self>] {
    [
      .list("", "DIR", "A data set (the folder with dataset.json).", \.folders),
      .flag("--json", "Print the faults as JSON.", \.json),
      .settings(\.config),
    ]
  }

  private struct Result: Encodable {
    let dataset: String, scans: Int, faults: [DataSetFault]
  }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    guard !folders.isEmpty else { throw UsageError.missingWord(placeholder: "DIR") }
    let composition = Composition(settings: try Settings(contentsOf: config))
    var results = [Result]()
    for folder in folders {
      let stems = try DataSetCheck.stems(in: folder)
      let bar = terminal.progress(unit: "scans", total: stems.count)
      let faults = DataSetCheck(folder: folder, composition: composition).faults(stems: stems, progress: bar.update)
      results.append(Result(dataset: folder, scans: stems.count, faults: faults))
    }
    if json {
      try terminal.json(results)
    } else {
      for result in results {
        for fault in result.faults { terminal.out("\(fault.place): \(fault.problem)") }
        terminal.out("\(result.dataset): \(result.scans) scans, \(result.faults.count) faults")
      }
    }
    return results.allSatisfy(\.faults.isEmpty) ? .done : .checkFailed
  }
}

internal import Foundation
internal import TallyCore
internal import TallyDomain
internal import TallyManifest

/// `tallyman manifest check voyage.edi`
struct ManifestCheckCommand: RunnableCommand, Equatable {
  var paths: [String] = [], config: String?

  static let name = "manifest check"
  static let summary = "Read manifests and say what is wrong or odd in them."
  static let examples = ["tallyman manifest check ScanSamples/manifests"]
  static var options: [Option<Self>] {
    [
      .list("", "PATH", "A CUSCAR, CSV or JSON manifest, or a folder of them.", \.paths),
      .settings(\.config),
    ]
  }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    guard !paths.isEmpty else { throw UsageError.missingWord(placeholder: "PATH") }
    let reader = Composition(settings: try Settings(contentsOf: config)).manifestReader
    var failed = false
    for file in try FileBytes.files(at: paths) {
      do {
        let found = try reader.read(path: file)
        let manifest = found.manifest
        let containers = manifest.consignments.flatMap { $0.containers ?? [] }
        terminal.out(
          "\(file): \(found.format.rawValue), \(manifest.consignments.count) consignments, \(containers.count) containers"
        )
        for remark in manifest.remarks ?? [] { terminal.out("  \(remark.at): \(remark.text)") }
        for failure in found.failures { terminal.complain(failure.explanation) }
        failed = failed || !found.failures.isEmpty
      } catch {
        terminal.complain(error.explanation)
        failed = true
      }
    }
    return failed ? .checkFailed : .done
  }
}

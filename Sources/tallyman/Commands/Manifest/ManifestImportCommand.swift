internal import Foundation
internal import TallyCore
internal import TallyDomain
internal import TallyManifest

/// `tallyman manifest import inbox/*.edi --into manifests/`
struct ManifestImportCommand: RunnableCommand, Equatable {
  var paths: [String] = [], into: String?, config: String?

  static let name = "manifest import"
  static let summary = "Put manifests of any format into a folder as tallyman-manifest/1; the same file twice is one."
  static let examples = ["tallyman manifest import ScanSamples/manifests --into out/manifests"]
  static var options: [Option<Self>] {
    [
      .list("", "PATH", "A CUSCAR, CSV or JSON manifest, or a folder of them.", \.paths),
      .value("--into", "DIR", "The folder that scan --manifest reads.", \.into),
      .settings(\.config),
    ]
  }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    guard !paths.isEmpty else { throw UsageError.missingWord(placeholder: "PATH") }
    guard let into else { throw UsageError.missingWord(placeholder: "--into DIR") }
    let composition = Composition(settings: try Settings(contentsOf: config))
    try FileBytes.makeFolder(into)
    var failed = false
    for file in try FileBytes.files(at: paths) {
      do {
        let bytes = try FileBytes.read(file, limit: composition.settings.manifestMegabytes << 20)
        let found = try composition.manifestReader.read(bytes: bytes, name: file)
        for failure in found.failures { terminal.complain(failure.explanation) }
        failed = failed || !found.failures.isEmpty
        // Content is identity: the same interchange delivered twice lands on the same name, whatever its file is called.
        let hash = ContentHash.hexadecimal(of: bytes).prefix(16)
        for (position, manifest) in found.manifests.enumerated() {
          let target = "\(into)/\(hash)-\(position + 1).json"
          let known = FileBytes.isFile(target)
          if !known { try FileBytes.write(try JSONCoding.encoder().encode(manifest), to: target) }
          terminal.out(
            "\(file): \(manifest.consignments.count) consignments \(known ? "already in" : "into") \(target)")
        }
      } catch let error as ManifestError {
        terminal.complain(error.explanation)
        failed = true
      }
    }
    return failed ? .badInput : .done
  }
}

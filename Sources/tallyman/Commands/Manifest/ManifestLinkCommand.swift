internal import Foundation
internal import TallyCore
internal import TallyDomain
internal import TallyImaging
internal import TallyManifest

/// `tallyman manifest link MSKU1234565 --manifest voyage.edi`
struct ManifestLinkCommand: RunnableCommand, Equatable {
  var words: [String] = [], manifests: [String] = [], seals: [String] = [], json = false, config: String?

  static let name = "manifest link"
  static let summary = "Show what a container number, or each container of a scan, links to, and how."
  static let examples = [
    "tallyman manifest link ScanSamples", "tallyman manifest link MSKU1234565 --manifest ScanSamples/manifests",
  ]
  static var options: [Option<Self>] {
    [
      .list("", "NUMBER|PATH", "A container number, a sidecar, a folder of scans, or a data set.", \.words),
      .manifests(\.manifests),
      .list("--seal", "NUMBER", "A seal of the container that was given by number.", \.seals),
      .flag("--json", "Print the links as JSON.", \.json),
      .settings(\.config),
    ]
  }

  private struct Row: Encodable {
    let scan: String?, number: String?, link: ManifestLink, declared: Declared?, explanation: String
  }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    guard !words.isEmpty else { throw UsageError.missingWord(placeholder: "NUMBER or PATH") }
    let composition = Composition(settings: try Settings(contentsOf: config))
    var manifestPaths = manifests
    var wanted = [(scan: String?, container: ScanSidecar.Container, vehicle: ScanSidecar.Vehicle?)]()
    for word in words {
      if FileBytes.isFile(word + "/dataset.json"), FileBytes.isFolder(word + "/manifests") {
        manifestPaths.append(word + "/manifests")
      }
      guard FileBytes.isFile(word) || FileBytes.isFolder(word) else {
        wanted.append((nil, ScanSidecar.Container(number: word, seals: seals), nil))
        continue
      }
      for sidecar in try sidecars(at: word) {
        let document = try DocumentReading.sidecar(sidecar)
        let stem = URL(filePath: sidecar).deletingPathExtension().lastPathComponent
        wanted += (document.containers ?? []).map { (stem, $0, document.vehicle) }
      }
    }
    let (index, failures) = try composition.manifests(in: manifestPaths)
    for failure in failures { terminal.complain(failure.explanation) }
    let rows = wanted.map { entry in
      let linked = index.link(container: entry.container, vehicle: entry.vehicle)
      return Row(
        scan: entry.scan, number: entry.container.number, link: linked.link, declared: linked.declared,
        explanation: linked.explanation)
    }
    if json {
      try terminal.json(rows)
    } else {
      for row in rows {
        terminal.out([row.scan, row.number, row.explanation].compactMap { $0 }.joined(separator: "  "))
      }
    }
    return failures.isEmpty ? .done : .badInput
  }

  private func sidecars(at path: String) throws -> [String] {
    path.hasSuffix(".json") ? [path] : try ScanDiscovery.scans(at: path).compactMap(\.sidecar)
  }
}

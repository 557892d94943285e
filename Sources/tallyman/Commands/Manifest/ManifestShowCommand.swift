internal import Foundation
internal import TallyCore
internal import TallyDomain
internal import TallyManifest

/// `tallyman manifest show voyage.edi --json`
struct ManifestShowCommand: RunnableCommand, Equatable {
  var files: [String] = [], json = false, config: String?

  static let name = "manifest show"
  static let summary = "Show what a manifest declares, whatever its format."
  static let examples = ["tallyman manifest show ScanSamples/manifests/voyage-0001.edi --json"]
  static var options: [Option<Self>] {
    [
      .list("", "FILE", "A CUSCAR, CSV or JSON manifest.", \.files),
      .flag("--json", "Print it as tallyman-manifest/1, remarks included.", \.json),
      .settings(\.config),
    ]
  }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    guard let file = files.first else { throw UsageError.missingWord(placeholder: "FILE") }
    guard files.count == 1 else { throw UsageError.unexpectedWord(files[1]) }
    let found = try Composition(settings: try Settings(contentsOf: config)).manifestReader.read(path: file)
    for failure in found.failures { terminal.complain(failure.explanation) }
    if json {
      try terminal.json(found.manifest)
    } else {
      terminal.outRaw(ManifestText.page(found.manifest))
    }
    return found.failures.isEmpty ? .done : .badInput
  }
}

/// A manifest for people.
enum ManifestText {
  static func page(_ manifest: Manifest) -> String {
    var lines = [String]()
    if let voyage = manifest.voyage {
      let vessel = [voyage.vesselName, voyage.vesselImo.map { "IMO \($0)" }].compactMap { $0 }.joined(separator: ", ")
      let route = [voyage.portOfLoading, voyage.portOfDischarge].compactMap { $0 }.joined(separator: " to ")
      lines.append(
        "Voyage \(voyage.voyage ?? "without a number") of \(vessel.isEmpty ? "an unnamed vessel" : vessel), \(route)")
    }
    for consignment in manifest.consignments {
      lines.append("\(consignment.transportDocument ?? "consignment without a transport document")")
      for item in consignment.goodsItems ?? [] {
        let mass = item.grossMassKg.map {
          "\($0.formatted(.number.grouping(.never).locale(.init(identifier: "en")))) kg"
        }
        let packages = item.packages.map { "\($0.count.map(String.init) ?? "?") \($0.type ?? "packages")" }
        let words = [item.hsCode.map { "HS \($0)" }, item.description, packages, mass].compactMap { $0 }
        lines.append("  line \(item.sequence.map(String.init) ?? "?"): " + words.joined(separator: ", "))
      }
      for container in consignment.containers ?? [] {
        let seals = container.seals.map { $0.isEmpty ? "" : "seals " + $0.joined(separator: " ") }
        let words = [container.number, container.sizeType, container.fullEmpty?.rawValue, seals].compactMap { $0 }
        lines.append("  container " + words.filter { !$0.isEmpty }.joined(separator: ", "))
      }
    }
    lines += (manifest.remarks ?? []).map { "remark: \($0.at): \($0.text)" }
    return lines.joined(separator: "\n") + "\n"
  }
}

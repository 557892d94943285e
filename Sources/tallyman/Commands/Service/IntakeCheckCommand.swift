internal import Foundation
internal import TallyConfinement
internal import TallyCore
internal import TallyDomain
internal import TallyImaging
internal import TallyIntake

/// `tallyman intake check inbox/`
struct IntakeCheckCommand: RunnableCommand, Equatable {
  var paths: [String] = [], profile: String?, json = false, config: String?

  static let name = "intake check"
  static let summary = "Check a scanner's files against the contract before it goes live."
  static let examples = ["tallyman intake check ScanSamples/scans"]
  static var options: [Option<Self>] {
    [
      .list("", "FILE", "Files of scans, or folders of them.", \.paths),
      .value("--profile", "NAME", "Check against this intake profile of the settings.", \.profile),
      .flag("--json", "Print scans and remarks as JSON.", \.json),
      .settings(\.config),
    ]
  }

  private struct Report: Encodable {
    var scans = [Scan](), remarks = [IntakeCheck.Remark]()
    struct Scan: Encodable { let folder: String, stem: String, files: [String] }
  }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    guard !paths.isEmpty else { throw UsageError.missingWord(placeholder: "FILE") }
    let settings = try Settings(contentsOf: config)
    let reader = Composition(settings: settings).confinedReader(lanes: 1, followsLinks: true)
    var report = Report()
    for (folder, names) in try folders() {
      let checked = try check(folder, names, profile: chosenProfile(settings, folder), reader)
      report.scans += checked.scans
      report.remarks += checked.remarks
    }
    if json {
      try terminal.json(report)
    } else {
      for remark in report.remarks { terminal.out("\(remark.severity.rawValue): \(remark.explanation.complaint)") }
      let faults = report.remarks.count { $0.severity == .fault }
      terminal.out("\(report.scans.count) scans, \(faults) faults, \(report.remarks.count - faults) pieces of advice")
    }
    return report.remarks.contains { $0.severity == .fault } ? .checkFailed : .done
  }

  /// The files by their folder.
  private func folders() throws -> [(folder: String, names: [String])] {
    var names = [String: [String]]()
    for path in paths {
      if FileBytes.isFolder(path) {
        names[path, default: []] += try FileBytes.files(in: path).map { URL(filePath: $0).lastPathComponent }
      } else {
        guard FileBytes.isFile(path) else { throw DocumentError.unreadable(file: path, said: "there is no such file.") }
        let url = URL(filePath: path)
        names[path.contains("/") ? url.deletingLastPathComponent().path : ".", default: []].append(
          url.lastPathComponent)
      }
    }
    return names.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private func chosenProfile(_ settings: Settings, _ folder: String) throws -> IntakeProfile {
    guard let profile else { return IntakeProfile(name: "check", folder: folder) }
    guard let found = settings.profiles.first(where: { $0.name == profile }) else {
      let known = settings.profiles.map(\.name).joined(separator: ", ")
      throw UsageError.badValue(
        option: "--profile", word: profile, expected: known.isEmpty ? "a profile, and the settings have none" : known)
    }
    return found
  }

  /// Names and sidecars by the rules of intake and by the published schema, pixels by reading them as the service would.
  private func check(
    _ folder: String, _ names: [String], profile: IntakeProfile, _ reader: ConfinedReader
  ) throws -> Report {
    var files = [String: IntakeCheck.File](), found = Report()
    for name in names {
      files[name] = IntakeCheck.File(name: name)
      guard name.hasSuffix(".json") else { continue }
      let bytes = try FileBytes.read("\(folder)/\(name)", limit: Int(reader.decoding.sidecarBytes))
      files[name]?.sidecar = bytes
      do { _ = try DocumentReading.sidecar("\(folder)/\(name)", bytes: bytes) } catch let error as any CataloguedError {
        found.remarks.append(.init(severity: .fault, explanation: error.explanation))
      }
    }
    for scan in ScanGroup.groups(names: names) {
      let images = scan.images.map { (path: "\(folder)/\($0.name)", role: $0.role) }
      found.scans.append(
        .init(folder: folder, stem: scan.stem, files: scan.images.map(\.name) + (scan.sidecar.map { [$0] } ?? [])))
      do {
        let decoded = try reader.read(
          ScanFiles(stem: scan.stem, images: images, sidecar: scan.sidecar.map { "\(folder)/\($0)" }),
          defaults: profile.defaults)
        for image in scan.images {
          files[image.name]?.columns = decoded.radiograph.width
          files[image.name]?.planes = image.role == .all ? decoded.radiograph.planes.count : 1
        }
      } catch { found.remarks.append(.init(severity: .fault, explanation: error.explanation)) }
    }
    let check = IntakeCheck(names.compactMap { files[$0] }, profile: profile)
    found.remarks += check.remarks
    return found
  }
}

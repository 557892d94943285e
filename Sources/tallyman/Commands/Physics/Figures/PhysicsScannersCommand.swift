internal import Foundation
internal import TallyCore
internal import TallyPhysics

/// `tallyman physics scanners`
struct PhysicsScannersCommand: RunnableCommand, Equatable {
  var show: String?, check: [String] = [], parameters = false, json = false, seed: UInt64 = 1

  static let name = "physics scanners"
  static let summary = "List the known scanners, print one as a file to begin from, or check a file of one's own."
  static let examples = [
    "tallyman physics scanners", "tallyman physics scanners --show mobile-6-4",
    "tallyman physics scanners --parameters",
  ]
  static var options: [Option<Self>] {
    [
      .value("--show", "NAME|FILE", "Print this scanner's whole file; random draws one by the seed.", \.show),
      .list("--check", "FILE", "Check a scanner's file.", \.check),
      .flag("--parameters", "List every noise and defect with its range and what switches it off.", \.parameters),
      .seed(\.seed),
      .json(\.json),
    ]
  }

  private struct Row: Encodable {
    let name: String, summary: String?, energiesMev: [Double], penetrationSteelMm: Double
    let pitchMm: [Double]
  }
  private struct Parameter: Encodable {
    let name: String, unit: String, permitted: [Double], usual: [Double], meaning: String
  }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    for file in check {
      let scanner = try PhysicsWords.scanner(file.contains("/") ? file : "./" + file)
      terminal.out("\(file): \(scanner.name) is in order.")
    }
    if let show {
      terminal.outRaw(
        String(decoding: try ScannerFile.write(try PhysicsWords.scanner(show, seed: seed)), as: UTF8.self))
    }
    if parameters { try printParameters(terminal) }
    guard check.isEmpty, show == nil, !parameters else { return .done }
    let rows = try ScannerModel.knownNames.map { name in
      let scanner = try ScannerModel.named(name)
      return Row(
        name: name, summary: scanner.summary, energiesMev: scanner.energiesMev,
        penetrationSteelMm: scanner.penetrationSteelMm,
        pitchMm: [scanner.geometry.pitchXMm, scanner.geometry.pitchYMm])
    }
    if json {
      try terminal.json(rows)
    } else {
      for row in rows {
        let energies = row.energiesMev.map { "\($0)" }.joined(separator: " and ")
        let pitch = "\(PhysicsWords.rounded(row.pitchMm[0], 1)) × \(PhysicsWords.rounded(row.pitchMm[1], 1)) mm"
        terminal.out("\(row.name): \(energies) MeV, \(pitch) a pixel, \(Int(row.penetrationSteelMm)) mm of steel")
        if let summary = row.summary { terminal.out("  \(summary)") }
      }
    }
    return .done
  }

  private func printParameters(_ terminal: Terminal) throws {
    let rows = ReadoutParameter.all.map { parameter in
      Parameter(
        name: parameter.name, unit: parameter.unit,
        permitted: [parameter.permitted.lowerBound, parameter.permitted.upperBound],
        usual: [parameter.usual.lowerBound, parameter.usual.upperBound], meaning: parameter.meaning)
    }
    if json { return try terminal.json(rows) }
    for row in rows {
      terminal.out("\(row.name): \(row.meaning)")
      terminal.out(
        "  \(row.unit); usual \(row.usual[0]) to \(row.usual[1]), at most \(row.permitted[1]); 0 switches it off")
    }
  }
}

internal import Foundation
internal import TallyCore
internal import TallyPhysics

/// `tallyman physics plots --out docs/physics`
struct PhysicsPlotsCommand: RunnableCommand, Equatable {
  var out: String?

  static let name = "physics plots"
  static let summary = "Draw the charts of docs/physics.md: spectra, attenuation, detectors, layers, materials, limits."
  static let examples = ["tallyman physics plots --out out/plots"]
  static var options: [Option<Self>] {
    [.value("--out", "DIR", "Where the SVG files go.", \.out)]
  }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    guard let out else { throw UsageError.missingWord(placeholder: "--out DIR") }
    try FileBytes.makeFolder(out)
    let charts: [(String, () throws -> LineChart)] = [
      ("spectra", PhysicsCharts.spectra), ("attenuation", PhysicsCharts.attenuation),
      ("detectors", PhysicsCharts.detectors), ("transmission", PhysicsCharts.transmission),
      ("materials", PhysicsCharts.materials), ("saturation", PhysicsCharts.saturation),
      ("penetration", PhysicsCharts.penetration), ("wedge", PhysicsCharts.wedge),
    ]
    for (name, chart) in charts { try FileBytes.write(Data(try chart().svg.utf8), to: "\(out)/\(name).svg") }
    terminal.note("\(charts.count) charts in \(out)")
    return .done
  }
}

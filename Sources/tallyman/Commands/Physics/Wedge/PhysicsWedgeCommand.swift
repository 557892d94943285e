internal import Foundation
internal import TallyCore
internal import TallyImaging
internal import TallyPhysics

/// `tallyman physics wedge --scanner mobile-6-4 --seed 1`
struct PhysicsWedgeCommand: RunnableCommand, Equatable {
  var scanner = "mobile-6-4", seed: UInt64 = 1, out: String?, json = false

  static let name = "physics wedge"
  static let summary = "Scan a simulated step wedge with all noise and defects, invert it, and compare with what it is."
  static let examples = [
    "tallyman physics wedge --scanner mobile-6-4 --seed 1", "tallyman physics wedge --seed 2 --out out/wedge --json",
  ]
  static var options: [Option<Self>] {
    [
      .scanner(\.scanner),
      .seed(\.seed),
      .value("--out", "DIR", "Also write the scan: wedge.tif, wedge.json and the step list wedge-steps.csv.", \.out),
      .json(\.json),
    ]
  }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    let forward = try ForwardModel(try PhysicsWords.scanner(scanner, seed: seed))
    let wedge = StepWedge.standard
    if let out {
      try FileBytes.makeFolder(out)
      try TIFFWriter.write(planes: wedge.planes(forward, seed: seed), to: out + "/wedge.tif")
      let sidecar = wedge.sidecar(forward.scanner, scanId: "wedge-\(forward.scanner.name)-\(seed)")
      try FileBytes.write(try JSONCoding.encoder().encode(sidecar), to: out + "/wedge.json")
      let steps = wedge.layout.csv(width: wedge.width, height: wedge.height)
      try FileBytes.write(Data(steps.utf8), to: out + "/wedge-steps.csv")
    }
    let report = wedge.evaluate(forward, seed: seed)
    if json { try terminal.json(report) } else { terminal.out(report.text) }
    return .done
  }
}

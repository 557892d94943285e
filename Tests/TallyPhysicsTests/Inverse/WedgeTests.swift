import Foundation
import TallyCore
import TallyDomain
import TallyPhysics
import TallyTestSupport
import Testing

private let wedge = StepWedge.standard
private let csv = wedge.layout.csv(width: wedge.width, height: wedge.height)

private func read(_ text: String) throws(PhysicsError) -> WedgeLayout {
  try WedgeLayout(csv: text, file: "steps.csv", width: wedge.width, height: wedge.height)
}

@Test("A step list comes back as it was written")
func layoutRoundTrip() throws {
  let layout = try read(csv)
  #expect(layout.steps.map(\.region) == wedge.layout.steps.map(\.region))
  #expect(layout.steps.map(\.gCm2) == wedge.layout.steps.map(\.gCm2))
  #expect(layout.stopColumns == wedge.layout.stopColumns && layout.openColumns == wedge.layout.openColumns)
  #expect(layout.openRows == wedge.layout.openRows)
}

@Test(
  "A wrong step list is refused at its line",
  arguments: [
    ("", 1), ("a,b\n", 1), ("H2O,5,0,0,40", 2), ("H2O,5,0,0,40,x", 2), ("H2O,5,0,0,40,99999", 2), ("H2O,5,9,0,9,40", 2),
    ("H2O,0,0,0,40,40", 2), ("H2O,nan,0,0,40,40", 2), ("plutonium,5,0,0,40,40", 2), ("H2O,5,-1,0,40,40", 2),
  ])
func badLists(line: String, number: Int) {
  let header = "what,areal_density_g_cm2,x0,y0,x1,y1\n"
  let text = number == 1 ? line : header + line + "\n"
  do {
    _ = try read(text)
    Issue.record("\(line) passed")
  } catch {
    guard case .badStepList("steps.csv", number, _) = error else {
      Issue.record("\(line): \(error)")
      return
    }
  }
}

@Test("Lists that lack steps or open air, are too long, or are damaged are refused, never crash")
func hostileLists() {
  for text in ["what,areal_density_g_cm2,x0,y0,x1,y1\n", String(repeating: "a,", count: 700_000)] {
    #expect(throws: PhysicsError.self) { try read(text) }
  }
  let noAir = csv.split(separator: "\n").filter { !$0.hasPrefix("open") }.joined(separator: "\n")
  #expect(throws: PhysicsError.self) { try read(noAir) }
  for seed in 0..<300 as Range<UInt64> {
    let text = String(decoding: Mutation.damaged(Array(csv.utf8), seed: seed), as: UTF8.self)
    do {
      let layout = try read(text)
      #expect(layout.steps.allSatisfy { $0.region.x1 <= wedge.width && $0.region.y1 <= wedge.height })
    } catch {
      guard case .badStepList = error else {
        Issue.record("seed \(seed): \(error)")
        continue
      }
    }
  }
}

private func scan(_ scanner: ScannerModel, seed: UInt64) throws -> WedgeScan {
  let forward = try ForwardModel(scanner)
  let radiograph = WedgeCorrection(wedge.layout).correct(
    wedge.planes(forward, seed: seed), air: scanner.planes.map(\.airCounts), dark: scanner.planes.map(\.darkCounts),
    energiesMev: scanner.energiesMev, pitch: .init(x: 5, y: 6))
  return WedgeScan(name: "wedge \(seed)", radiograph: radiograph, layout: wedge.layout)
}

@Test("Calibration finds a scanner again that differs in beams, dose and scatter, and makes the inverse right")
func calibrationRecovers() throws {
  let start = try ScannerModel.named("mobile-6-4")
  var truth = start
  truth.planes[0].beam.endpointMev *= 1.03
  truth.planes[0].beam.filterGCm2 *= 1.5
  truth.planes[1].beam.endpointMev *= 0.97
  truth.planes[1].beam.filterGCm2 *= 0.7
  truth.planes[0].quantaInAir *= 0.7
  truth.readout.leakFraction *= 2
  truth.readout.scatterFraction *= 0.5
  let fitted = try WedgeCalibration([try scan(truth, seed: 5)], of: start).fit(start)
  #expect(relativeError(fitted.readout.leakFraction, truth.readout.leakFraction) < 0.05)
  for plane in 0...1 {
    #expect(relativeError(fitted.planes[plane].beam.endpointMev, truth.planes[plane].beam.endpointMev) < 0.015)
    #expect(relativeError(fitted.planes[plane].quantaInAir, truth.planes[plane].quantaInAir) < 0.25)
  }
  let record = try #require(fitted.calibration)
  #expect(record.scans == ["wedge 5"] && record.steps == 36 && record.residuals.allSatisfy { $0 < 0.004 })
  let other = try scan(truth, seed: 6)
  func worst(_ scanner: ScannerModel) throws -> WedgeReport {
    WedgeReport(
      try PhysicsInversion(scanner).invert(other.radiograph), of: wedge.layout, scanner: scanner.name, seed: 6)
  }
  let (before, after) = (try worst(start), try worst(fitted))
  #expect(before.worstErrorPercent > 10, "the scanner differs enough to matter")
  #expect(after.worstErrorPercent < 1.5 * Tolerance.arealDensityPercent, "\(after.text)")
  #expect(try #require(after.classAccuracy) >= Tolerance.classAccuracy)
}

@Test("Scans that teach nothing are refused")
func badWedges() throws {
  let scanner = try ScannerModel.named("mobile-6-4")
  let one = try scan(scanner, seed: 1)
  var few = one.layout
  few.steps = Array(few.steps.prefix(5))
  let short = WedgeScan(name: "short", radiograph: one.radiograph, layout: few)
  #expect(throws: PhysicsError.badWedge(scan: "short", problem: "There are too few steps or materials in it.")) {
    try WedgeCalibration([short], of: scanner)
  }
  #expect(throws: PhysicsError.badWedge(scan: "wedge 1", problem: "It has 2 planes, not 1.")) {
    try WedgeCalibration([one], of: try ScannerModel.named("gantry-6"))
  }
  #expect(throws: PhysicsError.self) { try WedgeCalibration([], of: scanner) }
}

import Foundation
import TallyCore
import TallyPhysics
import Testing

@Test("Every known scanner makes a forward model, and comes back from JSON the same")
func knownScanners() throws {
  #expect(ScannerModel.knownNames.contains("mobile-6-4"))
  for name in ScannerModel.knownNames {
    let scanner = try ScannerModel.named(name)
    #expect(scanner.name == name)
    _ = try ForwardModel(scanner)
    let data = try JSONCoding.encoder().encode(scanner)
    #expect(try JSONCoding.decoder().decode(ScannerModel.self, from: data) == scanner)
    #expect(String(decoding: data, as: UTF8.self).contains("\"endpoint_mev\""))
  }
}

@Test("An unknown scanner is refused with the list of known ones")
func unknownScanner() {
  #expect(throws: PhysicsError.unknownScanner(name: "x", known: ScannerModel.knownNames)) {
    try ScannerModel.named("x")
  }
}

@Test("Values outside the physics are refused by field")
func badScanners() throws {
  let good = try ScannerModel.named("mobile-6-4")
  let spoilers: [(String, (inout ScannerModel) -> Void)] = [
    ("planes", { $0.planes = [] }), ("endpoint_mev", { $0.planes[0].beam.endpointMev = 40 }),
    ("endpoint_mev", { $0.planes[1].beam.endpointMev = .nan }), ("crystal_mm", { $0.detector.crystalMm = 0 }),
    ("air_counts", { $0.planes[0].airCounts = 70_000 }), ("bit_depth", { $0.readout.bitDepth = 24 }),
    ("module_rows", { $0.readout.moduleRows = 0 }), ("scatter_fraction", { $0.readout.scatterFraction = -1 }),
    ("dead_channels", { $0.readout.deadChannels = 1e9 }), ("detector_mm", { $0.geometry.detectorMm = 10 }),
  ]
  for (field, spoil) in spoilers {
    var scanner = good
    spoil(&scanner)
    do {
      _ = try ForwardModel(scanner)
      Issue.record("\(field) passed")
    } catch {
      guard case .badScanner("mobile-6-4", field, _) = error else {
        Issue.record("\(field): \(error)")
        continue
      }
    }
  }
}

@Test("Random scanners differ, repeat by seed, and stay inside the physics")
func randomisedScanners() throws {
  let base = try ScannerModel.named("mobile-6-4")
  var heights = Set<Double>()
  for seed in 0..<300 as Range<UInt64> {
    let scanner = base.randomised(seed: seed)
    #expect(scanner == base.randomised(seed: seed))
    #expect(scanner != base)
    #expect(scanner.planes[0].beam.endpointMev > scanner.planes[1].beam.endpointMev, "seed \(seed)")
    // The picture still reaches from the road to above the highest box.
    let geometry = scanner.geometry
    #expect(abs(Double(geometry.rows) * geometry.pitchYMm - 4320) < 10, "seed \(seed)")
    heights.insert(geometry.sourceHeightMm)
    if seed < 20 { _ = try ForwardModel(scanner) }
  }
  #expect(heights.count == 300)
}

@Test("The fan: rows and heights are inverse, the mid plane has the pitch, farther planes are magnified less")
func fanGeometry() throws {
  let geometry = try ScannerModel.named("mobile-6-4").geometry
  for row in [0.0, 100.5, 719] {
    for distance in [2400.0, 3600, 4800] {
      let height = geometry.height(row: row, atDistanceMm: distance)
      #expect(abs(geometry.row(heightMm: height, atDistanceMm: distance) - row) < 1e-9)
    }
  }
  #expect(abs(geometry.height(row: 10, atDistanceMm: 3600) - geometry.height(row: 11, atDistanceMm: 3600) - 6) < 1e-9)
  #expect(geometry.height(row: 0, atDistanceMm: 3600) == 4400)
  let near = geometry.row(heightMm: 1200, atDistanceMm: 2400) - geometry.row(heightMm: 3800, atDistanceMm: 2400)
  let far = geometry.row(heightMm: 1200, atDistanceMm: 4800) - geometry.row(heightMm: 3800, atDistanceMm: 4800)
  #expect(abs(near) > abs(far))
  #expect(geometry.pitchXMm == 5)
  #expect(abs(geometry.obliquity(row: (4400 - 1300) / 6) - 1) < 1e-9 && geometry.obliquity(row: 0) > 1.3)
}

import Foundation
import TallyPhysics
import Testing

@testable import struct TallyPhysics.LoadScatter
@testable import struct TallyPhysics.ScatterField

/// A picture with an edge, some steel and some open air, in which every defect shows.
private let picture: [Float] = (0..<160 * 120).map { pixel in
  pixel % 160 < 40 || pixel / 160 < 20 ? 1 : pixel % 160 < 100 ? 0.2 : 0.01
}

@Test("Every defect changes the picture by itself, and 0 switches it off", arguments: ReadoutParameter.all.map(\.name))
func eachDefect(name: String) throws {
  let parameter = try #require(ReadoutParameter.all.first { $0.name == name })
  func signals(_ value: Double) throws -> [[Double]] {
    try FlatFields {
      $0.readout = parameter.setting(value, in: .ideal)
      $0.readout.scatterReachPx = 20
    }.signals(picture, width: 160, height: 120)
  }
  let ideal = try FlatFields().signals(picture, width: 160, height: 120)
  #expect(try signals(0) == ideal)
  // Broken channels and lost pulses are rare at usual rates.
  let strong =
    ["dead_channels", "hot_channels"].contains(name) ? 8 : name == "lost_pulses" ? 0.1 : parameter.usual.upperBound
  #expect(try signals(strong) != ideal)
  #expect(
    parameter.permitted.contains(parameter.usual.lowerBound) && parameter.permitted.contains(parameter.usual.upperBound)
  )
  #expect(parameter.permitted.lowerBound == 0)
}

@Test("Each known scanner errs within what is usual", arguments: ScannerModel.knownNames)
func usualErrors(name: String) throws {
  let readout = try ScannerModel.named(name).readout
  for parameter in ReadoutParameter.all {
    let value = parameter.value(in: readout)
    #expect(value == 0 || parameter.usual.contains(value), "\(name), \(parameter.name): \(value)")
  }
}

@Test("Scatter of the load grows with what stands in the field, and open air knows none")
func loadScatter() throws {
  let fields = try FlatFields {
    $0.readout.loadScatter = 0.1
    $0.readout.scatterReachPx = 20
  }
  #expect(abs(mean(fields.signals(1, width: 20, height: 100)[0]) - 1) < 1e-4)
  let model = try ForwardModel(fields.scanner)
  let steel = try Material(formula: "Fe")
  var last = 1.0
  for mass in [20.0, 60, 120] {
    let clean = model.exactTransmission([(steel, mass)], plane: 0)
    let seen = mean(fields.signals(Float(clean), width: 20, height: 200)[0])
    // A slab that fills the field: a tenth of the broad beam's build-up.
    let broad = model.broadBeamTransmission([(steel, mass)], plane: 0) / clean - 1
    #expect(relativeError(seen / clean, 1 + 0.1 * broad) < 0.01, "\(mass) g/cm²")
    #expect(seen / clean > last)
    last = seen / clean
  }
}

@Test("What is added as scatter is taken off again")
func scatterRemoval() throws {
  for name in ["mobile-6-4", "portal-6-4-csi"] {
    let forward = try ForwardModel(try ScannerModel.named(name))
    let field = ScatterField.fields(of: forward)[0]
    var values = picture
    field.add(to: &values, width: 160)
    let removed = field.remove(from: &values, width: 160)
    for (value, clean) in zip(values, picture) { #expect(abs(value - clean) < 2e-6 + 2e-4 * clean) }
    #expect(removed.allSatisfy { $0 > 0 })
  }
}

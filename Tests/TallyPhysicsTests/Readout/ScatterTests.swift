import Foundation
import TallyPhysics
import Testing

/// Steel in inches, and the apparent −ln T in inches of 0.766 each, of the real file family in real-scans.md.
private let measured: [(inches: Double, apparent: Double)] = [
  (1, 0.97), (2, 1.79), (3, 2.44), (4, 2.91), (5, 3.23), (6, 3.44), (7, 3.57), (8, 3.63), (10, 3.69), (12, 3.70),
]

/// The family's energy is not published; a 9 MV portal has its slope of 0.77 an inch.
@Test("Thick steel saturates as a real portal's calibration does, with a floor of 6 %")
func saturation() throws {
  let fields = try FlatFields {
    $0.planes[0].beam.endpointMev = 9
    $0.readout.leakFraction = 0.063
  }
  let model = try ForwardModel(fields.scanner)
  let steel = try Material(named: "steel")
  for step in measured {
    let clean = model.exactTransmission([(steel, step.inches * 2.54 * 7.87)], plane: 0)
    let signal = mean(fields.signals(Float(clean), width: 20, height: 20)[0])
    #expect(relativeError(-log(signal) / 0.766, step.apparent) < 0.06, "\(step.inches) inches: \(-log(signal) / 0.766)")
  }
}

@Test("Scatter comes from rows nearby in the same pulse, leaves open air at 1, and keeps to its column")
func scatterReach() throws {
  let fields = try FlatFields {
    $0.readout.scatterFraction = 0.05
    $0.readout.scatterReachPx = 30
  }
  #expect(abs(mean(fields.signals(1, width: 10, height: 300)[0]) - 1) < 1e-3)
  // A block from row 150 on in the left half of the columns; the right half is closed throughout.
  let picture = (0..<10 * 300).map { Float($0 % 10 < 5 && $0 / 10 < 150 ? 1 : 0) }
  let signals = fields.signals(picture, width: 10, height: 300)[0]
  func at(_ row: Int, _ column: Int = 2) -> Double { signals[row * 10 + column] }
  #expect(at(155) > 0.015 && at(155) < 0.025)
  #expect(at(180) > 0.3 * at(151) && at(180) < 0.45 * at(151))
  #expect(at(290) < 0.001)
  #expect(at(100, 8) < 1e-4)
}

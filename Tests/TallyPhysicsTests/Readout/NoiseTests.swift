import Foundation
import TallyPhysics
import Testing

@testable import struct TallyPhysics.NormalStream

@Test("Normal numbers have the moments and the tails of the normal distribution")
func normalNumbers() {
  var (sums, beyond) = ([0.0, 0, 0, 0], [0.0, 0, 0, 0])
  let limits: [Float] = [1, 2, 3, 3.7]
  let count = 4_000_000
  for row in 0..<400 {
    var stream = NormalStream(seed: 3, plane: 0, row: row)
    for _ in 0..<count / 400 {
      let value = stream.normal()
      for power in 0..<4 { sums[power] += pow(Double(value), Double(power + 1)) }
      for index in limits.indices where abs(value) > limits[index] { beyond[index] += 1 }
    }
  }
  let moments = sums.map { $0 / Double(count) }
  // Four sigma of each moment's own scatter, √(variance / count).
  for (moment, expected, sigma) in [(0, 0.0, 1.0), (1, 1, 1.414), (2, 0, 3.873), (3, 3, 9.798)] {
    #expect(abs(moments[moment] - expected) < 4 * sigma / Double(count).squareRoot(), "moment \(moment + 1)")
  }
  for (limit, number) in zip(limits, beyond) {
    let expected = erfc(Double(limit) / 2.0.squareRoot()) * Double(count)
    #expect(abs(number - expected) < 4 * expected.squareRoot(), "beyond \(limit): \(number), not \(expected)")
  }
}

@Test("Quanta: the variance of open air is that of the configured number of quanta, and grows as 1/T behind matter")
func quantumNoise() throws {
  let fields = try FlatFields { $0.planes[0].quantaInAir = 20_000 }
  let air = fields.signals(1)[0]
  #expect(abs(mean(air) - 1) < 1e-4)
  let airVariance = variance(air)
  // Unequal deposits make the noise of n quanta larger than 1/n, by the mean of squares over the square of the mean.
  let spectrum = try BremsstrahlungSpectrum(beam: fields.scanner.planes[0].beam)
  let response = DetectorResponse(detector: fields.scanner.detector, energiesMev: spectrum.energiesMev)
  func sum(_ values: [Double]) -> Double { zip(spectrum.photons, values).reduce(0) { $0 + $1.0 * $1.1 } }
  let excess = sum(response.squaredDeposit) * sum(response.efficiency) / pow(sum(response.meanDeposit), 2)
  #expect(excess > 1.5 && excess < 3)
  #expect(relativeError(airVariance * 20_000, excess) < Tolerance.noise, "\(airVariance * 20_000)")
  var last = airVariance
  for transmission in [0.3, 0.1, 0.01] as [Float] {
    let signals = fields.signals(transmission)[0]
    #expect(abs(mean(signals) / Double(transmission) - 1) < 2e-3)
    // Relative to the mean: harder quanta are fewer for the same signal.
    let perSignal = variance(signals) / Double(transmission)
    #expect(perSignal > last && perSignal < 2 * airVariance, "at \(transmission)")
    last = perSignal
  }
}

@Test("Few quanta: mean and variance go on without a step where single quanta are drawn")
func fewQuanta() throws {
  let fields = try FlatFields { $0.planes[0].quantaInAir = 20_000 }
  let steps: [Float] = [0.008, 0.004, 0.002, 0.001, 0.0003]
  var perSignal = [Double]()
  for transmission in steps {
    let signals = fields.signals(transmission)[0]
    #expect(relativeError(mean(signals), Double(transmission)) < Tolerance.noise, "at \(transmission)")
    perSignal.append(variance(signals) / Double(transmission))
  }
  for (one, next) in zip(perSignal, perSignal.dropFirst()) { #expect(next / one > 0.95 && next / one < 1.1) }
}

@Test("Electronic noise, alone, is as configured, in air and in the dark")
func electronicNoise() throws {
  let fields = try FlatFields { $0.readout.electronicNoise = 12 }
  for transmission in [1, 0] as [Float] {
    let signals = fields.signals(transmission)[1]
    let span = fields.scanner.planes[1].airCounts - fields.scanner.planes[1].darkCounts
    // Rounding to whole counts adds 1/12.
    let expected = (144 + 1.0 / 12).squareRoot() / span
    #expect(relativeError(variance(signals).squareRoot(), expected) < Tolerance.noise)
  }
}

@Test("Pulses: columns fluctuate as configured, together in both planes, each with a part of its own")
func pulseFluctuation() throws {
  let fields = try FlatFields {
    $0.readout.pulseFluctuation = 0.02
    $0.readout.planeFluctuation = 0.005
    for plane in $0.planes.indices { $0.planes[plane].airCounts = 50_000 }
  }
  let width = 40_000
  let planes = fields.signals(1, width: width, height: 3).map { columnMeans($0, width: width) }
  for plane in planes {
    #expect(relativeError(variance(plane).squareRoot(), (0.0004 + 0.000_025).squareRoot()) < Tolerance.noise)
  }
  let difference = zip(planes[0], planes[1]).map { $0 - $1 }
  #expect(relativeError(variance(difference).squareRoot(), 0.005 * 2.0.squareRoot()) < Tolerance.noise)
}

@Test("Drift: the air level wanders slowly with the configured size")
func drift() throws {
  let fields = try FlatFields {
    $0.readout.drift = 0.01
    for plane in $0.planes.indices { $0.planes[plane].airCounts = 50_000 }
  }
  var total = 0.0
  for seed in 0..<200 as Range<UInt64> {
    let columns = columnMeans(fields.signals(1, width: 2000, height: 2, seed: seed)[0], width: 2000)
    total += mean(columns.map { ($0 - 1) * ($0 - 1) })
    let steps = zip(columns, columns.dropFirst()).map { abs($0 - $1) }
    #expect((steps.max() ?? 1) < 0.002, "seed \(seed)")
  }
  #expect(relativeError((total / 200).squareRoot(), 0.01) < 0.15)
}

@Test("Channels: gains of rows and modules and dark levels are as configured")
func channelGains() throws {
  let fields = try FlatFields {
    $0.readout.channelGain = 0.005
    $0.readout.moduleGain = 0.02
    $0.readout.darkSpread = 10
    for plane in $0.planes.indices { $0.planes[plane].airCounts = 50_000 }
  }
  let height = 16_000
  let (air, dark) = (fields.signals(1, width: 3, height: height)[0], fields.signals(0, width: 3, height: height)[0])
  let (airRows, darkRows) = (rowMeans(air, width: 3), rowMeans(dark, width: 3))
  let span = fields.scanner.planes[0].airCounts - fields.scanner.planes[0].darkCounts
  #expect(relativeError(variance(darkRows).squareRoot(), 10 / span) < 2 * Tolerance.noise)
  let gains = zip(airRows, darkRows).map { $0 - $1 }
  let modules = stride(from: 0, to: height, by: 16).map { mean(gains[$0..<$0 + 16]) }
  #expect(relativeError(variance(modules).squareRoot(), (0.0004 + 0.000_025 / 16).squareRoot()) < 0.1)
  let inside = gains.enumerated().map { $0.element - modules[$0.offset / 16] }
  #expect(relativeError(variance(inside).squareRoot(), 0.005 * (15.0 / 16).squareRoot()) < Tolerance.noise)
}

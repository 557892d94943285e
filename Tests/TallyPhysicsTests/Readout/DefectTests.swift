import Foundation
import TallyDomain
import TallyPhysics
import Testing

@Test("The same seed gives the same counts, also in parallel; another seed gives others")
func readoutIsDeterministic() async throws {
  let scanner = try ScannerModel.named("mobile-6-4")
  let readout = DetectorReadout(try ForwardModel(scanner))
  let picture = (0..<300 * 200).map { exp(-Float($0 % 300) / 40) }
  func samples(_ seed: UInt64) -> [DetectorPlane.Samples] {
    readout.planes(transmissions: [picture, picture], width: 300, height: 200, seed: seed).map(\.samples)
  }
  let one = samples(5)
  #expect(samples(6) != one)
  #expect(one[0] != one[1])
  let many = await withTaskGroup(of: [DetectorPlane.Samples].self) { group in
    for _ in 0..<4 { group.addTask { samples(5) } }
    return await group.reduce(into: []) { $0.append($1) }
  }
  #expect(many.allSatisfy { $0 == one })
  let convenience = try DetectorReadout.planes(
    transmissions: [picture, picture], width: 300, height: 200, scanner: scanner, seed: 5)
  #expect(convenience.map(\.samples) == one)
}

@Test("Dead rows show the dark level, hot rows the top, in the expected number")
func brokenChannels() throws {
  let fields = try FlatFields {
    $0.readout.deadChannels = 40
    $0.readout.hotChannels = 15
  }
  let rows = rowMeans(fields.signals(0.5, width: 8, height: 4000)[0], width: 8)
  let (dead, hot) = (rows.filter { abs($0) < 0.01 }.count, rows.filter { $0 > 1 }.count)
  #expect((20...60).contains(dead) && (3...30).contains(hot), "\(dead) dead, \(hot) hot")
  #expect(rows.filter { abs($0 - 0.5) < 0.01 }.count == 4000 - dead - hot)
}

@Test("Lost pulses: as many columns as configured fall out, some over a part of the height")
func lostPulses() throws {
  let fields = try FlatFields { $0.readout.lostPulses = 0.02 }
  let (width, height) = (10_000, 40)
  let signals = fields.signals(0.5, width: width, height: height)[0]
  func isFaulty(_ value: Double) -> Bool { value < 0.45 || value > 0.55 }
  let faulty = (0..<width).map { column in
    stride(from: column, to: signals.count, by: width).filter { isFaulty(signals[$0]) }.count
  }
  #expect((150...250).contains(faulty.filter { $0 > 0 }.count))
  #expect((30...110).contains(faulty.filter { $0 > 0 && $0 < height }.count))
}

@Test("Blur keeps the mean and gives an edge the configured width, along and across")
func blurWidth() throws {
  let fields = try FlatFields {
    $0.readout.blurX = 2
    $0.readout.blurY = 1.2
  }
  let size = 101
  func edgeWidth(_ picture: [Float], _ profile: (Int) -> Int) -> Double {
    let values = fields.signals(picture, width: size, height: size)[0]
    let slopes = (1..<size).map { values[profile($0)] - values[profile($0 - 1)] }
    let middle = zip(slopes, 1..<size).reduce(0) { $0 + $1.0 * Double($1.1) } / slopes.reduce(0, +)
    let second = zip(slopes, 1..<size).reduce(0) { $0 + $1.0 * (Double($1.1) - middle) * (Double($1.1) - middle) }
    return (second / slopes.reduce(0, +)).squareRoot()
  }
  let upright = (0..<size * size).map { Float($0 % size < size / 2 ? 0.2 : 0.9) }
  let level = (0..<size * size).map { Float($0 / size < size / 2 ? 0.2 : 0.9) }
  #expect(abs(edgeWidth(upright) { 50 * size + $0 } - 2) < 0.1)
  #expect(abs(edgeWidth(level) { $0 * size + 50 } - 1.2) < 0.1)
  #expect(abs(mean(fields.signals(upright, width: size, height: size)[0]) - mean(upright.map(Double.init))) < 1e-3)
}

@Test("Energies in turn: the second plane lies half a column behind the first")
func interleavedPlanes() throws {
  let fields = try FlatFields { $0.readout.isInterleaved = true }
  let ramp = (0..<100 * 4).map { Float($0 % 100) / 200 }
  let planes = fields.signals(ramp, width: 100, height: 4)
  for column in 5..<90 {
    #expect(abs(planes[0][column] - Double(column) / 200) < 1e-3)
    #expect(abs(planes[1][column] - (Double(column) + 0.5) / 200) < 1e-3)
  }
}

@Test("Afterglow carries its share into the next column, and nothing into the first")
func afterglow() throws {
  let fields = try FlatFields { $0.readout.afterglow = 0.1 }
  let picture = (0..<40 * 4).map { Float($0 % 40 < 20 ? 1 : 0) }
  let signals = fields.signals(picture, width: 40, height: 4)[0]
  #expect(abs(signals[0] - 1) < 1e-3 && abs(signals[19] - 1) < 1e-3)
  #expect(abs(signals[20] - 0.1) < 1e-3 && abs(signals[21] - 0.01) < 1e-3)
}

@Test("The boom's swing moves an edge by the configured number of rows")
func swing() throws {
  let fields = try FlatFields { $0.readout.wobble = 1.5 }
  let (width, height) = (3000, 41)
  let picture = (0..<width * height).map { Float($0 / width < 20 ? 1 : 0) }
  let signals = fields.signals(picture, width: width, height: height)[0]
  // The number of bright rows in a column is where its edge lies.
  let edges = columnMeans(signals, width: width).map { $0 * Double(height) }
  #expect(abs(mean(edges) - 20) < 0.5)
  #expect(relativeError(variance(edges).squareRoot(), 1.5) < 0.25)
  #expect((zip(edges, edges.dropFirst()).map { abs($0 - $1) }.max() ?? 1) < 0.2)
}

@Test("Odd signals, small pictures and eight bits read out without a crash")
func oddSignals() throws {
  let fields = try FlatFields {
    $0.readout = (try? ScannerModel.named("mobile-6-4").readout) ?? .ideal
    $0.readout.bitDepth = 12
    $0.readout.lostPulses = 0.5
  }
  let odd: [Float] = [.nan, .infinity, -1, 1e30, -.infinity, 0]
  for (width, height) in [(6, 1), (1, 6), (2, 3)] {
    for plane in fields.readout.planes(transmissions: [odd, odd], width: width, height: height, seed: 1) {
      #expect(plane.floats().allSatisfy { $0 <= 4095 })
    }
  }
  #expect(fields.readout.planes(transmissions: [[], []], width: 0, height: 0, seed: 1).allSatisfy { $0.width == 0 })
}

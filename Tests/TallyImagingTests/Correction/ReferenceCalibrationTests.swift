import Foundation
import TallyCore
import TallyDomain
import TallyTestSupport
import Testing

@testable import TallyImaging

@Suite("Dark and air of the detector's own")
struct ReferenceCalibrationTests {
  @Test("undo offsets, gains and a drift between two air blocks") func drift() {
    let channels = 7, count = 300
    var generator = SeededGenerator(seed: 2)
    let gain = (0..<channels).map { _ in Float(generator.uniform(0.8, 1.2)) }
    let offset = (0..<channels).map { _ in Float(generator.uniform(90, 110)) }
    let truth = (0..<count).map { Float($0 % 10) / 10 }
    var readouts: [Float] = []
    for t in 0..<count {
      for c in 0..<channels {
        let seen: Float = t < 20 || t >= 280 ? 1 : t < 40 ? 0 : truth[t]
        readouts.append(offset[c] + 40_000 * gain[c] * (1 + 0.1 * Float(t) / Float(count)) * seen)
      }
    }
    let calibration = ReferenceCalibration(
      readouts: readouts, channels: channels, dark: [20..<40], air: [0..<20, 280..<300])
    let corrected = calibration.transmission(of: readouts)
    for t in 40..<280 { for c in 0..<channels { #expect(abs(corrected[t * channels + c] - truth[t]) < 1e-3) } }
    let late = calibration.transmission(of: Array(readouts[100 * channels..<110 * channels]), from: 100)
    #expect(late == Array(corrected[100 * channels..<110 * channels]))
  }

  @Test("mark a channel in which air is dark") func deadChannel() {
    let readouts: [Float] = [100, 100, 100, 900, 101, 900]
    let calibration = ReferenceCalibration(readouts: readouts, channels: 2, dark: [0..<1], air: [1..<3])
    #expect(calibration.defective == [true, false])
    #expect(calibration.transmission(of: [500, 500]) == [0, 0.5])
  }
}

/// Recordings made by others with real detectors (../shared/data/real-radiographs).
@Suite("Real radiographs", .enabled(if: SharedData.isUsable))
struct RealRadiographTests {
  /// All pages of one TIFF, as Float.
  private func pages(_ name: String) throws -> DetectorPlane {
    let path = try SharedData.path("real-radiographs/" + name)
    let files = ScanFiles(stem: "real", images: [(path: path, role: ScanFiles.Role.all)])
    return try #require(try ScanReader().read(files).planes.first)
  }

  /// 3,201 read-outs of one line of 26 detectors: air 0…49, dark 50…99, object, air 3,101…3,150, dark 3,151…3,200. The even
  /// read-outs of each block calibrate; the odd ones, which the calibration has not seen, must then be open air.
  @Test("of one line: open air is 1 before and after, though the source drifted by 1.5 %") func line() throws {
    let plane = try pages("diamond-fields/k11-row11-3201readouts-u16.tif")
    #expect(plane.width == 26 && plane.height == 3_201)
    let channels = plane.width, all = plane.floats()
    func half(_ range: Range<Int>, odd: Bool) -> [Range<Int>] {
      range.filter { ($0 % 2 == 1) == odd }.map { $0..<$0 + 1 }
    }
    // One block from every second read-out: gathered in front, so that the calibration's clock is that of the gathered blocks.
    let (airBefore, darkBefore, airAfter, darkAfter) = (0..<50, 50..<100, 3_101..<3_151, 3_151..<3_201)
    var gathered = all
    func gather(_ block: Range<Int>) {  // even read-outs repeated over their odd neighbours
      for t in block where t % 2 == 1 {
        let even = block.contains(t - 1) ? t - 1 : t + 1
        for c in 0..<channels { gathered[t * channels + c] = all[even * channels + c] }
      }
    }
    for block in [airBefore, darkBefore, airAfter, darkAfter] { gather(block) }
    let calibration = ReferenceCalibration(
      readouts: gathered, channels: channels, dark: [darkBefore, darkAfter], air: [airBefore, airAfter])
    let corrected = calibration.transmission(of: all)
    #expect(!calibration.defective.contains(true))
    for (name, block) in [("before", airBefore), ("after", airAfter)] {
      for c in 0..<channels {
        let unseen = block.filter { $0 % 2 == 1 }.map { corrected[$0 * channels + c] }
        let mean = unseen.reduce(0, +) / Float(unseen.count)
        // Both means, of 25 read-outs each, carry the noise of one channel: 4.5 sigma of their difference, 52 times asked.
        let tolerance = 4.5 * calibration.airNoise[c] * Float(2.0 / 25.0).squareRoot()
        #expect(abs(mean - 1) < tolerance, "air \(name), channel \(c): \(mean) ± \(tolerance)")
      }
    }
    // With the first air block alone the drift stays in: the interpolation is what takes it out.
    let still = ReferenceCalibration(readouts: all, channels: channels, dark: [darkBefore], air: [airBefore])
    let drifted = still.transmission(of: all)
    let late = airAfter.flatMap { t in (0..<channels).map { drifted[t * channels + $0] } }
    #expect(late.reduce(0, +) / Float(late.count) > 1.01)
    // Behind the object nothing is brighter than air beyond noise and phase contrast, nothing is black.
    let object = corrected[100 * channels..<3_101 * channels]
    #expect(object.allSatisfy { $0 > 0.4 && $0 < 1.35 })
  }

  @Test("of a capsule: dark and flat undone, the dead corner and the dust in the flat repaired") func capsule() throws {
    let (dark, flat) = (try pages("diamond-capsule/dark_00001.tiff"), try pages("diamond-capsule/flat_00001.tiff"))
    let raw = try pages("diamond-capsule/raw_00000.tiff")
    #expect(raw.width == 160 && raw.height == 135)
    let pixels = raw.width * raw.height
    let calibration = ReferenceCalibration(
      readouts: dark.floats() + flat.floats(), channels: pixels, dark: [0..<1], air: [1..<2])
    var corrected = calibration.transmission(of: raw.floats())
    let dead = calibration.defective.count { $0 }
    #expect(dead > 0, "the corner")
    let repaired = PixelRepair.repair(
      &corrected, width: raw.width, height: raw.height, bad: calibration.defective)
    #expect(repaired == dead)
    #expect(corrected.allSatisfy { $0.isFinite && $0 > -0.05 && $0 < 1.5 })
    // The beam is far from even in the raw picture; corrected, what is beside the capsule is flat.
    func spread(_ values: [Float]) -> Float {
      let rows = (20..<115).map { values[$0 * 160 + 4] }
      return RobustStatistics.spread(rows) / (RobustStatistics.median(rows) ?? 1)
    }
    #expect(spread(corrected) < 0.5 * spread(raw.floats()))
  }

  @Test("with the bad pixels of a flat panel: every one repaired", arguments: ["t1", "t2"]) func map(_ date: String)
    throws
  {
    let path = try SharedData.path(
      "real-radiographs/dead-pixel-maps/PerkinElmerRefurbished_BadPixelMap_\(date).bpm.xml")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let side = 2_000
    var bad = [Bool](repeating: false, count: side * side)
    for match in text.matches(of: /X="([0-9]+)" Y="([0-9]+)"/) {
      if let x = Int(match.1), let y = Int(match.2), x < side, y < side { bad[y * side + x] = true }
    }
    let marked = bad.count { $0 }
    #expect(marked > 1_000)
    // A smooth field with its bad pixels struck out: each must come back as its neighbourhood has it.
    func truth(_ i: Int) -> Float { 0.5 + 0.2 * Float(i % side) / Float(side) + 0.1 * Float(i / side) / Float(side) }
    var panel = (0..<side * side).map { bad[$0] ? ($0 % 2 == 0 ? 0 : 5) : truth($0) }
    #expect(PixelRepair.repair(&panel, width: side, height: side, bad: bad) == marked)
    let worst = panel.indices.map { abs(panel[$0] - truth($0)) }.max() ?? 0
    #expect(worst < 0.02, "\(worst)")
  }
}

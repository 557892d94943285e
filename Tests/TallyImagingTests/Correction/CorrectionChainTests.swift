import Foundation
import TallyCore
import TallyDomain
import Testing

@testable import TallyImaging

/// Each test spoils a scan whose truth is known in one way; the defect must be gone afterwards, and said.
@Suite("The correction chain undoes")
struct CorrectionChainTests {
  let synthetic = SyntheticScan()
  let chain = CorrectionChain()
  /// One sigma of air in the synthetic scan, relative.
  let noise: Float = 300 / 41_850

  @Test("nothing, where nothing is wrong")
  func clean() {
    let radiograph = chain.correct(synthetic.scan())
    let error = radiograph.error(against: synthetic.transmission()) { _, _ in true }
    #expect(error.largest < 8 * noise && error.typical < noise)
    #expect(radiograph.quality.usable && radiograph.quality.remarks.isEmpty, "\(radiograph.quality.remarks)")
    #expect(abs(radiograph.planes[0].airNoise / noise - 1) < 0.15)
    #expect(radiograph.mask.allSatisfy { $0 == .measured || $0 == .unpenetrated })
    #expect(radiograph.planes.map(\.energyMev) == [6, 4])
  }

  @Test("the fluctuation of pulses and a slow drift")
  func pulses() {
    var generator = SeededGenerator(seed: 3)
    let doses = (0..<synthetic.width).map { x in
      Float(generator.normal(1, 0.03)) * (1 + 0.1 * Float(x) / Float(synthetic.width))
    }
    let scan = synthetic.scan { values, _ in
      for i in values.indices { values[i] = 150 + (values[i] - 150) * doses[i % 900] }
    }
    let error = chain.correct(scan).error(against: synthetic.transmission()) { _, _ in true }
    #expect(error.typical < noise && error.largest < 9 * noise)
  }

  @Test("the gain of channels and a step between modules")
  func gains() {
    var generator = SeededGenerator(seed: 4)
    let gains = (0..<synthetic.height).map { y in Float(generator.normal(1, 0.01)) * (y / 32 % 2 == 0 ? 1 : 1.06) }
    let scan = synthetic.scan { values, _ in
      for i in values.indices { values[i] = 150 + (values[i] - 150) * gains[i / 900] }
    }
    let error = chain.correct(scan).error(against: synthetic.transmission()) { _, _ in true }
    #expect(error.typical < noise && error.largest < 9 * noise)
  }

  @Test("dead, hot, stuck and offset channels", arguments: ["dead", "hot", "stuck", "offset"])
  func channels(_ kind: String) {
    let rows = [60, 61, 130, 210]
    let scan = synthetic.scan { values, _ in
      for y in rows {
        for x in 0..<900 {
          let i = y * 900 + x
          switch kind {
          case "dead": values[i] = 150
          case "hot": values[i] = 65_535
          case "stuck": values[i] = 41_000
          default: values[i] += 15_000
          }
        }
      }
    }
    let radiograph = chain.correct(scan)
    #expect(radiograph.remarks("4 defective channels"), "\(radiograph.quality.remarks)")
    for y in rows { #expect((0..<900).allSatisfy { radiograph.mask[y * 900 + $0] == .repaired }) }
    let error = radiograph.error(against: synthetic.transmission()) { _, y in rows.contains(y) }
    #expect(error.typical < 1.5 * noise)
    let elsewhere = radiograph.error(against: synthetic.transmission()) { _, y in !rows.contains(y) }
    #expect(elsewhere.largest < 9 * noise)
  }

  @Test("lost and white pulses, over the whole height and part of it")
  func lostPulses() {
    let scan = synthetic.scan { values, _ in
      for y in 0..<290 {
        values[y * 900 + 200] = 150
        values[y * 900 + 333] = 65_535
        if (60..<150).contains(y) { values[y * 900 + 440] = 60_000 }
      }
    }
    let radiograph = chain.correct(scan)
    #expect(radiograph.remarks("2 lost pulses") && radiograph.remarks("1 pulses lost over part"))
    let error = radiograph.error(against: synthetic.transmission()) { x, _ in [200, 333, 440].contains(x) }
    #expect(error.typical < 1.5 * noise && error.largest < 0.35)
    #expect(radiograph.mask[100 * 900 + 200] == .repaired && radiograph.mask[100 * 900 + 440] == .repaired)
  }

  @Test("single bad pixels, dark and bright, without touching others")
  func pixels() {
    var generator = SeededGenerator(seed: 5)
    let places = Set((0..<60).map { _ in generator.integer(5..<285) * 900 + generator.integer(5..<895) })
    let scan = synthetic.scan { values, index in
      for place in places where index == 0 { values[place] = place % 2 == 0 ? 65_535 : 0 }
    }
    let radiograph = chain.correct(scan)
    let truth = synthetic.transmission()
    let missed = places.filter {
      radiograph.mask[$0] != .repaired && abs(radiograph.planes[0].values[$0] - truth[$0]) > 0.1
    }
    #expect(missed.isEmpty, "\(missed)")
    let extra = radiograph.mask.indices.filter { radiograph.mask[$0] == .repaired && !places.contains($0) }
    #expect(extra.count < 20, "\(extra.count) sound pixels repaired")
  }

  @Test("an inverted picture, whether the file says so or not", arguments: [false, true])
  func polarity(declared: Bool) {
    let scan = synthetic.scan()
    let planes = scan.planes.map { plane in
      synthetic.plane(plane.floats().map { 65_535 - $0 }, minIsWhite: declared)
    }
    let inverted = RawScan(stem: "inverted", files: [], planes: planes, sidecar: scan.sidecar, remarks: [])
    let radiograph = chain.correct(inverted)
    let error = radiograph.error(against: synthetic.transmission()) { _, _ in true }
    #expect(error.largest < 8 * noise)
    #expect(radiograph.remarks("polarity") == !declared)
    #expect(radiograph.boxes.count == 1)
  }

  @Test("a tag that wrongly says min-is-white")
  func wrongTag() {
    let scan = synthetic.scan()
    let planes = scan.planes.map { synthetic.plane($0.floats(), minIsWhite: true) }
    let radiograph = chain.correct(RawScan(stem: "tag", files: [], planes: planes, sidecar: scan.sidecar, remarks: []))
    #expect(radiograph.error(against: synthetic.transmission()) { _, _ in true }.largest < 8 * noise)
    #expect(radiograph.remarks("polarity"))
  }

  @Test("8-bit values in a file of 16 bits, with and without levels in the sidecar", arguments: [true, false])
  func eightInSixteen(declared: Bool) {
    var sidecar = synthetic.sidecar
    if !declared {
      sidecar.image?.air = nil
      sidecar.image?.dark = nil
    }
    let scan = synthetic.scan(sidecar: sidecar) { values, _ in
      for i in values.indices { values[i] = (values[i] / 42_000 * 220).rounded() }
    }
    let radiograph = chain.correct(scan)
    #expect(radiograph.remarks("8-bit values") && radiograph.quality.usable)
    let error = radiograph.error(against: synthetic.transmission()) { _, _ in true }
    #expect(error.typical < 0.008 && error.largest < 0.08)
    #expect(radiograph.boxes.count == 1)
  }

  @Test("log encoding")
  func log() {
    var sidecar = synthetic.sidecar
    sidecar.image?.encoding = "log"
    sidecar.image?.scale = 5_000
    let scan = synthetic.scan(sidecar: sidecar) { values, _ in
      for i in values.indices { values[i] = -logf(max((values[i] - 150) / 41_850, 1e-4)) * 5_000 }
    }
    let radiograph = chain.correct(scan)
    #expect(radiograph.quality.usable)
    // Air brighter than 1 is lost in an encoding that has no negative values, so air lies half a sigma low.
    #expect(radiograph.error(against: synthetic.transmission()) { _, _ in true }.largest < 9 * noise)
  }

  @Test("calibration columns at the start and a dropped one at the end")
  func calibrationColumns() {
    let scan = synthetic.scan { values, _ in
      for y in 0..<290 {
        for x in 0..<20 { values[y * 900 + x] = x < 10 ? 150 : 9_000 }
        values[y * 900 + 899] = 0
      }
    }
    let radiograph = chain.correct(scan)
    #expect(radiograph.remarks("first 20 columns") && radiograph.remarks("last 1 columns"))
    for x in 0..<900 { #expect((radiograph.mask[50 * 900 + x] == .outside) == (x < 20 || x == 899), "column \(x)") }
    #expect(radiograph.error(against: synthetic.transmission()) { x, _ in (20..<899).contains(x) }.largest < 8 * noise)
  }

  @Test("a black strip below the beam")
  func strip() {
    let scan = synthetic.scan { values, _ in for i in 270 * 900..<290 * 900 { values[i] = 150 } }
    let radiograph = chain.correct(scan)
    #expect(radiograph.remarks("20 rows at the bottom"))
    #expect(radiograph.mask[280 * 900 + 5] == .outside && radiograph.mask[260 * 900 + 5] == .measured)
  }

  @Test("levels that the sidecar has wrong")
  func wrongLevels() {
    var sidecar = synthetic.sidecar
    sidecar.image?.air = [60_000, 20_000]
    sidecar.image?.dark = [9_000, 150]
    let radiograph = chain.correct(synthetic.scan(sidecar: sidecar))
    #expect(radiograph.error(against: synthetic.transmission()) { _, _ in true }.largest < 0.08)
    #expect(radiograph.quality.remarks.count { $0.isFault } >= 2)
  }

  @Test("nothing penetrates a block of steel, and the mask says so")
  func unpenetrated() {
    let block = PixelRegion(x0: 300, y0: 100, x1: 400, y1: 180)
    let scan = synthetic.scan { values, _ in
      var generator = SeededGenerator(seed: 8)
      for y in block.y0..<block.y1 {
        for x in block.x0..<block.x1 { values[y * 900 + x] = 150 + Float(generator.normal(0, 3)) }
      }
    }
    let radiograph = chain.correct(scan)
    var inside = 0
    for y in 102..<178 { for x in 302..<398 where radiograph.mask[y * 900 + x] == .unpenetrated { inside += 1 } }
    #expect(inside > 76 * 96 * 95 / 100)
    let outside = radiograph.mask.indices.count {
      radiograph.mask[$0] == .unpenetrated && !block.contains(x: $0 % 900, y: $0 / 900)
    }
    #expect(outside < 50)
    // Noise around nothing stays as it is, so that means of it are right; single pixels are told from the floor up.
    let dark = (110..<170).flatMap { y in (310..<390).map { radiograph.planes[0].values[y * 900 + $0] } }
    #expect(dark.contains { $0 < 0 } && abs(dark.reduce(0, +) / Float(dark.count)) < TransmissionPlane.floor)
    #expect(radiograph.planes[0].clipped.allSatisfy { $0 >= TransmissionPlane.floor })
  }
}

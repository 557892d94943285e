import TallyCore
import TallyDomain
import TallyPhysics
import Testing

@testable import TallySimulation

/// Faults of whole recordings: each is in the pixels where its note says so.
struct ScanDefectsTests {
  private func scan(_ index: Int = 0, _ change: (inout YardRates) -> Void) throws -> SimulatedScan {
    var request = YardRequest(count: 4, seed: 31)
    request.pitchMm = 25
    request.mix = YardMix(clean: 1)
    request.containers = ["40HC"]
    request.rates = request.rates.withoutFaults
    change(&request.rates)
    return try Yard(request).scan(index)
  }

  private func counts(_ scan: SimulatedScan) -> [UInt16] {
    guard case .unsigned16(let counts) = scan.planes[0].samples else { return [] }
    return counts
  }

  private func hasNote(_ scan: SimulatedScan, _ note: String) -> Bool {
    scan.truth.containers.allSatisfy { ($0.note ?? "").contains(note) }
  }

  @Test("8-bit values in 16 bits")
  func eightBit() throws {
    let scan = try scan { $0.eightBit = 1 }
    #expect(counts(scan).allSatisfy { $0 < 256 } && (counts(scan).max() ?? 0) > 150 && hasNote(scan, "eight-bit"))
    #expect(scan.sidecar.image?.air?.allSatisfy { $0 < 256 } ?? true)
  }

  @Test("saturated air reads as the highest number over a part of the columns, and nowhere else")
  func saturated() throws {
    let (plain, scan) = (try scan { _ in }, try scan { $0.saturatedAir = 1 })
    let full = counts(scan).count { $0 == 65_535 }
    #expect(full > counts(scan).count / 200 && full < counts(scan).count / 2 && hasNote(scan, "air-saturated"))
    #expect(counts(plain).count { $0 == 65_535 } < counts(plain).count / 1000)
  }

  @Test("leading columns are no scene, and the boxes lie behind them")
  func calibration() throws {
    let (plain, scan) = (try scan { _ in }, try scan { $0.calibrationColumns = 1 })
    let extra = scan.planes[0].width - plain.planes[0].width
    #expect((8...33).contains(extra) && hasNote(scan, "calibration-columns"))
    let width = scan.planes[0].width
    let first = (0..<60).map { Double(counts(scan)[$0 * width]) }
    #expect(first.allSatisfy { $0 < 1000 }, "dark")
    #expect(abs(scan.truth.containers[0].columns[0] - plain.truth.containers[0].columns[0] - extra) <= 1)
  }

  @Test("cut-off, next vehicle and wrong speed change the width, and boxes stay in the picture")
  func extent() throws {
    for index in 0..<4 {
      let plain = try scan(index) { _ in }
      let cut = try scan(index) { $0.cutOff = 1 }, next = try scan(index) { $0.nextVehicle = 1 },
        speed = try scan(index) { $0.speedError = 1 }
      #expect(cut.planes[0].width < plain.planes[0].width && hasNote(cut, "cut-off"))
      #expect(next.planes[0].width > plain.planes[0].width && hasNote(next, "next-vehicle"))
      #expect(
        abs(Double(speed.planes[0].width) / Double(plain.planes[0].width) - 1) > 0.04 && hasNote(speed, "speed-error"))
      for scan in [cut, next, speed] {
        for box in scan.truth.containers { #expect(box.columns[0] >= 0 && box.columns[1] <= scan.planes[0].width) }
      }
    }
  }

  @Test("a repair shows: the mended floor holds more than the floor beside it")
  func repairs() throws {
    for repair in [ContainerShell.Repair.floor, .wall] {
      let type = try #require(ContainerType.named("40HC")), box = PlacedContainer(type, frontX: 0, floorY: 1200)
      func kg(_ repair: ContainerShell.Repair?) -> Double {
        ContainerShell.solids(of: box, repair: repair, SeededGenerator(seed: 4)).reduce(0) { $0 + $1.massKg }
      }
      #expect(kg(repair) > kg(nil) + 5)
    }
  }

  @Test("containers weigh about what their type's tare says", arguments: ContainerType.all.map(\.sizeType))
  func tare(sizeType: String) throws {
    let type = try #require(ContainerType.named(sizeType)), box = PlacedContainer(type, frontX: 0, floorY: 1200)
    let kg = (0..<6).map { seed in
      ContainerShell.solids(of: box, SeededGenerator(seed: UInt64(seed))).reduce(0) { $0 + $1.massKg }
    }
    let mean = kg.reduce(0, +) / 6
    #expect(mean > 0.6 * type.tareKg && mean < 1.4 * type.tareKg, "\(mean) kg, tare \(type.tareKg)")
  }
}

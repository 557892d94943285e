import Foundation
import TallyCore
import TallyDomain
import Testing

@testable import TallyImaging

/// Pictures that hold nothing to correct come back unusable with a reason; none may trap.
@Suite("A picture without sense")
struct HopelessPicturesTests {
  private func correct(_ width: Int, _ height: Int, _ samples: DetectorPlane.Samples, planes: Int = 1) -> Radiograph {
    let plane = DetectorPlane(width: width, height: height, samples: samples, bitsPerSample: 16)
    let scan = RawScan(
      stem: "odd", files: [], planes: Array(repeating: plane, count: planes), sidecar: ScanSidecar(), remarks: [])
    return CorrectionChain().correct(scan)
  }

  @Test("of any small size is too small", arguments: [1, 2, 3, 7, 31, 64], [1, 2, 5, 31, 200])
  func sizes(width: Int, height: Int) {
    var generator = SeededGenerator(seed: UInt64(width * 1_000 + height))
    let noise = (0..<width * height).map { _ in UInt16(truncatingIfNeeded: generator.next()) }
    let radiograph = correct(width, height, .unsigned16(noise), planes: 2)
    #expect(radiograph.planes.count == 2 && radiograph.mask.count == width * height)
    if width < 32 || height < 32 {
      #expect(!radiograph.quality.usable && radiograph.quality.remarks.contains { $0.isFault })
    }
  }

  @Test("of one value shows no air", arguments: [UInt16(0), 1, 255, 40_000, 65_535])
  func constant(_ value: UInt16) {
    let radiograph = correct(200, 120, .unsigned16(Array(repeating: value, count: 24_000)))
    #expect(radiograph.quality.remarks.contains { $0.isFault })
    #expect(radiograph.boxes.isEmpty)
    #expect(radiograph.planes[0].values.allSatisfy { $0.isFinite })
    #expect(radiograph.planes[0].clipped.allSatisfy { $0 > 0 })
    if value == 0 { #expect(!radiograph.quality.usable) }
  }

  @Test("of NaN and infinity is refused; a few are interpolated")
  func notNumbers() {
    let all = correct(100, 100, .float32(Array(repeating: .nan, count: 10_000)))
    #expect(!all.quality.usable && all.planes[0].values.allSatisfy { $0.isFinite })
    var values = SyntheticScan().transmission()
    values[50_000] = .nan
    values[60_000] = .infinity
    values[70_000] = -.infinity
    let few = correct(900, 290, .float32(values))
    #expect(few.quality.usable && few.remarks("3 pixels are not numbers"))
    #expect([50_000, 60_000, 70_000].allSatisfy { few.mask[$0] == .repaired })
    #expect(few.planes[0].values.allSatisfy { $0.isFinite })
  }

  @Test("of pure noise says so", arguments: 0..<20)
  func noise(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let (width, height) = (generator.integer(32..<300), generator.integer(32..<200))
    let values = (0..<width * height).map { _ in UInt16(truncatingIfNeeded: generator.next()) }
    let radiograph = correct(width, height, .unsigned16(values), planes: generator.integer(1..<3))
    #expect(radiograph.quality.remarks.contains { $0.isFault }, "seed \(seed)")
    #expect(radiograph.boxes.isEmpty, "seed \(seed)")
  }

  @Test("of huge 32-bit or float values does not trap")
  func huge() {
    let large = correct(64, 64, .unsigned32((0..<4_096).map { UInt32($0) * 1_000_000 }))
    #expect(large.planes[0].values.allSatisfy { $0.isFinite })
    let floats = correct(
      64, 64, .float32((0..<4_096).map { $0 % 2 == 0 ? Float.greatestFiniteMagnitude : -Float.greatestFiniteMagnitude })
    )
    #expect(floats.planes[0].values.allSatisfy { $0.isFinite })
  }

  @Test("with a nonsensical sidecar is corrected as if it had none")
  func sidecars() {
    let synthetic = SyntheticScan()
    var sidecar = ScanSidecar()
    var image = ScanSidecar.Image()
    (image.air, image.dark) = ([.nan, -1], [.infinity, 1e300])
    image.pixelPitchMm = ScanSidecar.Pitch(x: -3, y: .nan)
    (image.energiesMev, image.encoding, image.cab, image.polarity) = ([], "cubic", "above", "purple")
    sidecar.image = image
    sidecar.containers = [
      .init(number: nil, columns: [900, 3]), .init(number: nil, columns: [Int.min, Int.max]),
      .init(number: "", columns: [5]),
      .init(number: nil, columns: [-50, -20]),
    ]
    let radiograph = CorrectionChain().correct(synthetic.scan(sidecar: sidecar))
    #expect(radiograph.quality.usable && radiograph.remarks("encoding cubic"))
    #expect(!radiograph.pitchIsDeclared && radiograph.pitch.x > 1)
  }
}

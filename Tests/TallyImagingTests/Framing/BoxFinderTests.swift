import Foundation
import TallyCore
import TallyDomain
import Testing

@testable import TallyImaging

/// Framing on drawn scans: what a yard does not make every day.
@Suite("Box finding")
struct BoxFinderTests {
  private func mirrored(_ scan: RawScan) -> RawScan {
    let planes = scan.planes.map { plane in
      let values = plane.floats()
      let turned = (0..<values.count).map { i in
        values[i / plane.width * plane.width + plane.width - 1 - i % plane.width]
      }
      return DetectorPlane(
        width: plane.width, height: plane.height, samples: .unsigned16(turned.map { UInt16($0) }), bitsPerSample: 16)
    }
    return RawScan(stem: "mirrored", files: [], planes: planes, sidecar: scan.sidecar, remarks: [])
  }

  @Test("finds a loaded and an empty box, and the doors away from the cab", arguments: [false, true], [0, 1, 2])
  func oneBox(isEmpty: Bool, seed: UInt64) {
    let synthetic = SyntheticScan(isEmptyBox: isEmpty, seed: seed)
    let scan = synthetic.scan()
    let radiograph = CorrectionChain().correct(scan)
    expectBoxes(radiograph.boxes, match: synthetic.boxes, "as drawn")
    #expect(radiograph.boxes.first?.doors == .left && (radiograph.boxes.first?.confidence ?? 0) > 0.5)
    let turned = CorrectionChain().correct(mirrored(scan))
    let box = synthetic.boxes[0]
    expectBoxes(
      turned.boxes, match: [PixelRegion(x0: 900 - box.x1, y0: box.y0, x1: 900 - box.x0, y1: box.y1)], "mirrored")
    #expect(turned.boxes.first?.doors == .right)
  }

  @Test("tells two 20-foot boxes apart", arguments: [1, 5]) func twoBoxes(gap: Int) {
    let boxes = [
      PixelRegion(x0: 60, y0: 40, x1: 439, y1: 202), PixelRegion(x0: 439 + gap, y0: 40, x1: 818 + gap, y1: 202),
    ]
    let synthetic = SyntheticScan(boxes: boxes)
    var named = synthetic.sidecar
    named.containers = [.init(number: "A", type: "22G1"), .init(number: "B", type: "22G1")]
    let told = CorrectionChain().correct(synthetic.scan(sidecar: named))
    expectBoxes(told.boxes, match: boxes, "named, gap \(gap)")
    #expect(told.boxes.map(\.sidecarIndex) == [0, 1])
    if gap > 3 { expectBoxes(CorrectionChain().correct(synthetic.scan()).boxes, match: boxes, "unnamed") }
  }

  @Test("finds a single 20-foot box and assigns the right name of two by columns") func twentyFoot() {
    let synthetic = SyntheticScan(boxes: [PixelRegion(x0: 240, y0: 40, x1: 619, y1: 202)])
    var sidecar = synthetic.sidecar
    sidecar.containers = [.init(number: "A", type: "42G1"), .init(number: "B", type: "22G1", columns: [240, 619])]
    let radiograph = CorrectionChain().correct(synthetic.scan(sidecar: sidecar))
    expectBoxes(radiograph.boxes, match: synthetic.boxes, "20 feet")
    #expect(radiograph.boxes.map(\.sidecarIndex) == [1])
    #expect(radiograph.quality.remarks.contains { $0.isFault && $0.text.contains("names 2 containers") })
  }

  @Test("says that a box is cut off", arguments: ["left", "right"]) func cut(side: String) {
    let box =
      side == "left"
      ? PixelRegion(x0: -120, y0: 40, x1: 642, y1: 202) : PixelRegion(x0: 300, y0: 40, x1: 1_062, y1: 202)
    let radiograph = CorrectionChain().correct(SyntheticScan(boxes: [box]).scan())
    let inside = box.intersection(PixelRegion(x0: 0, y0: 0, x1: 900, y1: 290))
    expectBoxes(radiograph.boxes, match: [inside], side)
    #expect(radiograph.quality.remarks.contains { $0.isFault && $0.text.contains("cut off") })
  }

  @Test("finds nothing on a bare chassis, and nothing in air") func nothing() {
    for height in [200, 202] {
      let bare = SyntheticScan(boxes: [PixelRegion(x0: 60, y0: height, x1: 822, y1: 202)])
      let radiograph = CorrectionChain().correct(bare.scan())
      #expect(radiograph.boxes.isEmpty, "\(radiograph.boxes)")
      #expect(radiograph.quality.remarks.contains { $0.isFault && $0.text.contains("No container") })
    }
    let air = CorrectionChain().correct(SyntheticScan(boxes: []).scan())
    #expect(air.boxes.isEmpty)
  }

  @Test("does not believe columns that the picture denies") func falseColumns() {
    let synthetic = SyntheticScan()
    var sidecar = synthetic.sidecar
    sidecar.containers = [.init(number: "A", type: "42G1", columns: [300, 420])]
    let radiograph = CorrectionChain().correct(synthetic.scan(sidecar: sidecar))
    expectBoxes(radiograph.boxes, match: synthetic.boxes, "false columns")
  }

  @Test("does without a pitch and learns it from the box") func noPitch() {
    let synthetic = SyntheticScan()
    var sidecar = synthetic.sidecar
    sidecar.image?.pixelPitchMm = nil
    let radiograph = CorrectionChain().correct(synthetic.scan(sidecar: sidecar))
    expectBoxes(radiograph.boxes, match: synthetic.boxes, "no pitch")
    #expect(!radiograph.pitchIsDeclared && abs(radiograph.pitch.x - 16) < 0.4)
    #expect(radiograph.remarks("No pixel pitch"))
  }

  @Test("survives noise", arguments: [600.0, 1_500, 2_500]) func noisy(noise: Double) {
    let synthetic = SyntheticScan(noise: noise, seed: 3)
    let radiograph = CorrectionChain().correct(synthetic.scan())
    expectBoxes(radiograph.boxes, match: synthetic.boxes, "noise \(noise)")
  }
}

import Foundation
import TallyCore
import TallyDomain

/// A truck with one box, or with what a test asks for, drawn as true transmission; then measured by a detector with the errors
/// that a test asks for. Small (900 × 290 pixels of 16 mm) so that a test takes a tenth of a second.
struct SyntheticScan {
  var width = 900, height = 290
  var boxes = [PixelRegion(x0: 60, y0: 40, x1: 822, y1: 202)]
  var isEmptyBox = false
  /// Air and dark level, and one sigma of air, in counts.
  var air = 42_000.0, dark = 150.0, noise = 300.0
  var seed: UInt64 = 1
  let pitchMm = 16.0

  /// True transmission of one energy; the low one is attenuated `excess` times as much.
  func transmission(excess: Float = 1) -> [Float] {
    var a = [Float](repeating: 0, count: width * height)
    func fill(_ r: PixelRegion, _ value: Float) {
      let part = r.intersection(PixelRegion(x0: 0, y0: 0, x1: width, y1: height))
      guard !part.isEmpty else { return }
      for y in part.y0..<part.y1 { for x in part.x0..<part.x1 { a[y * width + x] += value } }
    }
    var generator = SeededGenerator(seed: seed, stream: "cargo")
    for box in boxes {
      fill(box, 0.3)
      fill(PixelRegion(x0: box.x0, y0: box.y0, x1: box.x1, y1: box.y0 + 5), 0.5)
      fill(PixelRegion(x0: box.x0, y0: box.y1 - 14, x1: box.x1, y1: box.y1), 0.9)
      for x in stride(from: box.x0 + 20, to: box.x1 - 20, by: 22) {
        fill(PixelRegion(x0: x, y0: box.y1 - 12, x1: x + 3, y1: box.y1), 0.5)
      }
      for x in [box.x0, box.x1 - 9] { fill(PixelRegion(x0: x, y0: box.y0, x1: x + 9, y1: box.y1), 2.2) }
      if !isEmptyBox {
        for x in stride(from: box.x0 + 30, to: box.x1 - 70, by: 42) {
          let top = box.y0 + 20 + generator.integer(0..<40)
          fill(PixelRegion(x0: x, y0: top, x1: x + 40, y1: box.y1 - 14), Float(generator.uniform(0.8, 3.5)))
        }
      }
    }
    // Chassis, wheels, and a cab on the right.
    if let first = boxes.first, let last = boxes.last {
      fill(PixelRegion(x0: first.x0 + 4, y0: last.y1, x1: last.x1 + 60, y1: last.y1 + 14), 0.6)
      fill(PixelRegion(x0: last.x1 + 14, y0: 110, x1: min(last.x1 + 70, width - 12), y1: last.y1), 0.35)
      for centre in [first.x0 + 80, first.x0 + 150, last.x1 - 60] { wheel(&a, x: centre, y: last.y1 + 40, radius: 30) }
    }
    return blurred(a.map { expf(-$0 * excess) })
  }

  private func wheel(_ a: inout [Float], x: Int, y: Int, radius: Int) {
    for v in y - radius..<y + radius where v >= 0 && v < height {
      for u in x - radius..<x + radius
      where u >= 0 && u < width && (u - x) * (u - x) + (v - y) * (v - y) < radius * radius { a[v * width + u] += 0.9 }
    }
  }

  private func blurred(_ t: [Float]) -> [Float] {
    var result = t
    for y in 1..<height - 1 {
      for x in 1..<width - 1 {
        let i = y * width + x
        let cross = t[i - 1] + t[i + 1] + t[i - width] + t[i + width]
        result[i] = 0.4 * t[i] + 0.15 * cross
      }
    }
    return result
  }

  /// Counts of one plane without errors but noise.
  func counts(of transmission: [Float], stream: String) -> [Float] {
    var generator = SeededGenerator(seed: seed, stream: stream)
    return transmission.map { t in
      let sigma = noise * Double(t).squareRoot() + 3
      return Float(max(0, dark + (air - dark) * Double(t) + generator.normal(0, sigma)))
    }
  }

  /// The sidecar of a well-kept scanner.
  var sidecar: ScanSidecar {
    var image = ScanSidecar.Image()
    image.planes = ["high", "low"]
    image.energiesMev = [6, 4]
    image.air = [air, air]
    image.dark = [dark, dark]
    image.pixelPitchMm = ScanSidecar.Pitch(x: pitchMm, y: pitchMm)
    var sidecar = ScanSidecar()
    sidecar.image = image
    return sidecar
  }

  /// Both planes as 16-bit values, each spoilt by a closure.
  func scan(sidecar: ScanSidecar? = nil, spoil: (inout [Float], Int) -> Void = { _, _ in }) -> RawScan {
    let planes = [Float(1), 1.2].enumerated().map { index, excess in
      var values = counts(of: transmission(excess: excess), stream: "plane \(index)")
      spoil(&values, index)
      return plane(values)
    }
    return RawScan(stem: "synthetic", files: [], planes: planes, sidecar: sidecar ?? self.sidecar, remarks: [])
  }

  func plane(_ values: [Float], bits: Int = 16, minIsWhite: Bool = false) -> DetectorPlane {
    let samples = values.map { UInt16(min(max($0.rounded(), 0), 65_535)) }
    return DetectorPlane(
      width: width, height: height, samples: .unsigned16(samples), bitsPerSample: bits, minIsWhite: minIsWhite)
  }
}

extension Radiograph {
  /// Largest and typical difference of the first plane from a truth over some pixels.
  func error(against truth: [Float], where include: (Int, Int) -> Bool) -> (largest: Float, typical: Float) {
    var differences: [Float] = []
    for y in 0..<height {
      for x in 0..<width where include(x, y) {
        differences.append(abs(planes[0].values[y * width + x] - truth[y * width + x]))
      }
    }
    differences.sort()
    return (differences.last ?? 0, differences.isEmpty ? 0 : differences[differences.count / 2])
  }

  /// True where a remark contains the words.
  func remarks(_ words: String) -> Bool { quality.remarks.contains { $0.text.contains(words) } }
}

internal import Foundation
internal import TallyDomain

/// Detector values as Float, and the largest value that they could have had: a 16-bit file may hold 8 or 12 bits.
struct SampleScaling {
  var plane: SignalPlane
  /// The value that an inverted picture is subtracted from.
  let fullScale: Float
  /// Pixels that were NaN, infinite or absurd; they read 0 now.
  let broken: [Int]
  let remarks: [QualityRemark]

  init(_ plane: DetectorPlane) {
    var values = plane.floats()
    var broken: [Int] = []
    var (least, largest) = (Float.infinity, -Float.infinity)
    for i in values.indices {
      if abs(values[i]) < Self.beyondAnyDetector {  // false for NaN
        least = min(least, values[i])
        largest = max(largest, values[i])
      } else {
        broken.append(i)
        values[i] = 0
      }
    }
    var remarks: [QualityRemark] = []
    if !broken.isEmpty { remarks.append(.note("\(broken.count) pixels are not numbers; they are interpolated.")) }
    if case .float32 = plane.samples {
      fullScale = largest.isFinite ? largest + min(least, 0) : 0
    } else {
      fullScale = Self.fullScale(bits: plane.bitsPerSample, largest: largest)
      if plane.bitsPerSample == 16 && fullScale < 65_535 && largest > 0 {
        let bits = fullScale == 255 ? 8 : 12
        remarks.append(.note("The file declares 16 bits a pixel but holds \(bits)-bit values."))
      }
    }
    self.plane = SignalPlane(width: plane.width, height: plane.height, values: values)
    (self.broken, self.remarks) = (broken, remarks)
  }

  /// No detector counts so far (2⁴⁰); and what is smaller stays finite in all that follows.
  private static let beyondAnyDetector: Float = 0x1p40

  /// 8, 12 and 32 bits as declared; in 16 bits the smallest of 8, 12 and 16 that holds the largest value.
  private static func fullScale(bits: Int, largest: Float) -> Float {
    switch bits {
    case ...8: 255
    case 9...12: 4_095
    case 13...16: largest <= 255 ? 255 : largest <= 4_095 ? 4_095 : 65_535
    default: Float(UInt32.max)
    }
  }

  /// Undoes `value = scale · (−ln T)`: afterwards air is 1 and nothing is 0.
  static func linearise(_ plane: inout SignalPlane, logScale: Float) {
    let factor = -1 / logScale
    for i in plane.values.indices { plane.values[i] = expf(min(factor * plane.values[i], 8)) }
  }
}

extension QualityRemark {
  /// A remark beside the picture.
  static func note(_ text: String) -> Self { QualityRemark(isFault: false, text) }
  /// A remark that deserves a `SCAN_QUALITY` finding.
  static func fault(_ text: String) -> Self { QualityRemark(isFault: true, text) }
}

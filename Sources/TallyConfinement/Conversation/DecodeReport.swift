internal import TallyCore
internal import TallyDomain

/// The helper's answer.
enum DecodeReply: Codable {
  /// The planes are in the memory; all the rest is here.
  case decoded(DecodeReport)
  /// The decoder refused.
  case refused(Explanation)
}

/// A decoded scan without its pixels. In the memory lie `width · height` floats for each plane, then a byte a pixel of the mask.
struct DecodeReport: Codable {
  /// One energy; a noise that is no number is left out.
  struct Plane: Codable { var energyMev: Double?, airNoise: Float? }
  /// A box found.
  struct Box: Codable { var region: PixelRegion, doors: FoundBox.Side?, confidence: Double, sidecarIndex: Int? }
  /// What correction noticed.
  struct Remark: Codable { var isFault: Bool, text: String }

  var width: Int, height: Int
  var planes: [Plane]
  var pitch: ScanSidecar.Pitch, pitchIsDeclared: Bool
  var boxes: [Box]
  var usable: Bool, quality: [Remark]
  var sidecar: ScanSidecar
  var remarks: [String], faults: [String]
  var contentHash: String
  /// Seconds that decoding and correction took, by stage.
  var seconds: [String: Double]

  init(_ scan: DecodedScan, seconds: [String: Double]) {
    let radiograph = scan.radiograph
    (width, height) = (radiograph.width, radiograph.height)
    planes = radiograph.planes.map {
      Plane(energyMev: $0.energyMev, airNoise: $0.airNoise.isFinite ? $0.airNoise : nil)
    }
    (pitch, pitchIsDeclared) = (radiograph.pitch, radiograph.pitchIsDeclared)
    boxes = radiograph.boxes.map {
      Box(region: $0.region, doors: $0.doors, confidence: $0.confidence, sidecarIndex: $0.sidecarIndex)
    }
    usable = radiograph.quality.usable
    quality = radiograph.quality.remarks.map { Remark(isFault: $0.isFault, text: $0.text) }
    (sidecar, remarks, faults) = (scan.sidecar, scan.remarks, scan.faults)
    (contentHash, self.seconds) = (scan.contentHash, seconds)
  }
}

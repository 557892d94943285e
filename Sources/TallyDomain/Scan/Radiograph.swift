public import TallyCore

/// A corrected radiograph of one whole scan: transmission per energy, where it can be trusted, and where the boxes are.
public struct Radiograph: Sendable {
  /// Pixels across (direction of travel) and down, as delivered.
  public let width: Int, height: Int
  /// One per energy, highest energy first.
  public let planes: [TransmissionPlane]
  /// Millimetres a pixel at the container's mid plane, along travel and along height.
  public let pitch: ScanSidecar.Pitch
  /// True where the pitch was declared by sidecar or profile, false where it was assumed.
  public let pitchIsDeclared: Bool
  /// `height × width`: what each pixel is worth.
  public let mask: [PixelQuality]
  /// The containers found, left to right.
  public let boxes: [FoundBox]
  /// Figures about the picture as a whole.
  public let quality: ScanQuality

  /// A radiograph; traps where sizes disagree.
  public init(
    width: Int, height: Int, planes: [TransmissionPlane], pitch: ScanSidecar.Pitch, pitchIsDeclared: Bool,
    mask: [PixelQuality], boxes: [FoundBox], quality: ScanQuality
  ) {
    precondition(
      planes.allSatisfy { $0.values.count == width * height } && mask.count == width * height, "sizes differ")
    (self.width, self.height, self.planes, self.pitch) = (width, height, planes, pitch)
    (self.pitchIsDeclared, self.mask, self.boxes, self.quality) = (pitchIsDeclared, mask, boxes, quality)
  }

  /// What a pixel is worth.
  public enum PixelQuality: UInt8, Sendable {
    /// Measured.
    case measured = 0
    /// No beam or too little came through: an observation, not a zero.
    case unpenetrated = 1
    /// Interpolated from its neighbours: dead, hot, or a lost pulse.
    case repaired = 2
    /// Outside the beam or outside the picture.
    case outside = 3
  }
}

/// Transmission of one energy.
public struct TransmissionPlane: Sendable {
  /// Nominal end-point energy, MeV; nil where it is not known.
  public let energyMev: Double?
  /// `height × width`, row-major: 1 in open air, as measured: where nothing came through, noise around 0, also below it, so
  /// that averages are right. Who takes logarithms of single pixels takes `clipped`.
  public let values: [Float]
  /// One sigma of the transmission in open air, measured.
  public let airNoise: Float

  /// A plane of transmissions.
  public init(energyMev: Double?, values: [Float], airNoise: Float) {
    (self.energyMev, self.values, self.airNoise) = (energyMev, values, airNoise)
  }

  /// The least transmission that a single pixel tells, so that −ln T stays finite: 2·10⁻⁴ is about 330 mm of steel at 6 MV.
  public static let floor: Float = 2e-4

  /// The values, none below `floor`.
  public var clipped: [Float] { values.map { max($0, Self.floor) } }
}

/// A container found in the picture.
public struct FoundBox: Sendable, Equatable {
  /// The envelope of the box, in pixels as delivered.
  public let region: PixelRegion
  /// At which end the doors are, where that can be said: away from the cab.
  public let doors: Side?
  /// 0 to 1.
  public let confidence: Double
  /// Index into the sidecar's `containers`, where one could be assigned.
  public let sidecarIndex: Int?

  /// An end of the box in the picture.
  public enum Side: String, Sendable, Codable { case left, right }

  /// A box.
  public init(region: PixelRegion, doors: Side?, confidence: Double, sidecarIndex: Int?) {
    (self.region, self.doors, self.confidence, self.sidecarIndex) = (region, doors, confidence, sidecarIndex)
  }
}

/// What correction learnt about a scan.
public struct ScanQuality: Sendable, Equatable {
  /// False where the picture should not be judged and a rescan is due.
  public var usable: Bool
  /// In words, each a reason for `SCAN_QUALITY` or a note beside the picture.
  public var remarks: [QualityRemark]

  /// A quality.
  public init(usable: Bool, remarks: [QualityRemark]) { (self.usable, self.remarks) = (usable, remarks) }
}

/// One thing that correction noticed.
public struct QualityRemark: Sendable, Equatable {
  /// True where the remark alone is worth a `SCAN_QUALITY` finding, false for a note.
  public let isFault: Bool
  /// A sentence.
  public let text: String
  /// A remark.
  public init(isFault: Bool, _ text: String) { (self.isFault, self.text) = (isFault, text) }
}

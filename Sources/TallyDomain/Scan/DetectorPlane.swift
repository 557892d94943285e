internal import TallyCore

/// One plane of detector values exactly as the file holds them: `height × width`, row-major, row 0 on top, orientation
/// already applied. Nothing is scaled: 12-bit values stay 0…4,095, 8-bit values 0…255.
public struct DetectorPlane: Sendable {
  /// The numbers in their own type.
  public enum Samples: Sendable, Equatable {
    /// 8, 12 and 16-bit unsigned.
    case unsigned16([UInt16])
    /// 32-bit unsigned.
    case unsigned32([UInt32])
    /// 32-bit float.
    case float32([Float])
  }

  /// Pixels across and down.
  public let width: Int, height: Int
  /// `height · width` numbers.
  public let samples: Samples
  /// Bits a sample as the file declares them: 8, 12, 16 or 32.
  public let bitsPerSample: Int
  /// True where the file says that the smallest value is white, that is: more signal is darker.
  public let minIsWhite: Bool

  /// A plane; traps where the number of samples is not `width · height`.
  public init(width: Int, height: Int, samples: Samples, bitsPerSample: Int, minIsWhite: Bool = false) {
    let count =
      switch samples {
      case .unsigned16(let values): values.count
      case .unsigned32(let values): values.count
      case .float32(let values): values.count
      }
    precondition(count == width * height, "\(count) samples for \(width) × \(height)")
    (self.width, self.height, self.samples) = (width, height, samples)
    (self.bitsPerSample, self.minIsWhite) = (bitsPerSample, minIsWhite)
  }

  /// The samples as Float, for arithmetic (exact up to 24 bits).
  public func floats() -> [Float] {
    switch samples {
    case .unsigned16(let values): values.map(Float.init)
    case .unsigned32(let values): values.map(Float.init)
    case .float32(let values): values
    }
  }
}

/// All that one scan delivered, decoded and not yet corrected.
public struct RawScan: Sendable {
  /// What the files of the scan share in their names.
  public let stem: String
  /// Paths of the files that were read, images first, then the sidecar.
  public let files: [String]
  /// The planes in the order high, low (or the only one), all of one size.
  public let planes: [DetectorPlane]
  /// The sidecar, or one with nothing in it.
  public let sidecar: ScanSidecar
  /// What is odd about the delivery but no error (scan-format.md), in words.
  public let remarks: [String]
  /// What is wrong with the delivery although its pixels could be read, in words: a plane that is missing, a sidecar that
  /// cannot be read. Each is worth a `SCAN_QUALITY` finding. None is repeated in `remarks`.
  public let faults: [String]
  /// Identity: SHA-256 over width, height, and the samples of each plane, 64 hexadecimal digits.
  public let contentHash: String

  /// A scan; traps where it has no plane or the planes differ in size.
  public init(
    stem: String, files: [String], planes: [DetectorPlane], sidecar: ScanSidecar, remarks: [String],
    faults: [String] = []
  ) {
    precondition(!planes.isEmpty, "a scan without a plane")
    precondition(planes.allSatisfy { $0.width == planes[0].width && $0.height == planes[0].height }, "unequal planes")
    (self.stem, self.files, self.planes, self.sidecar) = (stem, files, planes, sidecar)
    (self.remarks, self.faults) = (remarks, faults)
    var hash = ContentHash()
    for plane in planes {
      hash.update(numbers: [UInt64(plane.width), UInt64(plane.height)])
      switch plane.samples {
      case .unsigned16(let values): hash.update(numbers: values)
      case .unsigned32(let values): hash.update(numbers: values)
      case .float32(let values): hash.update(numbers: values)
      }
    }
    contentHash = hash.hexadecimal()
  }
}

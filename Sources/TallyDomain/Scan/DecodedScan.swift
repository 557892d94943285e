/// One scan after decoding and correction: all that assessing it needs, the detector's own numbers left behind.
public struct DecodedScan: Sendable {
  /// What the files of the scan share in their names.
  public let stem: String
  /// Paths of the files that were read, images first, then the sidecar.
  public let files: [String]
  /// The sidecar, or one with nothing in it.
  public let sidecar: ScanSidecar
  /// What is odd about the delivery but no error, in words.
  public let remarks: [String]
  /// What is wrong with the delivery although its pixels could be read, in words; also among the radiograph's remarks.
  public let faults: [String]
  /// Identity: SHA-256 of the decoded planes before correction, 64 hexadecimal digits.
  public let contentHash: String
  /// Transmission, mask, boxes and quality.
  public let radiograph: Radiograph

  /// A scan by its parts.
  public init(
    stem: String, files: [String], sidecar: ScanSidecar, remarks: [String], faults: [String], contentHash: String,
    radiograph: Radiograph
  ) {
    (self.stem, self.files, self.sidecar) = (stem, files, sidecar)
    (self.remarks, self.faults, self.contentHash, self.radiograph) = (remarks, faults, contentHash, radiograph)
  }

  /// A scan that was corrected.
  public init(_ raw: RawScan, radiograph: Radiograph) {
    self.init(
      stem: raw.stem, files: raw.files, sidecar: raw.sidecar, remarks: raw.remarks, faults: raw.faults,
      contentHash: raw.contentHash, radiograph: radiograph)
  }
}

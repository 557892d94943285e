public import TallyCore
public import TallyDomain

/// From the files of a scan to its corrected radiograph, in this process: reading, then the correction chain.
public struct ScanDecoder: Sendable {
  /// Reads the files.
  public let reader: ScanReader
  /// Corrects what was read.
  public let correction: CorrectionChain

  /// A decoder of these two.
  public init(reader: ScanReader = ScanReader(), correction: CorrectionChain = CorrectionChain()) {
    (self.reader, self.correction) = (reader, correction)
  }

  /// Decodes and corrects a scan. The time of both goes on the clock as `decode` and `correct`.
  public func decode(_ files: ScanFiles, clock: StageClock) throws(ImageError) -> DecodedScan {
    try decode(OpenedScan(files), clock: clock)
  }

  /// The same of files that are open already.
  public func decode(_ files: OpenedScan, clock: StageClock) throws(ImageError) -> DecodedScan {
    let raw = try clock.measure("decode") { () throws(ImageError) in try reader.read(files) }
    return DecodedScan(raw, radiograph: clock.measure("correct") { correction.correct(raw) })
  }
}

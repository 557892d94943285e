public import TallyImaging

/// What a helper may use, and how long the parent waits for it.
public struct ConfinementLimits: Sendable, Equatable {
  /// Whether scans are decoded where the system call filter cannot be set.
  public enum Policy: String, Sendable, CaseIterable {
    /// Not without the filter: every scan is refused with the reason.
    case required
    /// Without it where the system does not offer it: process, limits and checks still hold, and the status says so.
    case whereAvailable = "where-available"
  }

  /// Bytes of memory that decoding may take beyond what the idle helper has.
  public var memoryBytes: UInt64
  /// Processor seconds of a helper, its start included.
  public var processorSeconds: UInt64 = 60
  /// Seconds from the request to the answer; they cover a slow disc as well.
  public var seconds = 120.0
  /// Seconds that a helper may take to get ready.
  public var startSeconds = 60.0
  /// Bytes of one message between parent and helper; the largest part is the sidecar.
  public var messageBytes = 8 << 20
  /// Whether the filter must be there.
  public var policy = Policy.required

  /// The limits for what decoding limits let through. Most is taken while a plane of floats is corrected: the planes that all
  /// decoded bytes make (two bytes a pixel), each at most `peakBytes` a pixel, and the decoded bytes themselves twice.
  public init(for decoding: DecodingLimits) {
    let bytes = min(decoding.decodedBytes, Self.ceiling), pixels = min(decoding.pixels, Self.ceiling)
    memoryBytes = min(bytes / 2, 2 * pixels) * Self.peakBytes + 2 * bytes + (256 << 20)
  }

  /// A terabyte: beyond it limits no longer limit anything, and below it no sum here overflows.
  private static let ceiling: UInt64 = 1 << 40

  /// Bytes at the peak of correction for each pixel of each plane; measured (docs/confinement.md).
  static let peakBytes: UInt64 = 32

  /// Bytes of the planes that a helper may hand back: a float a pixel of each plane and a byte for the mask.
  static func resultBytes(for decoding: DecodingLimits) -> UInt64 {
    // Every decoded sample took at least a byte.
    let pixels = min(decoding.pixels, ceiling)
    return 4 * min(decoding.decodedBytes, 2 * pixels) + pixels
  }
}

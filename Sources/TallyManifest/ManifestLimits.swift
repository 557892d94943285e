/// What a manifest may measure at most. Past a limit a reader throws `ManifestError.tooLarge`; it never takes the memory.
public struct ManifestLimits: Sendable, Equatable {
  /// Bytes of a file.
  public var bytes = 64 << 20
  /// Segments of an interchange, and messages in it.
  public var segments = 2_000_000, messages = 20_000
  /// Bytes of one segment, elements in it, components of one element.
  public var segmentBytes = 32 << 10, elements = 100, components = 100
  /// Rows of a CSV file, columns of a row, bytes of a field.
  public var rows = 500_000, columns = 256, fieldBytes = 32 << 10
  /// Nesting of a JSON document.
  public var depth = 64
  /// Consignments of one manifest.
  public var consignments = 200_000
  /// Remarks that are kept for one manifest; one more then says how many were left out.
  public var remarks = 2_000

  /// The limits of a default installation.
  public static let standard = ManifestLimits()

  /// The standard limits, to be changed one by one.
  public init() {}
}

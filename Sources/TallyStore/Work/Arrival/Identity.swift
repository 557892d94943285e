/// What a scan is to the scans before it, by its pixels and by its names (scan-format.md §3.3).
public enum Identity: Sendable, Equatable {
  /// Neither its pixels nor its name were here before.
  case new
  /// Same pixels, same name, same containers, same purpose: a second delivery.
  case duplicate(of: Int64)
  /// Same pixels under another name or for other containers: the sign of a faked scan. With the names of the first one.
  case replayed(of: Int64, scanId: String?, containers: [String])
  /// Same name, other pixels.
  case revision(number: Int, of: Int64)
}

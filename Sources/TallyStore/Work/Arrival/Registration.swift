/// What became of a delivery.
public enum Registration: Sendable, Equatable {
  /// A scan of its own, waiting to be assessed; or a quarantined one whose files were put back, waiting again.
  case recorded(scan: Int64)
  /// The same files in the same state: what a restarted intake sees again.
  case known(scan: Int64)
  /// The images are known, the sidecar is new or changed: the scan waits to be linked anew, its pixels are not a new scan.
  case sidecarUpdated(scan: Int64)

  /// The scan's number.
  public var scan: Int64 {
    switch self {
    case .recorded(let scan), .known(let scan), .sidecarUpdated(let scan): scan
    }
  }
}

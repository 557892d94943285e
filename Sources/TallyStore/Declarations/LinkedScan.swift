/// What a recorded scan has been linked to: enough to find which scans a new manifest changes.
public struct LinkedScan: Sendable, Equatable {
  /// The scan.
  public let scan: Int64
  /// Container numbers as the scan has them, normalised and sorted.
  public let containers: [String]
  /// The links of the current assessment in the order of its containers; empty where there is none yet.
  public let links: [LinkSummary]
}

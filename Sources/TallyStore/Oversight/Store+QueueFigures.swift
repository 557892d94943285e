/// How the queue stands.
public struct QueueFigures: Sendable, Equatable {
  /// Scans that wait, and scans that a worker has.
  public let waiting: Int, claimed: Int
  /// When the scan that has waited longest was queued; nil where none waits.
  public let oldestSince: String?
}

extension Store {
  /// How many scans wait, how many are worked on, and how long the first has waited.
  public func queueFigures() throws(StoreError) -> QueueFigures {
    let now = try now().text
    let row = try backend.read { session throws(StoreError) in
      try session.row(
        """
        SELECT count(*) AS all_queued, count(CASE WHEN worker IS NOT NULL AND lease_until > ?1 THEN 1 END) AS claimed,
          min(CASE WHEN worker IS NULL OR lease_until <= ?1 THEN queued_at END) AS oldest
        FROM scans WHERE state = 'queued'
        """, .text(now))
    }
    guard let row else { return QueueFigures(waiting: 0, claimed: 0, oldestSince: nil) }
    let claimed = Int(try row.integer("claimed"))
    return QueueFigures(
      waiting: Int(try row.integer("all_queued")) - claimed, claimed: claimed,
      oldestSince: try row.optionalText("oldest"))
  }
}

/// Where a scan stands in the service. Every recorded scan is in exactly one state.
public enum ScanState: String, Sendable, Codable, CaseIterable {
  /// Complete and recorded; waiting to be assessed, or being assessed (also: again, after its declaration changed).
  case queued
  /// Assessed, waiting for a person.
  case assessed
  /// It could not be read; its files are in quarantine with a note.
  case quarantined
  /// The same scan was delivered before; recorded, not analysed again.
  case duplicate
  /// Assessed and decided by a person.
  case decided
}

/// What scans are for (scan-format.md §2). Only `operational` scans enter the analysts' queue.
public enum ScanPurpose: String, Sendable, Codable, CaseIterable { case operational, test, calibration }

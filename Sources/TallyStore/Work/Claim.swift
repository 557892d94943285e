public import TallyCore
public import TallyDomain

/// Why a scan is in the queue.
public enum ClaimReason: String, Sendable, CaseIterable {
  /// It is new.
  case new
  /// Its sidecar or its declaration changed; the earlier assessment is in the claim.
  case relink
  /// An earlier attempt did not end: its worker vanished, or gave it back with a problem.
  case retry
}

/// The right of one worker to work on one scan until its lease runs out. Another claim of the same scan has a higher token,
/// and whatever is done with the lower one from then on is refused.
public struct Claim: Sendable, Equatable {
  /// The scan, and the number of this claim among the claims of the scan.
  public let scan: Int64, token: Int64
  /// Who holds it.
  public let worker: String
  /// Attempts on the scan since it was queued, this one included; those that were released do not count.
  public let attempt: Int
  /// The files.
  public let delivery: ScanDelivery
  /// Why it is in the queue.
  public let reason: ClaimReason
  /// The current assessment, where there is one.
  public let previous: AssessedScan?
  /// What the attempt before gave as its problem; nil where it vanished without a word.
  public let lastProblem: Explanation?
  /// End of the lease.
  public let leaseUntil: String
}

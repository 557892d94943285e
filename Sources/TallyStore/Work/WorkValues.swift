public import TallyCore
public import TallyDomain

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

/// What one container was linked to: with the hash of what was declared, so that a change of the declaration shows.
public struct LinkSummary: Sendable, Codable, Equatable {
  /// As the scan has it.
  public var number: String?
  /// How the link was made.
  public var method: ManifestLink.Method
  /// Transport document numbers.
  public var consignments: [String]
  /// Hash of the declared contents; nil where nothing is declared.
  public var declared: String?
  /// The vessel, for the worklist.
  public var vessel: String?

  /// A link.
  public init(
    number: String?, method: ManifestLink.Method, consignments: [String], declared: String?, vessel: String? = nil
  ) {
    (self.number, self.method, self.consignments) = (number, method, consignments)
    (self.declared, self.vessel) = (declared, vessel)
  }

  /// The link of an assessed container.
  public init(_ container: AssessedContainer, vessel: String? = nil) throws(StoreError) {
    self.init(
      number: container.number, method: container.link.method, consignments: container.link.consignments,
      declared: try container.declared.map(Self.hash), vessel: vessel)
  }

  /// SHA-256 of the declaration in the form in which our documents write it, with sorted keys.
  public static func hash(of declared: Declared) throws(StoreError) -> String {
    var hash = ContentHash()
    hash.update(try StoredDocument.text(declared, at: "declaration").utf8)
    return hash.hexadecimal()
  }
}

/// A finished assessment, as a worker hands it in.
public struct AssessmentResult: Sendable, Equatable {
  /// Version of the program; `name@hash` of the model and identity of the calibration, nil where none was used.
  public var version: String, model: String?, calibration: String?
  /// The authority's one knob.
  public var budget: AssessmentDocument.Budget
  /// The assessed scan.
  public var scan: AssessedScan
  /// One per container of the scan, in their order.
  public var links: [LinkSummary]
  /// Name of the picture file for the page.
  public var picture: String?

  /// A result.
  public init(
    version: String, model: String?, calibration: String?, budget: AssessmentDocument.Budget, scan: AssessedScan,
    links: [LinkSummary], picture: String?
  ) {
    (self.version, self.model, self.calibration, self.budget) = (version, model, calibration, budget)
    (self.scan, self.links, self.picture) = (scan, links, picture)
  }
}

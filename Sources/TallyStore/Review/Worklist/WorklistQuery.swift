public import TallyCore
public import TallyDomain

/// Which scans to list, and in which order.
public struct WorklistQuery: Sendable, Equatable {
  /// Orders of a list.
  public enum Order: String, Sendable, CaseIterable {
    /// Assessed scans first, worst first, flagged containers above document alerts above the rest; then what is queued, in
    /// quarantine, decided, duplicate.
    case priority
    /// In the order in which scans were recorded.
    case newest, oldest
  }

  /// The order.
  public var order: Order
  /// Only these states; nil for all.
  public var states: Set<ScanState>?
  /// Only scans with a finding of this indicator.
  public var indicator: IndicatorCode?
  /// Only scans where each of these words stands in a container number, stem, scan_id, goods, transport document, vessel or
  /// scanner; without regard to case and accents. The first eight words count.
  public var text: String?
  /// Only scans with a flagged container.
  public var flaggedOnly: Bool
  /// What the scans are for: tests and calibrations are no work for analysts.
  public var purposes: Set<ScanPurpose>
  /// Entries of a page, 1 to 500; more or less is taken as the nearest of these.
  public var limit: Int
  /// Where the page before ended; nil for the first.
  public var cursor: String?

  /// A query.
  public init(
    order: Order = .priority, states: Set<ScanState>? = nil, indicator: IndicatorCode? = nil, text: String? = nil,
    flaggedOnly: Bool = false, purposes: Set<ScanPurpose> = [.operational], limit: Int = 50, cursor: String? = nil
  ) {
    (self.order, self.states, self.indicator, self.text) = (order, states, indicator, text)
    (self.flaggedOnly, self.purposes, self.limit, self.cursor) = (flaggedOnly, purposes, limit, cursor)
  }
}

/// One page of a list.
public struct WorklistPage: Sendable, Equatable {
  /// The entries in order.
  public var entries: [WorklistEntry]
  /// Continues the list; nil at its end.
  public var next: String?
  /// How many scans the query finds in all, at this moment.
  public var total: Int
  /// All scans of the query's purposes by state; every state is there.
  public var counts: [ScanState: Int]
  /// The last change that the list knows: pages that follow leave out scans that changed after it, so that none comes twice;
  /// `changes(after:)` has them.
  public var sequence: Int64
}

/// One scan in a list.
public struct WorklistEntry: Sendable, Equatable {
  /// Its number, and its names.
  public var id: Int64, stem: String, scanId: String?
  /// Where it stands, what it is for, which revision of its name it is.
  public var state: ScanState, purpose: ScanPurpose, revision: Int
  /// Of its worst container; nil where there is none.
  public var priority: Double?, pValue: Double?
  /// A container is flagged.
  public var flagged: Bool
  /// Its containers.
  public var containers: [Container]
  /// Codes of its findings, the loudest first, and the sentence of the loudest.
  public var indicators: [String], sentence: String?
  /// The scanner; times as ISO 8601.
  public var scanner: String?, acquiredAt: String?, receivedAt: String, assessedAt: String?
  /// The last decision.
  public var decision: LastDecision?
  /// The scan that it repeats.
  public var duplicateOf: Int64?
  /// Why it is in quarantine.
  public var problem: Explanation?
  /// Name of its picture file.
  public var picture: String?

  /// One container of a scan in a list.
  public struct Container: Sendable, Codable, Equatable {
    /// As the scan has it.
    public var number: String?
    /// As in the assessment.
    public var priority: Double?, pValue: Double?, flagged: Bool
    /// How it was linked.
    public var link: ManifestLink.Method
    /// The declared goods in the carrier's words, or their HS codes; at most five.
    public var goods: [String]
    /// The vessel.
    public var vessel: String?

    init(_ container: AssessedContainer, vessel: String?) {
      (number, priority, pValue) = (container.number, container.priority, container.pValue)
      (flagged, link, self.vessel) = (container.flagged, container.link.method, vessel)
      goods = Array((container.declared?.goods ?? []).compactMap { $0.description ?? $0.hs }.prefix(5))
    }
  }

  /// What a person decided last.
  public struct LastDecision: Sendable, Equatable {
    /// What, who, when.
    public var decision: Decision, actor: String, decidedAt: String
  }
}

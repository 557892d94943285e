internal import TallyDomain

/// Conditions of a query as fixed text with numbered parameters; what a person wrote is only ever bound.
struct WorklistConditions {
  private(set) var values = [StoreValue]()
  private var texts = [String]()
  /// The whole statement, once it is put together.
  var statement = ""

  /// What the query asks for besides its words, whatever the order.
  init(_ query: WorklistQuery, states: [ScanState]) {
    add("w.state IN (\(list(states.map(\.rawValue))))")
    add("w.purpose IN (\(list(query.purposes.map(\.rawValue).sorted())))")
    if query.flaggedOnly { add("w.flagged = 1") }
    guard let indicator = query.indicator else { return }
    add("w.scan IN (SELECT scan FROM worklist_indicators WHERE code = \(bind(.text(indicator.rawValue))))")
  }

  /// The place of a new value.
  mutating func bind(_ value: StoreValue) -> String {
    values.append(value)
    return "?\(values.count)"
  }

  mutating func add(_ text: String) { texts.append(text) }

  /// All of them.
  var joined: String { texts.joined(separator: " AND ") }

  /// An empty list is written as one that nothing is in.
  private mutating func list(_ values: [String]) -> String {
    values.isEmpty ? "NULL" : values.map { bind(.text($0)) }.joined(separator: ", ")
  }

  /// The statement that reads all that a page shows: `page` selects its scans from the narrow indexes, and only for these the
  /// wide rows are read. `total` is one more column.
  static func entries(of page: String, orderedBy order: String, total: String) -> String {
    """
    SELECT w.scan, w.state, w.purpose, w.band, w.standing, w.flagged, w.priority, w.p_value, a.made_at, a.picture,
      a.summary, s.stem, s.scan_id, s.scanner, s.revision, s.received_at, s.identity_of, s.problem,
      d.decision, d.actor, d.decided_at, \(total) AS total
    FROM (\(page)) AS page
    JOIN worklist AS w ON w.scan = page.scan
    JOIN scans AS s ON s.id = page.scan
    LEFT JOIN assessments AS a ON a.scan = w.scan AND a.version = w.assessment
    LEFT JOIN decisions AS d
      ON d.sequence = (SELECT max(last.sequence) FROM decisions AS last WHERE last.scan = page.scan)
    ORDER BY \(order)
    """
  }
}

extension WorklistQuery {
  /// The states that it asks for, in the order of a list by priority.
  var selectedStates: [ScanState] { ScanState.byUrgency.filter { states?.contains($0) ?? true } }
}

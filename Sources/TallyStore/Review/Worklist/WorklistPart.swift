internal import TallyDomain

/// A stretch of a list that one index has in order: by priority each state is one, otherwise all states together are.
struct WorklistPart {
  private let states: [ScanState]
  /// Where the page before ended, where that was in this stretch.
  private let after: WorklistCursor?

  /// The stretches that are left behind a cursor, in order.
  static func parts(of query: WorklistQuery, after cursor: WorklistCursor?) -> [WorklistPart] {
    let selected = ScanState.byUrgency.filter { query.states?.contains($0) ?? true }
    guard query.order == .priority else { return [WorklistPart(states: selected, after: cursor)] }
    let left = cursor.map { cursor in selected.drop { $0 != cursor.state } } ?? selected[...]
    return left.map { WorklistPart(states: [$0], after: $0 == cursor?.state ? cursor : nil) }
  }

  /// The statement for the next rows of the stretch.
  func selection(
    _ query: WorklistQuery, upTo sequence: Int64, limit: Int, _ dialect: StoreDialect
  ) -> Conditions {
    var conditions = Conditions(query, states: states, dialect)
    if query.cursor != nil { conditions.add("w.changed <= \(conditions.bind(.integer(sequence)))") }
    if let after {
      let scan = conditions.bind(.integer(after.scan))
      switch query.order {
      case .newest: conditions.add("w.scan < \(scan)")
      case .oldest: conditions.add("w.scan > \(scan)")
      case .priority:
        let band = conditions.bind(.integer(after.band)), standing = conditions.bind(.real(after.standing))
        conditions.add("(w.band, w.standing, w.scan) > (\(band), \(standing), \(scan))")
      }
    }
    let order =
      switch query.order {
      case .newest: "w.scan DESC"
      case .oldest: "w.scan"
      case .priority: "w.band, w.standing, w.scan"
      }
    let number = conditions.bind(.integer(Int64(limit)))
    // The page is cut from the index alone; the wide rows are read for what is on it.
    conditions.statement = """
      SELECT w.scan, w.state, w.purpose, w.band, w.standing, w.flagged, w.priority, w.p_value, w.assessed_at, w.picture,
        w.summary, s.stem, s.scan_id, s.scanner, s.revision, s.received_at, s.identity_of, s.problem,
        d.decision, d.actor, d.decided_at
      FROM (SELECT w.scan FROM worklist AS w WHERE \(conditions.joined) ORDER BY \(order) LIMIT \(number)) AS page
      JOIN worklist AS w ON w.scan = page.scan
      JOIN scans AS s ON s.id = page.scan
      LEFT JOIN decisions AS d
        ON d.sequence = (SELECT max(last.sequence) FROM decisions AS last WHERE last.scan = page.scan)
      ORDER BY \(order)
      """
    return conditions
  }

  /// The statement that counts all of a list.
  static func count(_ query: WorklistQuery, _ dialect: StoreDialect) -> Conditions {
    let states = ScanState.byUrgency.filter { query.states?.contains($0) ?? true }
    var conditions = Conditions(query, states: states, dialect)
    conditions.statement = "SELECT count(*) AS total FROM worklist AS w WHERE \(conditions.joined)"
    return conditions
  }

  /// Conditions of a query as fixed text with numbered parameters; what a person wrote is only ever bound.
  struct Conditions {
    private(set) var values = [StoreValue]()
    private var texts = [String]()
    var statement = ""

    /// What the query asks for, whatever the order.
    init(_ query: WorklistQuery, states: [ScanState], _ dialect: StoreDialect) {
      add("w.state IN (\(list(states.map(\.rawValue))))")
      add("w.purpose IN (\(list(query.purposes.map(\.rawValue).sorted())))")
      if query.flaggedOnly { add("w.flagged = 1") }
      if let indicator = query.indicator {
        add("w.scan IN (SELECT scan FROM worklist_indicators WHERE code = \(bind(.text(indicator.rawValue))))")
      }
      let words = SearchText.words(query.text ?? "")
      guard !words.isEmpty else { return }
      let found = words.map { "\(dialect.position)(content, \(bind(.text($0)))) > 0" }.joined(separator: " AND ")
      add("w.scan IN (SELECT scan FROM worklist_text WHERE \(found))")
    }

    /// The place of a new value.
    mutating func bind(_ value: StoreValue) -> String {
      values.append(value)
      return "?\(values.count)"
    }

    mutating func add(_ text: String) { texts.append(text) }

    var joined: String { texts.joined(separator: " AND ") }

    /// An empty list is written as one that nothing is in.
    private mutating func list(_ values: [String]) -> String {
      values.isEmpty ? "NULL" : values.map { bind(.text($0)) }.joined(separator: ", ")
    }
  }
}

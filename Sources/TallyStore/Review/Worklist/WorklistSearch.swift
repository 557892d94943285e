internal import TallyDomain

/// A list that is searched by words. No index knows where they stand, so all texts are looked through: once, for page and
/// total together.
struct WorklistSearch {
  private let words: [String]

  /// Nil for a query without words.
  init?(_ query: WorklistQuery) {
    words = SearchText.words(query.text ?? "")
    if words.isEmpty { return nil }
  }

  /// The statement for the next rows; `total` in each of them counts the whole list.
  func selection(
    _ query: WorklistQuery, after cursor: WorklistCursor?, limit: Int, _ dialect: StoreDialect
  ) -> WorklistConditions {
    var conditions = WorklistConditions(query, states: query.selectedStates)
    let found = found(&conditions, dialect)
    let direction = query.order == .newest ? "DESC" : "ASC"
    let key = query.order == .priority ? "urgency, band, standing, scan" : "scan"
    var left = "SELECT scan FROM found"
    if let cursor {
      let sequence = conditions.bind(.integer(cursor.sequence)), place = place(of: cursor, query, &conditions)
      left += " WHERE changed <= \(sequence) AND (\(key)) \(query.order == .newest ? "<" : ">") (\(place))"
    }
    let number = conditions.bind(.integer(Int64(limit)))
    let order =
      query.order == .priority ? "\(Self.urgency), w.band, w.standing, w.scan" : "w.scan \(direction)"
    conditions.statement =
      "\(found) "
      + WorklistConditions.entries(
        of: "\(left) ORDER BY \(key) \(direction) LIMIT \(number)", orderedBy: order,
        total: "(SELECT count(*) FROM found)")
    return conditions
  }

  /// The statement that counts all of the list, for a page that has no row to say it.
  func count(_ query: WorklistQuery, _ dialect: StoreDialect) -> WorklistConditions {
    var conditions = WorklistConditions(query, states: query.selectedStates)
    conditions.statement = "\(found(&conditions, dialect)) SELECT count(*) AS total FROM found"
    return conditions
  }

  /// What is found, with what it is ordered by. The order of the join is written out: texts first.
  private func found(_ conditions: inout WorklistConditions, _ dialect: StoreDialect) -> String {
    for word in words { conditions.add("\(dialect.position)(t.content, \(conditions.bind(.text(word)))) > 0") }
    return """
      WITH found AS MATERIALIZED (
        SELECT w.scan, \(Self.urgency) AS urgency, w.band, w.standing, w.changed
        FROM worklist_text AS t CROSS JOIN worklist AS w
        WHERE w.scan = t.scan AND \(conditions.joined))
      """
  }

  private func place(
    of cursor: WorklistCursor, _ query: WorklistQuery, _ conditions: inout WorklistConditions
  ) -> String {
    let scan = conditions.bind(.integer(cursor.scan))
    guard query.order == .priority else { return scan }
    let urgency = Int64(ScanState.byUrgency.firstIndex(of: cursor.state) ?? 0)
    let place = [StoreValue.integer(urgency), .integer(cursor.band), .real(cursor.standing)]
    return (place.map { conditions.bind($0) } + [scan]).joined(separator: ", ")
  }

  /// The place of a state in the order, as SQL; the states are our own words.
  private static let urgency: String = {
    let places = ScanState.byUrgency.enumerated().map { "WHEN '\($1.rawValue)' THEN \($0)" }
    return "CASE w.state \(places.joined(separator: " ")) END"
  }()
}

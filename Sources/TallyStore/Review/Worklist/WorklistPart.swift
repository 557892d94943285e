internal import TallyDomain

/// A stretch of a list that one index has in order: by priority each state is one, otherwise all states together are. A page
/// is cut from the first stretches that are left, without looking at the rest of the list.
struct WorklistPart {
  private let states: [ScanState]
  /// Where the page before ended, where that was in this stretch.
  private let after: WorklistCursor?

  /// The stretches that are left behind a cursor, in order.
  static func parts(of query: WorklistQuery, after cursor: WorklistCursor?) -> [WorklistPart] {
    let selected = query.selectedStates
    guard query.order == .priority else { return [WorklistPart(states: selected, after: cursor)] }
    let left = cursor.map { cursor in selected.drop { $0 != cursor.state } } ?? selected[...]
    return left.map { WorklistPart(states: [$0], after: $0 == cursor?.state ? cursor : nil) }
  }

  /// The statement for the next rows of the stretch.
  func selection(_ query: WorklistQuery, upTo sequence: Int64, limit: Int) -> WorklistConditions {
    var conditions = WorklistConditions(query, states: states)
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
    conditions.statement = WorklistConditions.entries(
      of: "SELECT w.scan FROM worklist AS w WHERE \(conditions.joined) ORDER BY \(order) LIMIT \(number)",
      orderedBy: order, total: "NULL")
    return conditions
  }

  /// The statement that counts all of a list.
  static func count(_ query: WorklistQuery) -> WorklistConditions {
    var conditions = WorklistConditions(query, states: query.selectedStates)
    conditions.statement = "SELECT count(*) AS total FROM worklist AS w WHERE \(conditions.joined)"
    return conditions
  }
}

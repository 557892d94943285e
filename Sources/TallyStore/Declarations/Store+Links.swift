internal import TallyDomain

extension Store {
  /// Scans whose links a new manifest may change: operational, the newest revision of their name, identified, not duplicates
  /// and not in quarantine. Scans that a worker has at this moment are among them as soon as they are identified.
  public func linkedScans() throws(StoreError) -> [LinkedScan] {
    try linkedScans(among: "SELECT id FROM scans WHERE \(Self.isLinkable)", [])
  }

  /// Those with one of these container numbers, in any writing.
  public func linkedScans(containers: Set<String>) throws(StoreError) -> [LinkedScan] {
    var result = [LinkedScan](), seen = Set<Int64>()
    let numbers = Set(containers.map { ContainerNumber($0).normalised }).sorted()
    for start in stride(from: 0, to: numbers.count, by: Self.numbersAtOnce) {
      let part = numbers[start..<min(numbers.count, start + Self.numbersAtOnce)]
      // The last part is filled up with its first number, so that every part is the same statement.
      let filled = Array(part) + Array(repeating: numbers[start], count: Self.numbersAtOnce - part.count)
      let marks = (1...Self.numbersAtOnce).map { "?\($0)" }.joined(separator: ", ")
      let found = try linkedScans(
        among: """
          SELECT id FROM scans WHERE \(Self.isLinkable)
            AND id IN (SELECT scan FROM scan_containers WHERE number IN (\(marks)))
          """, filled.map { .text($0) })
      result += found.filter { seen.insert($0.scan).inserted }
    }
    return result.sorted { $0.scan < $1.scan }
  }

  /// Those where a container is linked to nothing or to several declarations, where no container was read, or where no link
  /// was made yet.
  public func unlinkedScans() throws(StoreError) -> [LinkedScan] {
    try linkedScans(
      among: """
        SELECT id FROM scans WHERE \(Self.isLinkable) AND (
          NOT EXISTS (\(Self.currentLinks))
          OR EXISTS (\(Self.currentLinks) AND links.method IN ('none', 'ambiguous')))
        """, [])
  }

  private static let numbersAtOnce = 200

  private static let isLinkable = """
    state IN ('queued', 'assessed', 'decided') AND purpose = 'operational'
    AND identity IS NOT NULL AND identity <> 'duplicate'
    AND NOT EXISTS (SELECT 1 FROM scans AS later WHERE later.supersedes = scans.id)
    """

  private static let currentLinks = """
    SELECT 1 FROM links WHERE links.scan = scans.id
      AND links.version = (SELECT assessment FROM worklist WHERE worklist.scan = scans.id)
    """

  private func linkedScans(among selection: String, _ values: [StoreValue]) throws(StoreError) -> [LinkedScan] {
    let (numbers, links) = try backend.read { session throws(StoreError) in
      (
        try session.rows(
          """
          SELECT s.id AS scan, c.number FROM scans AS s LEFT JOIN scan_containers AS c ON c.scan = s.id
          WHERE s.id IN (\(selection)) ORDER BY s.id, c.number
          """, values),
        try session.rows(
          """
          SELECT l.scan, l.number, l.method, l.consignments, l.declared, l.seals, l.vessel
          FROM worklist AS w JOIN links AS l ON l.scan = w.scan AND l.version = w.assessment
          WHERE w.scan IN (\(selection)) ORDER BY l.scan, l.position
          """, values)
      )
    }
    var linksOf = [Int64: [LinkSummary]]()
    let consignments = try Self.lists("consignments", of: links), seals = try Self.lists("seals", of: links)
    for (position, row) in links.enumerated() {
      linksOf[try row.integer("scan"), default: []].append(
        LinkSummary(
          number: try row.optionalText("number"), method: try row.choice("method"),
          consignments: consignments[position], declared: try row.optionalText("declared"), seals: seals[position],
          vessel: try row.optionalText("vessel")))
    }
    var result = [(scan: Int64, containers: [String])]()
    for row in numbers {
      let scan = try row.integer("scan"), number = try row.optionalText("number")
      if result.last?.scan != scan { result.append((scan, [])) }
      if let number { result[result.count - 1].containers.append(number) }
    }
    return result.map { LinkedScan(scan: $0.scan, containers: $0.containers, links: linksOf[$0.scan] ?? []) }
  }

  /// The lists of all rows in one go: setting up a decoder costs more than most of these lists.
  private static func lists(_ column: String, of rows: [StoreRow]) throws(StoreError) -> [[String]] {
    var texts = [String]()
    for row in rows { texts.append(try row.text(column)) }
    return try StoredDocument.value("[\(texts.joined(separator: ","))]", at: "links, \(column)")
  }
}

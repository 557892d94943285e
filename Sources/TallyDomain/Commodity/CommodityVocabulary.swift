/// One kind of goods that looks alike in a radiograph: the common word of yard, detector, assessment and manifest.
public struct CommodityGroup: Sendable, Hashable {
  /// Position in the vocabulary: the detector's channel and the place in the declared vector.
  public let index: Int
  /// Stable key, for example `bananas-cartons`.
  public let key: String
  /// For people, English.
  public let name: String
  /// HS code prefixes that map here, longest match wins.
  public let hsPrefixes: [String]
  /// Density as packed and stacked, g/cm³, typical (materials.csv and commodity-stats.csv): low and high.
  public let bulkDensity: ClosedRange<Double>
}

/// The commodity groups, fixed before any training. Index 0 is the empty container.
public struct CommodityVocabulary: Sendable {
  /// All groups, in channel order.
  public let groups: [CommodityGroup]
  private let byKey: [String: Int]
  private let byPrefix: [String: Int]

  /// The vocabulary that ships with this program, from the table `commodities.csv`.
  public static let standard = CommodityVocabulary(table: ReferenceTable(named: "commodities.csv"))

  /// Reads the columns `group,name,hs_ranges,density_low,density_high`; `hs_ranges` is a list of prefixes or ranges of
  /// equal length (`0803`, `7208-7212`) separated by blanks. Two groups that claim the same prefix are a broken table: it traps.
  public init(table: ReferenceTable) {
    let (key, name, ranges) = (table.column("group"), table.column("name"), table.column("hs_ranges"))
    let (low, high) = (table.column("density_low"), table.column("density_high"))
    var groups = [CommodityGroup](), byPrefix = [String: Int]()
    for (index, row) in table.rows.enumerated() {
      let prefixes = row[ranges].split(separator: " ").flatMap(Self.prefixes)
      for prefix in prefixes {
        precondition(byPrefix.updateValue(index, forKey: prefix) == nil, "HS \(prefix) belongs to two commodity groups")
      }
      guard let low = Double(row[low]), let high = Double(row[high]), low <= high else {
        preconditionFailure("commodity group \(row[key]) has no density range")
      }
      groups.append(
        CommodityGroup(index: index, key: row[key], name: row[name], hsPrefixes: prefixes, bulkDensity: low...high))
    }
    self.groups = groups
    self.byPrefix = byPrefix
    byKey = Dictionary(uniqueKeysWithValues: groups.map { ($0.key, $0.index) })
  }

  /// The group of an HS code by its longest known prefix; nil where the vocabulary has none.
  public func group(of code: HSCode) -> CommodityGroup? {
    for length in stride(from: code.digits.count, through: 2, by: -1) {
      if let index = byPrefix[String(code.digits.prefix(length))] { return groups[index] }
    }
    return nil
  }

  /// The group with a key.
  public func group(key: String) -> CommodityGroup? { byKey[key].map { groups[$0] } }

  /// The group of an empty container.
  public var empty: CommodityGroup { groups[0] }

  /// What is declared for one container as shares of mass over the groups, `groups.count` long, sum 1; all zero where
  /// nothing is declared or nothing could be mapped. Goods without a mass count as one kilogram, so that they are not lost.
  public func declaredVector(_ goods: [DeclaredGoods], isEmpty: Bool) -> [Float] {
    var vector = [Float](repeating: 0, count: groups.count)
    if isEmpty && goods.isEmpty {
      vector[0] = 1
      return vector
    }
    for item in goods {
      guard let written = item.hs, let code = HSCode(written), let group = group(of: code) else { continue }
      vector[group.index] += Float(max(item.grossMassKg ?? 1, 1))
    }
    let sum = vector.reduce(0, +)
    return sum > 0 ? vector.map { $0 / sum } : vector
  }

  /// The same of what a link found for one container; all zero where it found nothing. Training and service both take it
  /// from here, so that a network is told the same of the same declaration.
  public func declaredVector(of declared: Declared?) -> [Float] {
    declaredVector(declared?.goods ?? [], isEmpty: declared?.fullEmpty == .empty)
  }

  private static func prefixes(_ range: Substring) -> [String] {
    let ends = range.split(separator: "-").map(String.init)
    guard ends.count == 2 else { return [String(range)] }
    guard ends[0].count == ends[1].count, let first = Int(ends[0]), let last = Int(ends[1]), first <= last else {
      preconditionFailure("HS range \(range) in the commodity table")
    }
    return (first...last).map { number in
      let digits = String(number)
      return String(repeating: "0", count: ends[0].count - digits.count) + digits
    }
  }
}

internal import Foundation
internal import TallyCore
internal import TallyDomain

/// `COMMODITY_MISMATCH`: the load looks like another kind of goods than declared.
///
/// Statistic: per cell, the logarithm of the likelihood ratio of "half of the load is that other group" against "all of it
/// is as declared", `ln((p_declared + p_other) / (2 · p_declared))`, averaged over the loaded cells; the other group that
/// gives the largest. The average does not grow with the size of the load. Because a cell that looks as declared takes
/// away no more than ln 2, a load of which only a part was swapped still shows.
enum CommodityMismatch {
  /// The average log likelihood ratio of honest loads lies between −0.7 and 0, of swapped ones above 1.
  static let nominal = NominalTail(centre: 0.2, scale: 0.3)
  /// No probability is believed to be smaller.
  static let smallest = 1e-3
  /// Only the likeliest other groups are tried.
  static let candidates = 8
  /// A mismatch that covers less than this share of the load has a place of its own.
  static let compact = 0.6

  static func measure(_ evidence: Evidence) -> [Measurement] {
    let declaration = evidence.observation.declaration
    guard !evidence.observation.isDeclaredEmpty, let declared = Self.declaredGroups(evidence) else { return [] }
    let pool = evidence.groups
    guard !pool.shares.isEmpty else { return [] }
    let asDeclared = pool.probabilities(of: declared).map { max($0, smallest) }
    let others = pool.shares.indices
      .filter { !declared.contains($0) && ($0 > 0 || !pool.isLoad) }
      .sorted { (pool.shares[$0], $1) > (pool.shares[$1], $0) }
      .prefix(candidates)
    let ranked = others.map { group in (group: group, ratios: ratios(pool, group, asDeclared)) }
      .map { (group: $0.group, ratios: $0.ratios, mean: $0.ratios.reduce(0, +) / Double($0.ratios.count)) }
      .sorted { $0.mean > $1.mean }
    guard let best = ranked.first else { return [] }
    let seen = asDeclared.reduce(0, +) / Double(asDeclared.count)
    let mismatching = zip(pool.cells, best.ratios).filter { $0.1 > 0 }.map(\.0)
    return [
      Measurement(
        statistic: best.mean, region: region(of: mismatching, pool: pool.cells.count, evidence),
        shown: Finding.Statistic(
          name: "share of the load that looks as declared", unit: "%", seen: 100 * seen, expected: nil),
        sentence: Wording.declaration(declaration, vocabulary: evidence.vocabulary) + " "
          + words(best.group, ranked.dropFirst().first?.group, pool, seen, evidence),
        lines: declaration.lines)
    ]
  }

  /// The groups of the declared goods; nil where less than half of the declared mass is in a known group.
  private static func declaredGroups(_ evidence: Evidence) -> [Int]? {
    let goods = evidence.observation.declaration.declared?.goods ?? []
    var (known, all, groups) = (0.0, 0.0, Set<Int>())
    for line in goods {
      let mass = max(line.grossMassKg ?? 1, 1)
      all += mass
      guard let code = line.hs.flatMap({ HSCode($0) }), let group = evidence.vocabulary.group(of: code) else {
        continue
      }
      known += mass
      groups.insert(group.index)
    }
    return groups.isEmpty || known < all / 2 ? nil : groups.sorted()
  }

  private static func ratios(_ pool: GroupEvidence, _ group: Int, _ asDeclared: [Double]) -> [Double] {
    zip(pool.probabilities(of: [group]), asDeclared).map { other, declared in
      log((declared + other) / (2 * declared))
    }
  }

  /// The rectangle around the middle 90 % of the mismatching cells on either axis; nil where they are most of the load.
  private static func region(of cells: [Int], pool: Int, _ evidence: Evidence) -> PixelRegion? {
    guard !cells.isEmpty, Double(cells.count) < compact * Double(pool) else { return nil }
    let columns = cells.map { $0 % evidence.maps.width }.sorted(),
      rows = cells.map { $0 / evidence.maps.width }.sorted()
    let (first, last) = (cells.count / 20, cells.count - 1 - cells.count / 20)
    return evidence.maps.imageRegion(
      of: PixelRegion(x0: columns[first], y0: rows[first], x1: columns[last] + 1, y1: rows[last] + 1))
  }

  private static func words(
    _ best: Int, _ second: Int?, _ pool: GroupEvidence, _ seen: Double, _ evidence: Evidence
  ) -> String {
    let groups = evidence.vocabulary.groups
    let looks = seen < 0.01 ? "almost none of it" : "only \(Wording.share(seen)) of it"
    guard pool.isLoad else { return "The container looks empty: \(looks) looks like the goods declared." }
    var likely = Wording.name(of: groups[best])
    if let second, pool.shares[second] > 0.02 { likely += " or, less likely, \(Wording.name(of: groups[second]))" }
    guard seen < 0.5 else {
      return "Part of the load looks like \(likely); \(Wording.share(seen)) of it looks like the goods declared."
    }
    return "The load looks like \(likely); \(looks) looks like the goods declared."
  }
}

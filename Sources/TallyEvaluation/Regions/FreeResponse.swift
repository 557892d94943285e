internal import TallyCore

/// Region level: items found against false regions per clean container, over all thresholds of the regions' scores
/// (Bunch et al., "A free response approach to the measurement and characterization of radiographic observer performance",
/// SPIE 127, 1977).
public struct FreeResponse: Sendable, Codable, Equatable {
  /// One corner of the curve.
  public struct Point: Sendable, Codable, Equatable {
    /// Mean number of regions in a clean container, and share of the items found.
    public let falseRegions: Double, found: Double
  }

  /// From none to all regions; at most 200 of them.
  public let points: [Point]
  /// Items, and clean containers.
  public let items: Int, clean: Int
  /// Share of the items found at so many false regions per clean container.
  public let found: [Level]
  /// Area under the curve of precision against recall: a region is right when it and an item's box share at least a tenth of
  /// what both cover (IoU ≥ 0.1), each item counts once.
  public let averagePrecision: Double

  /// Found at a number of false regions.
  public struct Level: Sendable, Codable, Equatable {
    /// Mean number of regions in a clean container, at most.
    public let falseRegions: Double
    /// Items found.
    public let found: Proportion
  }

  /// The numbers of false regions at which the share found is given.
  public static let levels = [0.01, 0.05, 0.1, 0.5, 1]
  /// The least overlap of a right region.
  public static let leastOverlap = 0.1

  /// Nil where no region has a score, or there is no item or no clean container.
  public init?(_ rows: [EvaluationRow]) {
    let scored = rows.filter { $0.regionScores.count == $0.regions.count }
    let clean = scored.filter { !$0.isPositive }, hiding = scored.filter { !$0.itemBoxes.isEmpty }
    let items = hiding.reduce(0) { $0 + $1.itemBoxes.count }
    guard items > 0, !clean.isEmpty, scored.contains(where: { !$0.regions.isEmpty }) else { return nil }
    (self.items, self.clean) = (items, clean.count)
    // The score at which each item is first hit.
    let hits = hiding.flatMap { row in
      row.itemBoxes.compactMap { box in
        zip(row.regions, row.regionScores).filter { Localisation.isHit($0.0, [box]) }.map(\.1).max()
      }
    }.sorted(by: >)
    let misses = clean.flatMap(\.regionScores).sorted(by: >)
    let points = Self.points(hits, misses, items: items, clean: clean.count)
    let step = max(1, points.count / 199)
    self.points = points.enumerated().filter { $0.offset % step == 0 || $0.offset == points.count - 1 }.map(\.element)
    found = Self.levels.map { level in
      let allowed = Int((level * Double(clean.count) + 1e-9).rounded(.down))
      let threshold = allowed < misses.count ? misses[allowed] : -.infinity
      return Level(falseRegions: level, found: Proportion(hits.filter { $0 > threshold }.count, of: items))
    }
    averagePrecision = Self.averagePrecision(scored, items: items)
  }

  private static func points(_ hits: [Double], _ misses: [Double], items: Int, clean: Int) -> [Point] {
    var points = [Point(falseRegions: 0, found: 0)]
    var (h, m) = (0, 0)
    while h < hits.count || m < misses.count {
      let top = max(h < hits.count ? hits[h] : -.infinity, m < misses.count ? misses[m] : -.infinity)
      while h < hits.count, hits[h] >= top { h += 1 }
      while m < misses.count, misses[m] >= top { m += 1 }
      points.append(Point(falseRegions: Double(m) / Double(clean), found: Double(h) / Double(items)))
    }
    return points
  }

  private static func averagePrecision(_ rows: [EvaluationRow], items: Int) -> Double {
    var judged = [(score: Double, isRight: Bool)]()
    for row in rows {
      var open = row.itemBoxes
      let order = row.regions.indices.sorted { row.regionScores[$0] > row.regionScores[$1] }
      for index in order {
        let overlap = open.map { $0.intersectionOverUnion(row.regions[index]) }
        let best = overlap.indices.max { overlap[$0] < overlap[$1] }
        if let best, overlap[best] >= leastOverlap {
          open.remove(at: best)
          judged.append((row.regionScores[index], true))
        } else {
          judged.append((row.regionScores[index], false))
        }
      }
    }
    judged.sort { ($0.score, $1.isRight ? 0 : 1) > ($1.score, $0.isRight ? 0 : 1) }
    // Precision at each right region, made to fall monotonically from the right.
    var (right, precisions) = (0, [Double]())
    for (rank, region) in judged.enumerated() where region.isRight {
      right += 1
      precisions.append(Double(right) / Double(rank + 1))
    }
    var (best, sum) = (0.0, 0.0)
    for precision in precisions.reversed() {
      best = max(best, precision)
      sum += best
    }
    return sum / Double(items)
  }
}

internal import Foundation
internal import TallyCore
internal import TallyDomain

/// What the detector's commodity map says of the load as a whole: probabilities of groups over a pool of cells.
struct GroupEvidence: Sendable {
  /// The cells looked at: the loaded ones, or the whole hold where hardly anything is loaded.
  let cells: [Int]
  /// Mean probability of each group over the cells, vocabulary order; empty where the map does not fit the vocabulary.
  let shares: [Double]

  /// Pools the map. Probabilities that are no numbers count as zero.
  init(_ evidence: Evidence) {
    let count = evidence.maps.width * evidence.maps.height
    let groups = evidence.vocabulary.groups.count
    var cells = [Int]()
    for y in evidence.hold.y0..<max(evidence.hold.y0, evidence.hold.y1) {
      for x in evidence.hold.x0..<evidence.hold.x1 {
        let cell = y * evidence.maps.width + x
        if !evidence.hasLoad || evidence.isLoaded[cell] { cells.append(cell) }
      }
    }
    guard evidence.maps.commodity.count == groups * count, !cells.isEmpty else {
      (self.cells, shares) = ([], [])
      return
    }
    shares = (0..<groups).map { group in
      cells.reduce(0.0) { $0 + Self.probability(evidence, group, $1, count) } / Double(cells.count)
    }
    self.cells = cells
  }

  /// The groups that the load looks like, likeliest first, at most `limit`: `empty` only where there is no load.
  func ranking(_ evidence: Evidence, limit: Int = 5) -> [AssessedContainer.CommodityShare] {
    guard !shares.isEmpty else { return [] }
    let counted = shares.indices.filter { $0 > 0 || !evidence.hasLoad }
    let sum = counted.reduce(0.0) { $0 + shares[$1] }
    guard sum > 0 else { return [] }
    return counted.sorted { (shares[$0], $1) > (shares[$1], $0) }.prefix(limit).map {
      AssessedContainer.CommodityShare(group: evidence.vocabulary.groups[$0].key, share: shares[$0] / sum)
    }
  }

  /// Probabilities of some groups together, one per cell of the pool.
  func probabilities(of groups: [Int], in evidence: Evidence) -> [Double] {
    let count = evidence.maps.width * evidence.maps.height
    return cells.map { cell in
      groups.reduce(0.0) { $0 + Self.probability(evidence, $1, cell, count) }
    }
  }

  private static func probability(_ evidence: Evidence, _ group: Int, _ cell: Int, _ count: Int) -> Double {
    let value = Double(evidence.maps.commodity[group * count + cell])
    return value.isNaN ? 0 : min(max(value, 0), 1)
  }
}

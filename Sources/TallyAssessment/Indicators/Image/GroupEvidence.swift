internal import Foundation
internal import TallyCore
internal import TallyDomain

/// What the detector's commodity map says of the load as a whole: probabilities of groups over a pool of cells.
struct GroupEvidence: Sendable {
  /// The cells looked at: the loaded ones, or the whole hold where hardly anything is loaded; none where the map does not
  /// fit the vocabulary.
  let cells: [Int]
  /// True where the cells are loaded ones.
  let isLoad: Bool
  /// Mean probability of each group over the cells, vocabulary order; empty where there are no cells.
  let shares: [Double]
  private let maps: DetectorMaps
  private let groups: [CommodityGroup]

  /// Pools the map over cells.
  init(_ maps: DetectorMaps, vocabulary: CommodityVocabulary, cells: [Int], isLoad: Bool) {
    (self.maps, groups, self.isLoad) = (maps, vocabulary.groups, isLoad)
    let count = maps.width * maps.height
    guard maps.commodity.count == groups.count * count, !cells.isEmpty else {
      (self.cells, shares) = ([], [])
      return
    }
    self.cells = cells
    shares = groups.indices.map { group in
      let plane = maps.commodity[group * count..<(group + 1) * count]
      return cells.reduce(0.0) { $0 + Self.probability(plane[plane.startIndex + $1]) } / Double(cells.count)
    }
  }

  /// The groups that the load looks like, likeliest first, at most `limit`: `empty` only where there is no load.
  func ranking(limit: Int = 5) -> [AssessedContainer.CommodityShare] {
    let counted = shares.indices.filter { $0 > 0 || !isLoad }
    let sum = counted.reduce(0.0) { $0 + shares[$1] }
    guard sum > 0 else { return [] }
    return counted.sorted { (shares[$0], $1) > (shares[$1], $0) }.prefix(limit).map {
      AssessedContainer.CommodityShare(group: groups[$0].key, share: shares[$0] / sum)
    }
  }

  /// Probabilities of some groups together, one per cell of the pool.
  func probabilities(of chosen: [Int]) -> [Double] {
    let count = maps.width * maps.height
    return cells.map { cell in chosen.reduce(0.0) { $0 + Self.probability(maps.commodity[$1 * count + cell]) } }
  }

  /// What is no number counts as zero.
  private static func probability(_ value: Float) -> Double { value.isNaN ? 0 : Double(min(max(value, 0), 1)) }
}

internal import TallyCore
internal import TallyDomain

/// Truth in picture pixels, brought to the cells of a grid: what holds at the middle of each cell.
struct GridLabels: Sendable {
  let grid: BoxGrid

  /// The middle of a cell in picture pixels.
  func centre(column: Int, row: Int) -> (x: Double, y: Double) {
    let across = grid.pictureColumn(column, of: grid.columns)
    return (
      Double(grid.region.x0) + (Double(across) + 0.5) * Double(grid.region.width) / Double(grid.columns),
      Double(grid.region.y0) + (Double(row) + 0.5) * Double(grid.region.height) / Double(grid.rows)
    )
  }

  /// Numbers of items from 1, a later one over an earlier one; more than 199 are not told apart from the 199th.
  func items(_ items: [ScanTruth.Item]) -> [UInt8] {
    var map = [UInt8](repeating: 0, count: grid.columns * grid.rows)
    for (index, item) in items.enumerated() {
      let polygon = (item.polygon ?? []).compactMap { $0.count == 2 ? (x: $0[0], y: $0[1]) : nil }
      paint(&map, UInt8(min(index + 1, 199))) { x, y in
        polygon.count > 2
          ? Self.inside(polygon, x: x, y: y) : item.box.contains(x: Int(x.rounded(.down)), y: Int(y.rounded(.down)))
      }
    }
    return map
  }

  /// Commodity groups: goods where their region is, unknown where two kinds overlap or the kind has no group, else empty.
  func commodity(_ goods: [ScanTruth.Goods], vocabulary: CommodityVocabulary) -> [UInt8] {
    var map = [UInt8](repeating: UInt8(vocabulary.empty.index), count: grid.columns * grid.rows)
    for item in goods {
      let index = Self.group(of: item, vocabulary).map { UInt8(clamping: $0) } ?? TrainingSample.unknown
      let region = item.region ?? grid.region
      let before = map
      paint(&map, index) { x, y in region.contains(x: Int(x.rounded(.down)), y: Int(y.rounded(.down))) }
      for i in map.indices where map[i] == index && before[i] != UInt8(vocabulary.empty.index) && before[i] != index {
        map[i] = TrainingSample.unknown
      }
    }
    return map
  }

  /// The group of goods by the yard's family, else by the HS code.
  static func group(of goods: ScanTruth.Goods, _ vocabulary: CommodityVocabulary) -> Int? {
    if let family = goods.family, let group = vocabulary.group(key: family) { return group.index }
    return goods.hs.flatMap { HSCode($0) }.flatMap { vocabulary.group(of: $0) }?.index
  }

  private func paint(_ map: inout [UInt8], _ value: UInt8, where holds: (Double, Double) -> Bool) {
    for row in 0..<grid.rows {
      for column in 0..<grid.columns {
        let (x, y) = centre(column: column, row: row)
        if holds(x, y) { map[row * grid.columns + column] = value }
      }
    }
  }

  /// Even-odd rule: a ray to the right crosses the outline an odd number of times.
  static func inside(_ polygon: [(x: Double, y: Double)], x: Double, y: Double) -> Bool {
    var inside = false
    var previous = polygon[polygon.count - 1]
    for point in polygon {
      if (point.y > y) != (previous.y > y),
        x < (previous.x - point.x) * (y - point.y) / (previous.y - point.y) + point.x
      {
        inside.toggle()
      }
      previous = point
    }
    return inside
  }
}

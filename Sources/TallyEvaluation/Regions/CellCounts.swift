internal import Foundation

/// How many cells of one container's anomaly map have which value: outside all hidden items, and inside each of them. Kept
/// instead of the maps, so that thousands of scans can be evaluated together.
///
/// Values are sorted into bins that are fine around 0 and coarse far off, `⌊10 · asinh v⌋`, from −64 to 63: steps of 0.1 near
/// zero and of a tenth of the value beyond, up to ±300. Larger ones fall into the last bin.
public struct CellCounts: Sendable, Codable, Equatable {
  /// `bins` numbers.
  public private(set) var outside: [Int]
  /// One list of `bins` numbers for each item that covers at least one cell.
  public private(set) var items: [[Int]]

  /// How many bins there are.
  public static let bins = 128

  /// Counts a map of `width × height` cells. `item` says in which item's outline a cell lies: its index, or nil.
  public init(width: Int, height: Int, values: [Float], items count: Int, item: (_ x: Int, _ y: Int) -> Int?) {
    var outside = [Int](repeating: 0, count: Self.bins)
    var items = [[Int]](repeating: outside, count: count)
    for y in 0..<height {
      for x in 0..<width {
        let bin = Self.bin(values[y * width + x])
        if let index = item(x, y) { items[index][bin] += 1 } else { outside[bin] += 1 }
      }
    }
    self.outside = outside
    self.items = items.filter { $0.contains { $0 > 0 } }
  }

  /// The bin of a value; what is no number counts as the lowest.
  static func bin(_ value: Float) -> Int {
    guard !value.isNaN else { return 0 }
    return min(max(Int((10 * asinh(Double(min(max(value, -1e6), 1e6)))).rounded(.down)) + bins / 2, 0), bins - 1)
  }
}

/// Pixel level: area under the curve of per-region overlap against the share of false cells, up to 30 % false cells
/// (Bergmann et al., "The MVTec anomaly detection dataset", IJCV 129, 2021). Each item counts the same, however large.
public struct PixelOverlap: Sendable, Codable, Equatable {
  /// 0 to 1; a map without knowledge has 0.15.
  public let area: Double
  /// Items counted.
  public let items: Int

  /// The limit of the share of false cells up to which the area is taken.
  public static let limit = 0.3

  /// Over all containers; nil where no item covers a cell.
  public init?(_ counts: [CellCounts]) {
    let items = counts.flatMap(\.items)
    guard !items.isEmpty else { return nil }
    var outside = [Double](repeating: 0, count: CellCounts.bins)
    for count in counts { for bin in count.outside.indices { outside[bin] += Double(count.outside[bin]) } }
    let all = outside.reduce(0, +)
    guard all > 0 else { return nil }
    var share = [Double](repeating: 0, count: CellCounts.bins)
    for item in items {
      let sum = Double(item.reduce(0, +))
      for bin in item.indices { share[bin] += Double(item[bin]) / sum / Double(items.count) }
    }
    var (falseCells, overlap, area) = (0.0, 0.0, 0.0)
    for bin in stride(from: CellCounts.bins - 1, through: 0, by: -1) {
      let (x, y) = (falseCells + outside[bin] / all, overlap + share[bin])
      if x > Self.limit {
        let cut = (Self.limit - falseCells) / (x - falseCells)
        area += (Self.limit - falseCells) * (overlap + (overlap + (y - overlap) * cut)) / 2
        falseCells = Self.limit
        break
      }
      area += (x - falseCells) * (overlap + y) / 2
      (falseCells, overlap) = (x, y)
    }
    area += max(0, Self.limit - falseCells) * overlap
    (self.area, self.items) = (area / Self.limit, items.count)
  }
}

/// The cross members under a container's floor: a comb of short dark ticks over its whole length, the last thing of the box before the
/// smooth beams of the chassis. Where the comb ends for good, the box ends.
struct FloorComb {
  /// One a row: how much a typical column differs from the columns within a hand's breadth of it.
  let texture: [Float]
  private let depth: Int

  /// `columns`: the box without its corner posts.
  /// `mmAcross`: pitch along travel; cross members stand about 300 mm apart.
  init(silhouette: VehicleSilhouette, columns: Range<Int>, mmAcross: Double, mmDown: Double) {
    let reach = max(2, Int(150 / mmAcross)), step = max(1, columns.count / 400)
    depth = max(3, Int(90 / mmDown))
    texture = (0..<silhouette.height).map { y in
      guard columns.count > 2 * reach + 1 else { return 0 }
      let row = Array(
        silhouette.attenuation[y * silhouette.width + columns.lowerBound..<y * silhouette.width + columns.upperBound])
      var sums: [Float] = [0]
      for value in row { sums.append((sums.last ?? 0) + value) }
      var differences: [Float] = []
      for x in stride(from: reach, to: row.count - reach, by: step) {
        let mean = (sums[x + reach + 1] - sums[x - reach]) / Float(2 * reach + 1)
        differences.append(abs(row[x] - mean))
      }
      return RobustStatistics.median(differences) ?? 0
    }
  }

  /// How much a row looks like the first below the comb: texture in the two fingers' breadth above it, less in the hand's breadth below,
  /// where wheels may stand. 0 to 1.
  func ending(at y: Int) -> Float {
    guard let (above, below) = levels(around: y) else { return 0 }
    return min(max(above - below - 0.01, 0) / (0.04 + 0.5 * above), 1)
  }

  /// The first row below the comb that ends near a row: where its texture has fallen half way to that below.
  func edge(near y: Int) -> Int {
    guard let (above, below) = levels(around: y) else { return y }
    var row = (y - depth / 2...y + 1).max { texture[$0] < texture[$1] } ?? y
    while row < min(y + depth, texture.count - 1) && texture[row] > (above + below) / 2 { row += 1 }
    return row
  }

  private func levels(around y: Int) -> (above: Float, below: Float)? {
    let near = max(2, 2 * depth / 3)
    guard y >= depth, y + depth < texture.count else { return nil }
    let above = texture[y - near..<y].reduce(0, +) / Float(near)
    return (above, RobustStatistics.quantile(Array(texture[y + 1...y + depth]), 0.6) ?? 0)
  }
}

internal import TallyCore

/// The edges of one box, given roughly where its roof is: corner posts make its ends, and its bottom is where both posts end.
struct BoxEdges {
  let silhouette: VehicleSilhouette
  let mmAcross: Double, mmDown: Double

  /// An edge and how clearly it is seen, 0 to 1.
  typealias Edge = (at: Int, support: Double)

  /// The outer edge of an end: seen from outside, the first column in which matter stands over the height of a box.
  /// `column`: where the roof begins (`inward` 1) or ends (`inward` −1), the last column of the roof.
  /// `rows`: rows of the box.
  func end(near column: Int, inward: Int, rows: Range<Int>) -> Edge {
    let (outside, inside) = (pixelsAcross(120), pixelsAcross(200))
    let places = (-outside...inside).map { column + $0 * inward }.filter { silhouette.scene.containsColumn($0) }
    let profile = places.map { typical(column: $0, rows: rows) }
    // From the post outward, so that the post of a second box across a narrow gap is not taken for ours.
    guard let start = places.indices.first(where: { (places[$0] - column) * inward >= 0 && profile[$0] > 0.12 }) else {
      return (column, 0)
    }
    let near = start..<min(profile.count, start + pixelsAcross(80))
    let post = near.max { profile[$0] < profile[$1] } ?? start
    let level = min(0.35 * profile[post], 0.4)
    var outermost = post
    while outermost > 0 && profile[outermost - 1] > level { outermost -= 1 }
    let edge = places[outermost]
    return (edge, support(of: edge, inward: inward, rows: rows))
  }

  /// Share of the rows in which it is darker just inside than just outside.
  private func support(of column: Int, inward: Int, rows: Range<Int>) -> Double {
    let reach = pixelsAcross(60), near = max(1, reach / 3)
    var seen = 0
    for y in rows {
      let inside = strongest(row: y, from: column, step: inward, count: reach)
      let beyond = column - inward * (near + 1)
      guard silhouette.scene.containsColumn(beyond) else { return 0 }
      if inside - silhouette.attenuation[y * silhouette.width + beyond] > 0.12 { seen += 1 }
    }
    return rows.isEmpty ? 0 : Double(seen) / Double(rows.count)
  }

  private func strongest(row y: Int, from column: Int, step: Int, count: Int) -> Float {
    var best: Float = 0
    for k in 0..<count where silhouette.scene.containsColumn(column + k * step) {
      best = max(best, silhouette.attenuation[y * silhouette.width + column + k * step])
    }
    return best
  }

  /// The middle of a column's attenuations: hinges and locks that stand out over part of the height do not count.
  func typical(column x: Int, rows: Range<Int>) -> Float {
    RobustStatistics.median(rows.map { silhouette.attenuation[$0 * silhouette.width + x] }) ?? 0
  }

  /// Mean of a column's attenuations over some rows.
  func mean(column x: Int, rows: Range<Int>) -> Float {
    var sum: Float = 0
    for y in rows { sum += silhouette.attenuation[y * silhouette.width + x] }
    return rows.isEmpty ? 0 : sum / Float(rows.count)
  }

  /// The first row below the box: where the comb of its floor's cross members ends, between corner posts that reach down to there;
  /// where no comb is seen, where the corner posts end for good.
  /// `heightsMm`: how high the box may appear: its outer height, times the magnification of its near wall.
  /// `ends`: which ends are in the picture.
  func bottom(columns: Range<Int>, roof: Int, heightsMm: ClosedRange<Double>, ends: (left: Bool, right: Bool)) -> Edge?
  {
    let first = roof + Int(heightsMm.lowerBound / mmDown), scene = silhouette.scene
    let last = min(roof + Int(heightsMm.upperBound / mmDown), scene.y1 - 2)
    guard first <= last else { return nil }
    let post = pixelsAcross(160)
    let (x0, x1) = (columns.lowerBound, columns.upperBound)
    var bands: [Range<Int>] = []
    if ends.left { bands.append(x0 + 1..<min(x0 + 1 + post, x1)) }
    if ends.right { bands.append(max(x1 - 1 - post, x0)..<x1 - 1) }
    return endOfComb(columns: x0 + post..<max(x0 + post, x1 - post), bands: bands, roof: roof, rows: first...last)
      ?? endOfPosts(bands: bands, rows: first...last)
  }

  /// The lowest row at which the comb ends as clearly as anywhere.
  private func endOfComb(columns: Range<Int>, bands: [Range<Int>], roof: Int, rows: ClosedRange<Int>) -> Edge? {
    let comb = FloorComb(silhouette: silhouette, columns: columns, mmAcross: mmAcross, mmDown: mmDown)
    var last = rows.upperBound
    for band in bands { last = min(last, endOfPost(band, roof: roof, rows: rows) + max(3, Int(60 / mmDown))) }
    guard last >= rows.lowerBound else { return nil }
    let endings = (rows.lowerBound...last).map { comb.ending(at: $0) }
    // The lowest place that is clear enough, and there the clearest row.
    guard let lowest = endings.lastIndex(where: { $0 > 0.35 }) else { return nil }
    var clearest = lowest
    while clearest > 0 && endings[clearest - 1] > endings[clearest] { clearest -= 1 }
    return (comb.edge(near: rows.lowerBound + clearest), Double(endings[clearest]))
  }

  /// The first row from which, over three fingers' breadth, a post is less than two fifths of what it is over the height of the box.
  private func endOfPost(_ band: Range<Int>, roof: Int, rows: ClosedRange<Int>) -> Int {
    let usual = RobustStatistics.median((roof..<rows.lowerBound).map { silhouette.mean(row: $0, columns: band) }) ?? 0
    let enough = max(3, Int(60 / mmDown))
    var (y, thin) = (rows.lowerBound, 0)
    while y <= rows.upperBound {
      thin = silhouette.mean(row: y, columns: band) < 0.4 * usual ? thin + 1 : 0
      if thin == enough { return y + 1 - enough }
      y += 1
    }
    return rows.upperBound
  }

  /// The row at which both posts end for good, as clearly as anywhere.
  private func endOfPosts(bands: [Range<Int>], rows: ClosedRange<Int>) -> Edge? {
    let endings = bands.map { postEndings(in: $0, rows: rows) }
    let count = rows.count
    var best: (at: Int, score: Float) = (rows.lowerBound, 0)
    for i in 0..<count {
      let around = max(0, i - 2)...min(count - 1, i + 2)
      var score: Float = 0
      for ending in endings { score += (ending[around].max() ?? 0) + ending[i] }
      if score > best.score { best = (rows.lowerBound + i, score) }
    }
    let clear = Float(2 * max(bands.count, 1))
    return best.score > 0.2 ? (best.at, Double(min(1, best.score / clear))) : nil
  }

  /// How much each row looks like the first one below a corner post: attenuation was high for a hand's breadth above it and stays
  /// low below it, and falls sharply at it. Rails and chassis beams make falls as sharp, but not lasting ones.
  private func postEndings(in columns: Range<Int>, rows: ClosedRange<Int>) -> [Float] {
    let reach = max(4, Int(90 / mmDown)), near = max(2, Int(25 / mmDown))
    let levels = (rows.lowerBound - reach...rows.upperBound + reach).map { silhouette.mean(row: $0, columns: columns) }
    return rows.map { y in
      let i = y - rows.lowerBound + reach
      let above = RobustStatistics.quantile(Array(levels[i - reach..<i - 1]), 0.2) ?? 0
      let below = RobustStatistics.quantile(Array(levels[i + 1...i + reach]), 0.4) ?? 0
      let lasting = max(0, above - below)
      let sharp = max(0, levels[i - near..<i].reduce(0, +) - levels[i..<i + near].reduce(0, +)) / Float(near)
      return min(lasting, 1.5) * lasting / (above + 0.3) + 0.3 * min(sharp, 1.5)
    }
  }

  private func pixelsAcross(_ mm: Double) -> Int { max(3, Int(mm / mmAcross)) }
}

extension PixelRegion {
  /// True where the column lies inside.
  func containsColumn(_ x: Int) -> Bool { x >= x0 && x < x1 }
}

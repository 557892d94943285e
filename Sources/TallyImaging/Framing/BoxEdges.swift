internal import TallyCore

/// The edges of one box, given roughly where its roof is: corner posts make its ends, and its bottom is where both posts end.
struct BoxEdges {
  let silhouette: VehicleSilhouette
  let mmAcross: Double, mmDown: Double

  /// An edge and how clearly it is seen, 0 to 1.
  typealias Edge = (at: Int, support: Double)

  /// The outer edge of an end: seen from outside, the first column in which matter stands over the height of a box.
  /// - Parameters:
  ///   - column: where the roof begins (`inward` 1) or ends (`inward` −1), the last column of the roof.
  ///   - rows: rows of the box.
  func end(near column: Int, inward: Int, rows: Range<Int>) -> Edge {
    let (outside, inside) = (pixelsAcross(120), pixelsAcross(200))
    let places = (-outside...inside).map { column + $0 * inward }.filter { silhouette.scene.containsColumn($0) }
    let profile = places.map { mean(column: $0, rows: rows) }
    guard let strongest = profile.max(), strongest > 0.05 else { return (column, 0) }
    let level = min(0.35 * strongest, 0.4)
    let first = profile.firstIndex { $0 > level } ?? 0
    let edge = places[first]
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

  private func mean(column x: Int, rows: Range<Int>) -> Float {
    var sum: Float = 0
    for y in rows { sum += silhouette.attenuation[y * silhouette.width + x] }
    return rows.isEmpty ? 0 : sum / Float(rows.count)
  }

  /// The first row below the box: where the corner posts end, both at the same height, and the box's lower rail with them.
  /// - Parameters:
  ///   - heightsMm: how high the box may appear: its outer height, times the magnification of its near wall.
  ///   - ends: which ends are in the picture.
  func bottom(columns: Range<Int>, roof: Int, heightsMm: ClosedRange<Double>, ends: (left: Bool, right: Bool)) -> Edge? {
    let first = roof + Int(heightsMm.lowerBound / mmDown), scene = silhouette.scene
    let last = min(roof + Int(heightsMm.upperBound / mmDown), scene.y1 - 2)
    guard first <= last else { return nil }
    let post = pixelsAcross(160)
    let (x0, x1) = (columns.lowerBound, columns.upperBound)
    var bands: [Range<Int>] = []
    if ends.left { bands.append(x0 + 1..<min(x0 + 1 + post, x1)) }
    if ends.right { bands.append(max(x1 - 1 - post, x0)..<x1 - 1) }
    let window = first - 2...last + 2
    let falls = bands.map { band in fall(over: band, rows: window) }
    let rail = fall(over: x0 + post..<max(x1 - post, x0 + post + 1), rows: window)
    var best: (at: Int, score: Float) = (first, 0)
    for y in first...last {
      let i = y - window.lowerBound
      var score = 0.3 * min(rail[i], 1)
      for fall in falls { score += min(fall[i - 2...i + 2].max() ?? 0, 2) + 0.5 * min(fall[i], 2) }
      if score > best.score { best = (y, score) }
    }
    let clear = Float(max(bands.count, 1)) * 1.2
    return best.score > 0.1 ? (best.at, Double(min(1, best.score / clear))) : nil
  }

  /// By how much attenuation falls across each row boundary, averaged over a band of columns and a few rows on both sides.
  private func fall(over columns: Range<Int>, rows: ClosedRange<Int>) -> [Float] {
    let k = max(2, Int(25 / mmDown))
    let levels = (rows.lowerBound - k...rows.upperBound + k).map { silhouette.mean(row: $0, columns: columns) }
    return rows.map { y in
      let i = y - rows.lowerBound + k
      return (levels[i - k..<i].reduce(0, +) - levels[i..<i + k].reduce(0, +)) / Float(k)
    }
  }

  private func pixelsAcross(_ mm: Double) -> Int { max(3, Int(mm / mmAcross)) }
}

extension PixelRegion {
  /// True where the column lies inside.
  func containsColumn(_ x: Int) -> Bool { x >= x0 && x < x1 }
}

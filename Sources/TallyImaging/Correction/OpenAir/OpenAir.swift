internal import TallyCore

/// Where a scan sees nothing but air: whole columns before and behind the vehicle, and in each column the rows above the load.
struct OpenAir {
  /// Columns in which every row sees air.
  var columns: [Int]
  /// One a column of the picture: rows `scene.y0 ..< tops[x]` see air.
  var tops: [Int]

  /// A first look, before channel gains are known: a column is open where nearly all its rows read like its topmost rows.
  init(of plane: SignalPlane, scene: PixelRegion, settings: CorrectionSettings) {
    let band = scene.y0..<min(scene.y1, scene.y0 + max(4, scene.height / 40))
    let tolerance = settings.openAirTolerance
    columns = []
    for x in scene.x0..<scene.x1 {
      guard let dose = RobustStatistics.median(plane.column(x, rows: band)), dose > 0.5, dose < 1.6 else { continue }
      let low = dose * (1 - tolerance), high = dose * (1 + tolerance)
      var inside = 0
      for y in scene.y0..<scene.y1 where plane[x, y] > low && plane[x, y] < high { inside += 1 }
      if Double(inside) >= settings.openColumnShare * Double(scene.height) { columns.append(x) }
    }
    tops = [Int](repeating: band.upperBound, count: plane.width)
  }

  /// The second look, with gains taken off: how far down from the top each column sees air.
  mutating func findTops(in plane: SignalPlane, gains: [Float], defective: [Bool], scene: PixelRegion, noise: Float) {
    let margin = max(2, scene.height / 150), reach = 4
    let limit = 1 - max(0.02, 3 * noise)
    // nil where the top is no air: a lost pulse, or a load to the top
    var found = [Int?](repeating: nil, count: plane.width)
    let band = scene.y0..<min(scene.y1, scene.y0 + max(4, scene.height / 40))
    for x in scene.x0..<scene.x1 {
      let topmost = band.filter { !defective[$0] }.map { plane[x, $0] / gains[$0] }
      guard let dose = RobustStatistics.median(topmost), dose > 0.3 else { continue }
      var (run, y) = (0, scene.y0)
      while y < scene.y1 && run < 3 {
        if !defective[y] { run = plane[x, y] < limit * dose * gains[y] ? run + 1 : 0 }
        y += 1
      }
      found[x] = run == 3 ? max(scene.y0, y - 3 - margin) : y
    }
    for x in scene.x0..<scene.x1 {  // a hole in noise must not let a column reach into the load
      let around = found[max(scene.x0, x - reach)...min(scene.x1 - 1, x + reach)]
      tops[x] = around.compactMap { $0 }.min() ?? scene.y0
    }
  }
}

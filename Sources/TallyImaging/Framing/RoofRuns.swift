internal import TallyCore

/// Stretches of columns over which the top of what stands there is one straight horizontal line: roofs of boxes, and of cabs.
struct RoofRun: Equatable {
  /// Columns, half-open.
  var columns: Range<Int>
  /// First row of matter.
  var row: Int
}

extension VehicleSilhouette {
  /// The runs at least `shortest` columns long, left to right; columns that stray by more than `tolerance` rows end a run when
  /// there are more than `bridge` of them.
  func roofRuns(shortest: Int, tolerance: Int, bridge: Int) -> [RoofRun] {
    var runs: [RoofRun] = []
    var taken = [Bool](repeating: false, count: width)
    // The most frequent top row first, so that a long roof is not cut by a short one at nearly its height.
    var histogram = [Int](repeating: 0, count: height + 1)
    for x in scene.x0..<scene.x1 where tops[x] < scene.y1 { histogram[tops[x]] += 1 }
    while let row = histogram.indices.max(by: { histogram[$0] < histogram[$1] }), histogram[row] > shortest / 8 {
      for run in self.runs(near: row, taken: taken, tolerance: tolerance, bridge: bridge)
      where run.columns.count >= shortest {
        runs.append(run)
        for x in run.columns { taken[x] = true }
      }
      for y in max(0, row - tolerance)...min(height, row + tolerance) { histogram[y] = 0 }
    }
    return runs.sorted { $0.columns.lowerBound < $1.columns.lowerBound }
  }

  private func runs(near row: Int, taken: [Bool], tolerance: Int, bridge: Int) -> [RoofRun] {
    var found: [RoofRun] = []
    var (start, last): (Int?, Int) = (nil, 0)
    for x in scene.x0...scene.x1 {
      let fits = x < scene.x1 && !taken[x] && abs(tops[x] - row) <= tolerance
      if fits {
        if start == nil { start = x }
        last = x
      } else if let first = start, x - last > bridge || x == scene.x1 {
        found.append(RoofRun(columns: first..<last + 1, row: row))
        start = nil
      }
    }
    return found
  }
}

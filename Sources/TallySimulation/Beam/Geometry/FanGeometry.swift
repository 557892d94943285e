/// The side view of a scanner: a fan, perpendicular to the travel, from a point source to a line of detectors; the truck
/// drives through it, so columns are parallel and rows fan out (physics.md, Forward: Geometry).
///
/// World axes in mm: `x` along the truck from the front bumper, `y` up from the road, `z` from source to detector with 0 in
/// the middle of the container. A row is the height at which its ray crosses `z = 0`.
struct FanGeometry: Sendable {
  /// Height of the source over the road, and its distance from the middle of the container.
  let sourceHeight: Double, sourceDistance: Double
  /// Row pitch at the mid plane, number of rows, height of the upper edge of row 0 at the mid plane.
  let rowPitch: Double, rows: Int, top: Double
  /// Where each column begins in travel order, and where the last one ends: `columns + 1` rising numbers. Uneven, because
  /// trucks do not keep their speed.
  let columnEdges: [Double]
  /// Length of the truck where the picture is mirrored (the cab comes last in the columns), else nil.
  let mirroredLength: Double?
  /// Rays a row; transmission is averaged over them, so that sheets thinner than a pixel keep their weight.
  static let raysPerRow = 3

  /// Columns of the picture.
  var columns: Int { columnEdges.count - 1 }

  /// Slope dy/dz of each ray, `rows · raysPerRow`, top to bottom.
  func slopes() -> [Double] {
    (0..<rows * Self.raysPerRow).map { ray in
      let height = top - (Double(ray) + 0.5) * rowPitch / Double(Self.raysPerRow)
      return (height - sourceHeight) / sourceDistance
    }
  }

  /// The row coordinate (0 = upper edge of row 0, growing downward) at which a point shows.
  func row(height y: Double, depth z: Double) -> Double {
    let seen = sourceHeight + (y - sourceHeight) * sourceDistance / (sourceDistance + z)
    return (top - seen) / rowPitch
  }

  /// Rows between which a body shows, first and last, fractional: the larger of near and far face on either side.
  func rowSpan(_ extent: Extent) -> ClosedRange<Double> {
    let upper = min(row(height: extent.y1, depth: extent.z0), row(height: extent.y1, depth: extent.z1))
    let lower = max(row(height: extent.y0, depth: extent.z0), row(height: extent.y0, depth: extent.z1))
    return upper...max(upper, lower)
  }

  /// Position in travel order of a world `x`.
  func travel(_ x: Double) -> Double { mirroredLength.map { $0 - x } ?? x }

  /// The fractional column of a world `x`, outside the picture where it is outside.
  func column(_ x: Double) -> Double {
    let position = travel(x)
    var (low, high) = (0, columns)
    while high - low > 1 {
      let middle = (low + high) / 2
      if columnEdges[middle] <= position { low = middle } else { high = middle }
    }
    return Double(low) + (position - columnEdges[low]) / (columnEdges[low + 1] - columnEdges[low])
  }

  /// Columns between which a body shows, fractional, low to high.
  func columnSpan(_ extent: Extent) -> ClosedRange<Double> {
    let (a, b) = (column(extent.x0), column(extent.x1))
    return min(a, b)...max(a, b)
  }

  /// The smallest region of pixels that holds the whole body, clamped to the picture.
  func region(of extent: Extent) -> (x: Range<Int>, y: Range<Int>) {
    let (across, down) = (columnSpan(extent), rowSpan(extent))
    func clamped(_ low: Double, _ high: Double, _ count: Int) -> Range<Int> {
      let first = Int(min(max(low.rounded(.down), 0), Double(count)))
      let last = Int(min(max(high.rounded(.up), 0), Double(count)))
      return first..<max(first, last)
    }
    return (
      clamped(across.lowerBound, across.upperBound, columns), clamped(down.lowerBound, down.upperBound, rows)
    )
  }
}

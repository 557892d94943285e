extension Solid {
  /// The mirror image in a plane across the truck at the middle of an extent.
  func mirrored(in place: Extent) -> Solid {
    var copy = self
    (copy.extent.x0, copy.extent.x1) = (place.x0 + place.x1 - extent.x1, place.x0 + place.x1 - extent.x0)
    switch form {
    case .band(let slope):
      copy.form = .band(
        Slope(
          lowerStart: slope.lowerEnd, lowerEnd: slope.lowerStart, upperStart: slope.upperEnd, upperEnd: slope.upperStart
        ))
    case .heap(let tops): copy.form = .heap(tops.reversed())
    default: break
    }
    return copy
  }

  /// The body of something that stands on a ramp: raised in proportion to its distance from `x`. Blocks and bands lean, round
  /// things only move.
  func raised(from x: Double, slope: Double) -> Solid {
    var copy = self
    let rise = (extent.x0 - x) * slope, more = extent.length * slope
    let edges: Slope
    switch form {
    case .block: edges = Slope()
    case .band(let slope): edges = slope
    case .disc, .drum, .roll, .pillow, .heap:
      copy.extent = extent.shifted(y: rise + more / 2)
      return copy
    }
    let height = extent.height, total = height + abs(more), down = min(more, 0)
    copy.extent = Extent(
      x: extent.x0, y: extent.y0 + rise + down, z: extent.z0, length: extent.length, height: total, depth: extent.depth)
    func share(_ edge: Double, _ shift: Double) -> Double { (edge * height + shift - down) / max(total, 1e-9) }
    copy.form = .band(
      Slope(
        lowerStart: share(edges.lowerStart, 0), lowerEnd: share(edges.lowerEnd, more),
        upperStart: share(edges.upperStart, 0), upperEnd: share(edges.upperEnd, more)))
    return copy
  }
}

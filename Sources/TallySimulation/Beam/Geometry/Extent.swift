/// A box in the world, mm: `x` along the truck, `y` up, `z` from source to detector.
struct Extent: Sendable, Equatable {
  var x0: Double, x1: Double, y0: Double, y1: Double, z0: Double, z1: Double

  /// A box from three ranges.
  init(x: ClosedRange<Double>, y: ClosedRange<Double>, z: ClosedRange<Double>) {
    (x0, x1, y0, y1) = (x.lowerBound, x.upperBound, y.lowerBound, y.upperBound)
    (z0, z1) = (z.lowerBound, z.upperBound)
  }

  /// A box from its low corner and its size; sizes below zero count as zero.
  init(x: Double, y: Double, z: Double, length: Double, height: Double, depth: Double) {
    (x0, y0, z0) = (x, y, z)
    (x1, y1, z1) = (x + max(0, length), y + max(0, height), z + max(0, depth))
  }

  /// Edge lengths.
  var length: Double { x1 - x0 }
  var height: Double { y1 - y0 }
  var depth: Double { z1 - z0 }
  /// Cubic centimetres.
  var volumeCm3: Double { length * height * depth * 1e-3 }
  /// The middle.
  var centre: (x: Double, y: Double, z: Double) { ((x0 + x1) / 2, (y0 + y1) / 2, (z0 + z1) / 2) }

  /// What both have, or nil where they do not overlap.
  func intersection(_ other: Extent) -> Extent? {
    let (a0, a1) = (max(x0, other.x0), min(x1, other.x1))
    let (b0, b1) = (max(y0, other.y0), min(y1, other.y1))
    let (c0, c1) = (max(z0, other.z0), min(z1, other.z1))
    return a0 < a1 && b0 < b1 && c0 < c1 ? Extent(x: a0...a1, y: b0...b1, z: c0...c1) : nil
  }

  /// The smallest box that holds both.
  func union(_ other: Extent) -> Extent {
    Extent(
      x: min(x0, other.x0)...max(x1, other.x1), y: min(y0, other.y0)...max(y1, other.y1),
      z: min(z0, other.z0)...max(z1, other.z1))
  }

  /// Moved.
  func shifted(x dx: Double = 0, y dy: Double = 0, z dz: Double = 0) -> Extent {
    Extent(x: x0 + dx...x1 + dx, y: y0 + dy...y1 + dy, z: z0 + dz...z1 + dz)
  }

  /// Smaller by a margin on every side; collapses to its middle where the margin is too large.
  func inset(_ margin: Double) -> Extent {
    func shrink(_ low: Double, _ high: Double) -> ClosedRange<Double> {
      high - low > 2 * margin ? low + margin...high - margin : (low + high) / 2...(low + high) / 2
    }
    return Extent(x: shrink(x0, x1), y: shrink(y0, y1), z: shrink(z0, z1))
  }
}

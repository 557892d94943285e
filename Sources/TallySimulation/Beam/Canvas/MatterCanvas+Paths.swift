internal import Foundation

extension MatterCanvas {
  /// Millimetres that the rays of a row run inside a slab, averaged over the rays of the row.
  func pathLength(row: Int, y: ClosedRange<Double>, z: ClosedRange<Double>, density: Double) -> Float {
    let rays = FanGeometry.raysPerRow
    var (sum, least, most) = (0.0, Double.infinity, 0.0)
    for ray in row * rays..<(row + 1) * rays {
      let (a, b) = crossing(ray: ray, y: y, z: z)
      let length = max(0, b - a) * obliquity[ray]
      sum += length
      (least, most) = (min(least, length), max(most, length))
    }
    return Float(Self.averaged(sum / Double(rays), least, most, density))
  }

  /// Millimetres inside a cylinder along x, of the larger circle that fits its box, cut by `bounds`.
  func chord(row: Int, of extent: Extent, within bounds: Extent, density: Double) -> Float {
    let (_, centreY, centreZ) = extent.centre
    let radius = min(extent.height, extent.depth) / 2
    let rays = FanGeometry.raysPerRow
    var (sum, least, most) = (0.0, Double.infinity, 0.0)
    for ray in row * rays..<(row + 1) * rays {
      let height = geometry.sourceHeight + slopes[ray] * (geometry.sourceDistance + centreZ) - centreY
      let distance = height / obliquity[ray]
      var length = 0.0
      if abs(distance) < radius {
        let half = (radius * radius - distance * distance).squareRoot() / obliquity[ray]
        let middle = centreZ - height * slopes[ray] / (obliquity[ray] * obliquity[ray])
        let (a, b) = crossing(ray: ray, y: bounds.y0...bounds.y1, z: bounds.z0...bounds.z1)
        length = max(0, min(b, middle + half) - max(a, middle - half)) * obliquity[ray]
      }
      sum += length
      (least, most) = (min(least, length), max(most, length))
    }
    return Float(Self.averaged(sum / Double(rays), least, most, density))
  }

  /// Depths between which a ray is inside a slab; the first is larger where it never is.
  private func crossing(ray: Int, y: ClosedRange<Double>, z: ClosedRange<Double>) -> (Double, Double) {
    let (height, distance) = (geometry.sourceHeight, geometry.sourceDistance)
    let (a, b) = (
      (y.lowerBound - height) * inverseSlopes[ray] - distance, (y.upperBound - height) * inverseSlopes[ray] - distance
    )
    return (max(z.lowerBound, min(a, b)), min(z.upperBound, max(a, b)))
  }

  /// A row partly covered by something opaque lets the rest of the beam by: averaged in transmission. What is thinner than
  /// `linearLimit` where it is longest is averaged in areal density.
  private static func averaged(_ mean: Double, _ least: Double, _ most: Double, _ density: Double) -> Double {
    let perMm = Double(edgeAttenuation) * abs(density) * 0.1  // g/cm³ over 1 mm are 0.1 g/cm²
    guard least == 0, most * abs(density) * 0.1 > Double(linearLimit), mean < most else { return mean }
    let share = mean / most
    return -log(1 - share + share * exp(-perMm * most)) / perMm
  }
}

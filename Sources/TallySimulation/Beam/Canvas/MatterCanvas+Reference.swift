extension MatterCanvas {
  /// The definition as plain loops: matter on the rays of one pixel, g/cm² of all substances together, in steps of
  /// `stepMm` of depth over `samples` places across the column. Textures and the averaging of opaque edges are left out.
  /// With `room` only what lies in it.
  static func reference(
    _ solids: [Solid], _ geometry: FanGeometry, column: Int, row: Int, stepMm: Double, samples: Int,
    within room: Extent? = nil
  ) -> Double {
    let (left, right) = (geometry.columnEdges[column], geometry.columnEdges[column + 1])
    let rays = FanGeometry.raysPerRow
    var sum = 0.0
    for sample in 0..<samples {
      let travel = left + (right - left) * (Double(sample) + 0.5) / Double(samples)
      let x = geometry.mirroredLength.map { $0 - travel } ?? travel
      for ray in 0..<rays {
        let seen = geometry.top - (Double(row) + (Double(ray) + 0.5) / Double(rays)) * geometry.rowPitch
        let slope = (seen - geometry.sourceHeight) / geometry.sourceDistance
        let step = stepMm * (1 + slope * slope).squareRoot()
        for solid in solids {
          var z = solid.extent.z0 + stepMm / 2
          while z < solid.extent.z1 {
            let y = geometry.sourceHeight + slope * (geometry.sourceDistance + z)
            if solid.contains(x: x, y: y, z: z), room?.contains(x: x, y: y, z: z) ?? true {
              sum += solid.density * 0.1 * step * Double(solid.rhythm.factor(at: x))
            }
            z += stepMm
          }
        }
      }
    }
    return sum / Double(samples * rays)
  }
}

extension Solid {
  /// True where a point lies in the body.
  func contains(x: Double, y: Double, z: Double) -> Bool {
    guard x > extent.x0, x < extent.x1, y > extent.y0, y < extent.y1, z > extent.z0, z < extent.z1 else { return false }
    let (middleX, middleY, middleZ) = extent.centre
    let u = (x - middleX) / (extent.length / 2), v = (y - middleY) / (extent.height / 2)
    switch form {
    case .block: return true
    case .disc: return u * u + v * v < 1
    case .drum:
      let w = (z - middleZ) / (extent.depth / 2)
      return u * u + w * w < 1
    case .roll:
      let radius = min(extent.height, extent.depth) / 2
      return (y - middleY) * (y - middleY) + (z - middleZ) * (z - middleZ) < radius * radius
    case .pillow: return v * v < 1 - u * u * u * u
    case .band, .heap: return strip(at: x).map { $0.y.contains(y) } ?? false
    }
  }
}

extension Extent {
  /// True where a point lies in the box.
  func contains(x: Double, y: Double, z: Double) -> Bool {
    x > x0 && x < x1 && y > y0 && y < y1 && z > z0 && z < z1
  }
}

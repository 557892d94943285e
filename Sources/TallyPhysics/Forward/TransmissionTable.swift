internal import Foundation

/// −ln T of polyethylene and copper together, on a grid that is even in the square root of the areal density: fine where
/// the beam hardens fast. Between the points linear in the areal densities, and so beyond the ends.
struct TransmissionTable: Sendable {
  private static let axis = DensityAxis(points: 129, maximum: 400)
  private let values: [Float]

  /// `weights` is the share of the signal by bin, the others are μ/ρ of the basis materials.
  init(weights: [Double], light: [Double], heavy: [Double]) {
    let (lights, heavies) = (Self.axis.attenuations(light), Self.axis.attenuations(heavy))
    var values = [Float]()
    values.reserveCapacity(Self.axis.points * Self.axis.points)
    for row in heavies {
      let behind = zip(weights, row).map { $0 * $1 }
      for column in lights { values.append(Float(-log(zip(behind, column).reduce(0) { $0 + $1.0 * $1.1 }))) }
    }
    self.values = values
  }

  /// Transmission of each pixel; `light` and `heavy` of one length, g/cm².
  func transmission(light: [Float], heavy: [Float]) -> [Float] {
    precondition(light.count == heavy.count, "\(light.count) light, \(heavy.count) heavy")
    let (axis, points) = (Self.axis, Self.axis.points)
    var result = [Float](repeating: 1, count: light.count)
    for pixel in light.indices where light[pixel] != 0 || heavy[pixel] != 0 {
      let (column, across) = axis.place(light[pixel])
      let (row, down) = axis.place(heavy[pixel])
      let corner = row * points + column
      let upper = values[corner] + across * (values[corner + 1] - values[corner])
      let lower = values[corner + points] + across * (values[corner + points + 1] - values[corner + points])
      result[pixel] = exp(-(upper + down * (lower - upper)))
    }
    return result
  }
}

/// −ln T of polyethylene, copper and lead together: coarser, for the few rays that meet lead.
struct DeepTransmissionTable: Sendable {
  private static let (axis, deepAxis) = (DensityAxis(points: 65, maximum: 400), DensityAxis(points: 49, maximum: 200))
  private let values: [Float]

  init(weights: [Double], light: [Double], heavy: [Double], dense: [Double]) {
    let (lights, heavies) = (Self.axis.attenuations(light), Self.axis.attenuations(heavy))
    var values = [Float]()
    values.reserveCapacity(Self.axis.points * Self.axis.points * Self.deepAxis.points)
    for layer in Self.deepAxis.attenuations(dense) {
      for row in heavies {
        let behind = weights.indices.map { weights[$0] * layer[$0] * row[$0] }
        for column in lights {
          var sum = 0.0
          for bin in behind.indices { sum += behind[bin] * column[bin] }
          values.append(Float(-log(sum)))
        }
      }
    }
    self.values = values
  }

  /// Transmission of one ray, all in g/cm².
  func transmission(light: Float, heavy: Float, dense: Float) -> Float {
    let points = Self.axis.points
    let (column, across) = Self.axis.place(light)
    let (row, down) = Self.axis.place(heavy)
    let (layer, deep) = Self.deepAxis.place(dense)
    func line(_ start: Int) -> Float { values[start] + across * (values[start + 1] - values[start]) }
    func sheet(_ layer: Int) -> Float {
      let corner = (layer * points + row) * points + column
      let upper = line(corner)
      return upper + down * (line(corner + points) - upper)
    }
    let near = sheet(layer)
    return exp(-(near + deep * (sheet(layer + 1) - near)))
  }
}

/// Points of areal density, g/cm², even in the square root.
struct DensityAxis: Sendable {
  let points: Int
  private let step: Float, inverseStep: Float

  init(points: Int, maximum: Float) {
    self.points = points
    step = maximum.squareRoot() / Float(points - 1)
    inverseStep = 1 / step
  }

  /// Areal density of a point.
  func density(_ point: Int) -> Double {
    let root = Double(point) * Double(step)
    return root * root
  }

  /// exp(−μt) of each point by bin.
  func attenuations(_ coefficients: [Double]) -> [[Double]] {
    (0..<points).map { point in coefficients.map { exp(-$0 * density(point)) } }
  }

  /// The point below a density and the share of the way to the next; below 0 or above the last, the end cell goes on.
  /// What is not a number lies in the first cell with a share that is not a number.
  @inline(__always) func place(_ density: Float) -> (point: Int, share: Float) {
    let root = density > 0 ? density.squareRoot() * inverseStep : 0
    let point = Int(min(root, Float(points - 2)))
    let (low, high) = (Float(point) * step, Float(point + 1) * step)
    return (point, (density - low * low) / (high * high - low * low))
  }
}

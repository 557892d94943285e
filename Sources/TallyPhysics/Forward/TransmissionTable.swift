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

internal import Foundation
internal import Synchronization

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

/// A deep table that is reckoned when the first ray with lead asks for it: most scans never do, and it costs more than all
/// the rest of a forward model.
final class LazyDeepTable: Sendable {
  private let weights: [Double], curves: [[Double]]
  private let made = Mutex<DeepTransmissionTable?>(nil)

  init(weights: [Double], curves: [[Double]]) { (self.weights, self.curves) = (weights, curves) }

  var table: DeepTransmissionTable {
    made.withLock { made in
      if let made { return made }
      let table = DeepTransmissionTable(weights: weights, light: curves[0], heavy: curves[1], dense: curves[2])
      made = table
      return table
    }
  }
}

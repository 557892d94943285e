public import TallyDomain

/// What the network is shown of one box, and where it lies.
public struct DetectorInput: Sendable {
  /// How the cells lie on the picture.
  public let grid: BoxGrid
  /// `planes × grid.rows × grid.columns`, scaled, not padded, in the grid's orientation.
  public let planes: [Float]
  /// −ln T of the highest energy per cell, neither clipped nor scaled; 0 where nothing was measured.
  public let attenuationHigh: [Float]
  /// The same of the lowest energy; empty where there is one energy only.
  public let attenuationLow: [Float]

  /// How much a pixel of each quality says about its cell: a repaired pixel as much as its neighbours, an unpenetrated one
  /// half (it is at least this dense), one outside nothing.
  static func worth(_ quality: Radiograph.PixelQuality) -> Float {
    switch quality {
    case .measured, .repaired: 1
    case .unpenetrated: 0.5
    case .outside: 0
    }
  }

  /// Averages transmission over the cells, then takes logarithms: what the detector would have measured with cells of this
  /// size.
  public init(radiograph: Radiograph, grid: BoxGrid, description: InputDescription) {
    let average = AreaAverage(grid: grid)
    let worth = radiograph.mask.map(Self.worth)
    let cells = grid.columns * grid.rows
    var valid = [Float](repeating: 0, count: cells)
    func attenuation(of plane: TransmissionPlane) -> [Float] {
      let means = average.means(of: plane.clipped, weights: worth, width: radiograph.width)
      valid = means.weights
      return means.values.map { $0.isNaN ? 0 : NaturalLogarithm.attenuation(transmission: $0) }
    }
    let high = radiograph.planes.first.map(attenuation) ?? [Float](repeating: 0, count: cells)
    let low = radiograph.planes.count > 1 ? attenuation(of: radiograph.planes[1]) : []
    (self.grid, attenuationHigh, attenuationLow) = (grid, high, low)
    let quantities = Quantities(high: high, low: low, valid: valid, columns: grid.columns)
    planes = description.planes.flatMap { quantities.plane($0, description) }
  }

  /// The planes filled up with zeros to the size that the network takes, `planes × paddedRows × paddedColumns`.
  public func padded() -> [Float] {
    let count = planes.count / (grid.rows * grid.columns)
    var result = [Float](repeating: 0, count: count * grid.paddedRows * grid.paddedColumns)
    for plane in 0..<count {
      for row in 0..<grid.rows {
        let source = (plane * grid.rows + row) * grid.columns
        let target = (plane * grid.paddedRows + row) * grid.paddedColumns
        result.replaceSubrange(target..<target + grid.columns, with: planes[source..<source + grid.columns])
      }
    }
    return result
  }
}

/// The physical quantities per cell from which planes are made.
private struct Quantities {
  let high: [Float], low: [Float], valid: [Float]
  let columns: Int

  func plane(_ plane: InputDescription.Plane, _ description: InputDescription) -> [Float] {
    let values =
      switch plane.name {
      case .attenuationHigh: high
      case .attenuationLow: low.isEmpty ? high : low
      case .contrast: contrast(description)
      case .valid: valid
      case .dual: [Float](repeating: low.isEmpty ? 0 : 1, count: high.count)
      }
    let (lowest, highest) = (Float(plane.clip[0]), Float(plane.clip[1]))
    let (offset, scale) = (Float(plane.offset), Float(plane.scale))
    return values.map { (min(max($0, lowest), highest) - offset) * scale }
  }

  private func contrast(_ description: InputDescription) -> [Float] {
    guard !low.isEmpty else { return [Float](repeating: 0, count: high.count) }
    let limits = { (name: InputDescription.Plane.Name) -> ClosedRange<Float> in
      let clip = description.planes.first { $0.name == name }?.clip ?? [0, 6]
      return Float(clip[0])...Float(clip[1])
    }
    let (ofHigh, ofLow) = (limits(.attenuationHigh), limits(.attenuationLow))
    let ratio = Float(description.contrastRatio)
    let difference = high.indices.map { i in
      min(max(low[i], ofLow.lowerBound), ofLow.upperBound)
        - ratio * min(max(high[i], ofHigh.lowerBound), ofHigh.upperBound)
    }
    let mean = BoxMean.of(difference, width: columns, radius: description.contrastRadius)
    return mean.indices.map { valid[$0] > 0 ? mean[$0] : 0 }
  }
}

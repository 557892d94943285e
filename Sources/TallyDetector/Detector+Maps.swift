internal import Foundation
internal import TallyCore
internal import TallyDomain

extension DetectorMaps {
  /// From the network's outputs to maps of the picture: padding cut off, mirroring undone, commodity logits made
  /// probabilities and spread over the cells of the anomaly map, attenuations averaged to them.
  init(
    input: DetectorInput, anomaly: OutputMap, commodity: OutputMap, embedding: Embedding?,
    unfamiliarity: Unfamiliarity?, description: ModelDescription
  ) {
    let grid = input.grid
    let stride = anomaly.stride
    let (width, height) = (grid.columns / stride, grid.rows / stride)
    let layout = MapLayout(grid: grid, width: width, height: height)
    let high = layout.averaged(input.attenuationHigh, stride: stride, columns: grid.columns)
    let low =
      input.attenuationLow.isEmpty ? [] : layout.averaged(input.attenuationLow, stride: stride, columns: grid.columns)
    self.init(
      width: width, height: height, region: grid.region, pitchMm: description.input.pitchMm * Double(stride),
      anomaly: layout.picture { x, y in anomaly.values[y * anomaly.width + x] },
      commodity: layout.probabilities(commodity, factor: commodity.stride / stride), attenuation: high,
      attenuationLow: low, embedding: embedding, unfamiliarity: unfamiliarity,
      model: description.identity)
  }
}

/// Where the cells of a map go in the picture's orientation.
struct MapLayout {
  let grid: BoxGrid
  let width: Int, height: Int

  /// A map by what the grid says at each of its cells.
  func picture(_ value: (_ gridX: Int, _ gridY: Int) -> Float) -> [Float] {
    var result = [Float](repeating: 0, count: width * height)
    for y in 0..<height {
      for x in 0..<width { result[y * width + grid.pictureColumn(x, of: width)] = value(x, y) }
    }
    return result
  }

  /// Means over squares of `stride` input cells.
  func averaged(_ values: [Float], stride: Int, columns: Int) -> [Float] {
    let share = 1 / Float(stride * stride)
    return picture { x, y in
      var sum: Float = 0
      for row in y * stride..<(y + 1) * stride {
        for column in x * stride..<(x + 1) * stride { sum += values[row * columns + column] }
      }
      return sum * share
    }
  }

  /// Softmax over the channels of a map whose cells are `factor` times as large, each repeated.
  func probabilities(_ map: OutputMap, factor: Int) -> [Float] {
    let cells = map.width * map.height
    let groups = map.values.count / max(cells, 1)
    var result = [Float](repeating: 0, count: groups * width * height)
    var logits = [Float](repeating: 0, count: groups)
    for y in 0..<height / factor {
      for x in 0..<width / factor {
        for group in 0..<groups { logits[group] = map.values[group * cells + y * map.width + x] }
        let top = logits.max() ?? 0
        var sum: Float = 0
        for group in 0..<groups {
          logits[group] = exp(logits[group] - top)
          sum += logits[group]
        }
        for group in 0..<groups {
          let probability = logits[group] / sum
          for row in y * factor..<(y + 1) * factor {
            for column in x * factor..<(x + 1) * factor {
              result[(group * height + row) * width + grid.pictureColumn(column, of: width)] = probability
            }
          }
        }
      }
    }
    return result
  }
}

internal import Foundation
internal import TallyCore
internal import TallyDomain
internal import TallyInference

/// What a network gave for one box, read as its adapter says.
struct AdapterOutputs {
  let model: String
  let results: [String: Tensor]
  let picture: AdapterInput

  /// One number.
  func score(_ output: AdapterDescription.Score) throws(JudgeError) -> Double {
    let tensor = try tensor(output.name)
    guard tensor.count == 1 else { throw fault(output.name, "It has \(tensor.count) numbers, not one.") }
    let value = Double(tensor.floats[0])
    guard value.isFinite else { throw fault(output.name, "It is not finite.") }
    return output.higherIsWorse ?? true ? value : -value
  }

  /// A map over the box in the picture's orientation, higher is worse; what is no number becomes the lowest.
  func map(_ output: AdapterDescription.Score) throws(JudgeError) -> ValueGrid {
    let tensor = try tensor(output.name)
    let (height, width, channels) = try plane(tensor, output.name)
    guard channels == 1 else { throw fault(output.name, "It has \(channels) channels, not one.") }
    let sign: Float = output.higherIsWorse ?? true ? 1 : -1
    return grid(tensor.floats, channel: 0, height, width) { $0.isNaN ? -.greatestFiniteMagnitude : sign * $0 }
  }

  /// Groups with shares, most likely first, at most five.
  func goods(
    _ output: AdapterDescription.Commodity, _ vocabulary: CommodityVocabulary, loadedAbove: Float
  ) throws(JudgeError) -> [(group: String, share: Double)] {
    let tensor = try tensor(output.name)
    let keys = output.groups ?? vocabulary.groups.map { .some($0.key) }
    var logits: [Double]
    if tensor.count == keys.count {
      logits = tensor.floats.map(Double.init)
    } else {
      let (height, width, channels) = try plane(tensor, output.name)
      guard channels == keys.count else {
        throw fault(output.name, "It has \(channels) channels, not \(keys.count).")
      }
      logits = loadedMeans(tensor.floats, channels, height, width, loadedAbove)
    }
    let top = logits.max() ?? 0
    // Probabilities stay as they are; anything else is taken as logits.
    if logits.contains(where: { $0 < 0 || $0 > 1 }) || abs(logits.reduce(0, +) - 1) > 0.01 {
      let exponentials = logits.map { exp($0 - top) }
      let sum = exponentials.reduce(0, +)
      logits = exponentials.map { $0 / sum }
    }
    var shares = [String: Double]()
    for case (let key?, let share) in zip(keys, logits) where share.isFinite { shares[key, default: 0] += share }
    return shares.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5).map { ($0.key, $0.value) }
  }

  /// Means over the cells that hold more than walls; over all where none does.
  private func loadedMeans(
    _ values: [Float], _ channels: Int, _ height: Int, _ width: Int, _ loadedAbove: Float
  ) -> [Double] {
    let factor = picture.rows / height, (rows, columns) = used(height, width)
    func isLoaded(_ x: Int, _ y: Int) -> Bool {
      let cell =
        min(y * factor, picture.grid.rows - 1) * picture.grid.columns + min(x * factor, picture.grid.columns - 1)
      return picture.attenuation[cell] > loadedAbove
    }
    var cells = (0..<rows).flatMap { y in (0..<columns).filter { isLoaded($0, y) }.map { y * width + $0 } }
    if cells.isEmpty { cells = (0..<rows).flatMap { y in (0..<columns).map { y * width + $0 } } }
    return (0..<channels).map { channel in
      cells.reduce(0.0) { $0 + Double(values[channel * height * width + $1]) } / Double(max(cells.count, 1))
    }
  }

  private func tensor(_ name: String) throws(JudgeError) -> Tensor {
    guard let tensor = results[name] else { throw fault(name, "The network gave no output of this name.") }
    return tensor
  }

  /// Height, width and channels of a map; both axes must be the same whole number of input cells a cell.
  private func plane(_ tensor: Tensor, _ name: String) throws(JudgeError) -> (Int, Int, Int) {
    let shape = tensor.shape
    guard shape.count >= 2, shape.count <= 4, shape.count < 4 || shape[0] == 1 else {
      throw fault(name, "Its shape is \(shape), which is no map.")
    }
    let (height, width) = (shape[shape.count - 2], shape[shape.count - 1])
    let channels = shape.count > 2 ? shape[shape.count - 3] : 1
    guard height > 0, width > 0, picture.rows % height == 0, picture.columns % width == 0,
      picture.rows / height == picture.columns / width
    else {
      throw fault(
        name, "Its shape is \(shape), which does not lie evenly on \(picture.rows) × \(picture.columns) cells.")
    }
    return (height, width, channels)
  }

  /// How many rows and columns of a map lie on the box and not on the filling.
  private func used(_ height: Int, _ width: Int) -> (rows: Int, columns: Int) {
    let factor = picture.rows / height
    return (
      min(height, max(1, picture.grid.rows / factor)), min(width, max(1, picture.grid.columns / factor))
    )
  }

  private func grid(
    _ values: [Float], channel: Int, _ height: Int, _ width: Int, _ value: (Float) -> Float
  ) -> ValueGrid {
    let (rows, columns) = used(height, width)
    var result = [Float](repeating: 0, count: rows * columns)
    for y in 0..<rows {
      for x in 0..<columns {
        result[y * columns + picture.grid.pictureColumn(x, of: columns)] =
          value(values[(channel * height + y) * width + x])
      }
    }
    return ValueGrid(width: columns, height: rows, region: picture.grid.region, values: result)
  }

  private func fault(_ name: String, _ problem: String) -> JudgeError {
    .output(model: model, name: name, problem: problem)
  }
}

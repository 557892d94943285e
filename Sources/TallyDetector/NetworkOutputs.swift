internal import TallyDomain
internal import TallyInference

/// What a network gave, held to what its description says.
struct NetworkOutputs {
  let results: [String: Tensor]
  let model: String, grid: BoxGrid

  /// An output of a value or a vector a cell; `channels` nil where the network chooses how many.
  func map(_ output: ModelDescription.Output, channels: Int?) throws(DetectorError) -> OutputMap {
    let tensor = try tensor(output.name)
    let found = tensor.shape.count == 4 ? max(tensor.shape[1], 1) : 1
    let shape = [1, channels ?? found, grid.paddedRows / output.stride, grid.paddedColumns / output.stride]
    guard tensor.shape == shape else {
      throw .output(model: model, name: output.name, problem: "Its shape is \(tensor.shape), not \(shape).")
    }
    return OutputMap(
      stride: output.stride, channels: shape[1], width: shape[3], height: shape[2], values: tensor.floats)
  }

  /// The vectors of the cells inside the box, in the picture's orientation.
  func embedding(_ output: ModelDescription.Output?) throws(DetectorError) -> DetectorMaps.Embedding? {
    guard let output else { return nil }
    let map = try map(output, channels: nil)
    let (width, height) = (grid.columns / map.stride, grid.rows / map.stride)
    let layout = MapLayout(grid: grid, width: width, height: height)
    let values = (0..<map.channels).flatMap { channel in
      layout.picture { x, y in map.values[(channel * map.height + y) * map.width + x] }
    }
    return DetectorMaps.Embedding(channels: map.channels, width: width, height: height, values: values)
  }

  /// How far the picture is from what was trained on.
  func unfamiliarity(_ output: ModelDescription.Distance?) throws(DetectorError) -> DetectorMaps.Unfamiliarity? {
    guard let output else { return nil }
    let values = try tensor(output.name).floats
    guard let distance = values.first, values.count == 1 else {
      throw .output(model: model, name: output.name, problem: "It has \(values.count) numbers, not 1.")
    }
    return DetectorMaps.Unfamiliarity(distance: Double(distance), limit: output.limit)
  }

  private func tensor(_ name: String) throws(DetectorError) -> Tensor {
    guard let tensor = results[name] else {
      throw .output(model: model, name: name, problem: "The network has no output of this name.")
    }
    return tensor
  }
}

/// One output of the network as it came, padding included.
struct OutputMap: Sendable {
  let stride: Int, channels: Int, width: Int, height: Int
  let values: [Float]
}

internal import TallyCore
internal import TallyTensor

/// GridSample (ONNX 16, 20, 22): numbers of a picture at places that a grid gives, from −1 to 1 along every spatial axis,
/// the last axis first.
struct GridSample: Operation {
  private let sampling: GridSampling

  init(_ context: NodeContext) throws(ModelError) {
    let mode = try context.text("mode", default: "linear")
    let filters: [String: GridSampling.Filter] = [
      "linear": .linear, "bilinear": .linear, "nearest": .nearest, "cubic": .cubic, "bicubic": .cubic,
    ]
    guard let filter = filters[mode] else { throw context.invalid("mode", "\(mode.prefix(40)) is not known.") }
    let name = try context.text("padding_mode", default: "zeros")
    guard let border = GridSampling.Border(rawValue: name) else {
      throw context.invalid("padding_mode", "\(name.prefix(40)) is not known.")
    }
    sampling = GridSampling(
      filter: filter, border: border, alignsCorners: try context.flag("align_corners", default: false))
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (x, grid) = (try inputs.shape(0, minimumRank: 3), try inputs.shape(1))
    _ = try inputs.floating(1)
    try inputs.requireNumbers(0)
    guard grid.count == x.count, grid[0] == x[0], grid[grid.count - 1] == x.count - 2 else {
      throw inputs.invalid(1, "A grid \(grid) does not fit \(x).")
    }
    let type = try inputs.type(0).elementType
    guard type != .bool || sampling.filter == .nearest else {
      throw inputs.invalid(0, "There is nothing between bools.")
    }
    return [ValueType(Array(x[..<2]) + grid[1..<grid.count - 1], type)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, type) = (try inputs.tensor(0), try infer(inputs)[0])
    let values = sampling.sample(x.doubles, shape: x.shape, grid: try inputs.tensor(1).doubles)
    return [Tensor(shape: type.shape, doubles: values, as: type.elementType)]
  }
}

/// Gather (ONNX 1, 11, 13): slices along one axis by index; negative indices count from the end.
struct Gather: Operation {
  let axis: Int

  init(_ context: NodeContext) throws(ModelError) { axis = try context.integer("axis", default: 0) }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (type, places) = (try inputs.type(0), try inputs.shape(1))
    let shape = try inputs.shape(0, minimumRank: 1)
    try inputs.requireIndices(1)
    let axis = try inputs.axis(axis, rank: shape.count)
    return [ValueType(Array(shape[..<axis]) + places + Array(shape[(axis + 1)...]), type.elementType)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, type) = (try inputs.tensor(0), try infer(inputs)[0])
    let lines = ShapeArithmetic.lines(x.shape, axis: try inputs.axis(axis, rank: x.shape.count))
    let places = try inputs.places(try inputs.tensor(1).integers, extent: lines.extent, input: 1)
    var picks: [Int] = []
    picks.reserveCapacity(type.count)
    for outer in 0..<lines.outer {
      for place in places {
        let first = (outer * lines.extent + place) * lines.inner
        picks.append(contentsOf: first..<first + lines.inner)
      }
    }
    return [x.picking(picks, shape: type.shape)]
  }
}

/// Gather (ONNX 1, 11, 13): slices along one axis by index; negative indices count from the end.
struct Gather: Operation {
  private let axis: Int

  init(_ context: NodeContext) throws(ModelError) { axis = try context.integer("axis", default: 0) }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (type, places) = (try inputs.type(0), try inputs.shape(1))
    let shape = try inputs.shape(0, minimumRank: 1)
    let axis = try inputs.axis(axis, rank: shape.count)
    return [ValueType(Array(shape[..<axis]) + places + Array(shape[(axis + 1)...]), type.elementType)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, indices, type) = (try inputs.tensor(0), try inputs.tensor(1).integers, try infer(inputs)[0])
    let axis = try inputs.axis(axis, rank: x.shape.count)
    let (extent, run) = (x.shape[axis], x.shape[(axis + 1)...].reduce(1, *))
    for index in indices where index >= Int64(extent) || index < -Int64(extent) {
      throw inputs.invalid(1, "Index \(index) is outside an extent of \(extent).")
    }
    let places = indices.map { $0 < 0 ? Int($0) + extent : Int($0) }
    var picks: [Int] = []
    picks.reserveCapacity(type.count)
    for outer in 0..<x.shape[..<axis].reduce(1, *) {
      for place in places {
        let first = (outer * extent + place) * run
        picks.append(contentsOf: first..<first + run)
      }
    }
    return [x.picking(picks, shape: type.shape)]
  }
}

/// NonZero (ONNX 9, 13): the index of every number that is not 0, one column each.
struct NonZero: Operation {
  var makesItsShape: Bool { true }

  init(_ context: NodeContext) throws(ModelError) {}

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    try evaluate(inputs).map { ValueType($0.shape, $0.elementType) }
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let x = try inputs.tensor(0)
    let values = x.doubles
    let found = values.indices.filter { values[$0] != 0 }
    let strides = ShapeArithmetic.strides(x.shape)
    let indices = x.shape.indices.flatMap { axis in found.map { Int64($0 / strides[axis] % x.shape[axis]) } }
    return [Tensor(shape: [x.shape.count, found.count], integers: indices)]
  }
}

/// CenterCropPad (ONNX 18): the middle of a tensor, or the tensor in the middle of zeros, along some axes.
struct CenterCropPad: Operation {
  private let axes: [Int]?
  var shapeInputs: Set<Int> { [1] }

  init(_ context: NodeContext) throws(ModelError) { axes = try context.integers("axes") }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (type, wanted) = (try inputs.type(0), try inputs.integers(1) ?? [])
    let axes = try inputs.axes(axes ?? Array(type.shape.indices), rank: type.shape.count)
    guard wanted.count == axes.count, wanted.allSatisfy({ $0 >= 0 }) else {
      throw inputs.invalid(1, "\(wanted) does not fit \(axes.count) axes.")
    }
    var shape = type.shape
    for (axis, extent) in zip(axes, wanted) { shape[axis] = extent }
    return [ValueType(shape, type.elementType)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, shape) = (try inputs.tensor(0), try infer(inputs)[0].shape)
    let strides = ShapeArithmetic.strides(x.shape)
    // What is odd is cut or added behind.
    let before = shape.indices.map { axis in
      shape[axis] < x.shape[axis] ? (x.shape[axis] - shape[axis]) / 2 : -((shape[axis] - x.shape[axis]) / 2)
    }
    let picks = IndexWalk(shape).map { index -> Int in
      var place = 0
      for axis in index.indices {
        let at = index[axis] + before[axis]
        if at < 0 || at >= x.shape[axis] { return -1 }
        place += at * strides[axis]
      }
      return place
    }
    return [x.picking(picks, shape: shape)]
  }
}

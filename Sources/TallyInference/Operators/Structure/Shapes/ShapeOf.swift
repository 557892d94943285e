internal import TallyCore

/// Shape (ONNX 1, 13, 15 with start and end) and Size: extents as int64; known as soon as input shapes are.
struct ShapeOf: Operation {
  private let start: Int, end: Int
  private let isSize: Bool
  var readsShapesOnly: Bool { true }

  init(_ context: NodeContext) throws(ModelError) {
    start = try context.integer("start", default: 0)
    end = try context.integer("end", default: Int(Int32.max))
    isSize = context.node.operatorName == "Size"
  }

  /// The numbers, from the type alone.
  func value(_ shape: [Int]) -> Tensor {
    if isSize { return Tensor(shape: [], integers: [Int64(shape.reduce(1, *))]) }
    let rank = shape.count
    func held(_ value: Int) -> Int { min(max(value < 0 ? value + rank : value, 0), rank) }
    let (first, last) = (held(start), held(end))
    let part = first < last ? shape[first..<last].map { Int64($0) } : []
    return Tensor(shape: [part.count], integers: part)
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    [ValueType(value(try inputs.shape(0)).shape, .int64)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] { [value(try inputs.shape(0))] }
}

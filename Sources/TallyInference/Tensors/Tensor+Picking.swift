/// The one movement that all reference operators of shape and place are made of.
extension Tensor {
  /// A tensor whose element `i` is this one's element `indices[i]`, or `fill` where the index is −1.
  func picking(_ indices: [Int], shape: [Int], fill: Double = 0) -> Tensor {
    func pick<Number>(_ values: [Number], _ filler: Number) -> [Number] {
      indices.map { $0 < 0 ? filler : values[$0] }
    }
    let picked: Payload =
      switch payload {
      case .floats(let values): .floats(pick(values, Float(fill)))
      case .doubles(let values): .doubles(pick(values, fill))
      case .integers(let values): .integers(pick(values, Int64(exactly: fill.rounded()) ?? 0))
      }
    return Tensor(shape: shape, elementType: elementType, payload: picked)
  }

  /// Elements of tensors of one type, one after the other.
  static func joined(_ tensors: [Tensor], shape: [Int]) -> Tensor {
    let type = tensors[0].elementType
    let payload: Payload =
      switch tensors[0].payload {
      case .floats: .floats(tensors.flatMap(\.floats))
      case .doubles: .doubles(tensors.flatMap(\.doubles))
      case .integers: .integers(tensors.flatMap(\.integers))
      }
    return Tensor(shape: shape, elementType: type, payload: payload)
  }
}

/// Every index of a shape in row-major order.
struct IndexWalk: Sequence, IteratorProtocol {
  private let shape: [Int]
  private var index: [Int]
  private var left: Int

  init(_ shape: [Int]) {
    self.shape = shape
    index = [Int](repeating: 0, count: shape.count)
    left = shape.reduce(1, *)
    if !index.isEmpty { index[index.count - 1] = -1 }
  }

  mutating func next() -> [Int]? {
    guard left > 0 else { return nil }
    left -= 1
    for axis in stride(from: index.count - 1, through: 0, by: -1) {
      index[axis] += 1
      if index[axis] < shape[axis] { break }
      index[axis] = 0
    }
    return index
  }
}

/// Arithmetic on shapes.
enum ShapeArithmetic {
  /// Elements from one index to the next in each dimension of a dense row-major array.
  static func strides(_ shape: [Int]) -> [Int] {
    var strides = [Int](repeating: 1, count: shape.count)
    for axis in stride(from: shape.count - 2, through: 0, by: -1) {
      strides[axis] = strides[axis + 1] * shape[axis + 1]
    }
    return strides
  }

  /// For each element of `result`, the element of a `shape` array that broadcasting puts there.
  static func broadcastIndices(_ shape: [Int], to result: [Int]) -> [Int] {
    let missing = result.count - shape.count
    let own = strides(shape)
    let steps = result.indices.map { $0 < missing || shape[$0 - missing] == 1 ? 0 : own[$0 - missing] }
    return IndexWalk(result).map { index in zip(index, steps).reduce(0) { $0 + $1.0 * $1.1 } }
  }
}

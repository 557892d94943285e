/// The one movement that all reference operators of shape and place are made of.
extension Tensor {
  /// A tensor whose element `i` is this one's element `indices[i]`, or `fill` where the index is −1.
  func picking(_ indices: [Int], shape: [Int], fill: Double = 0) -> Tensor {
    Tensor(shape: shape, elementType: elementType, storage: storage.picking(indices, fill: fill))
  }

  /// A tensor broadcast to a shape that it fits.
  func broadcast(to shape: [Int]) -> Tensor {
    shape == self.shape ? self : picking(ShapeArithmetic.broadcastIndices(self.shape, to: shape), shape: shape)
  }

  /// Elements of tensors of one type, one after the other.
  static func joined(_ tensors: [Tensor], shape: [Int]) -> Tensor {
    Tensor(
      shape: shape, elementType: tensors[0].elementType, storage: .joined(tensors.map(\.storage)))
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

  /// `offset + Σ index · strides` for every index of a shape in row-major order.
  static func places(_ shape: [Int], strides: [Int], offset: Int = 0) -> [Int] {
    var places = [offset]
    // Grown from the outermost axis: each pass is one dense loop.
    for (extent, step) in zip(shape, strides) {
      var next: [Int] = []
      next.reserveCapacity(places.count * extent)
      for place in places { for i in 0..<extent { next.append(place + i * step) } }
      places = next
    }
    return places
  }

  /// For each element of `result`, the element of a `shape` array that broadcasting puts there.
  static func broadcastIndices(_ shape: [Int], to result: [Int]) -> [Int] {
    let missing = result.count - shape.count
    let own = strides(shape)
    return places(
      result, strides: result.indices.map { $0 < missing || shape[$0 - missing] == 1 ? 0 : own[$0 - missing] })
  }

  /// A shape seen as outer × extent × inner around one axis: member `m` of line `(o, i)` lies at
  /// `(o · extent + m) · inner + i`.
  static func lines(_ shape: [Int], axis: Int) -> (outer: Int, extent: Int, inner: Int) {
    (shape[..<axis].reduce(1, *), shape[axis], shape[(axis + 1)...].reduce(1, *))
  }
}

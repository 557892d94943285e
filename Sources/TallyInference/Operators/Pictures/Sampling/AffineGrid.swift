internal import TallyCore

/// AffineGrid (ONNX 20): for every place of a picture of given size, where an affine map takes it; what GridSample reads.
struct AffineGrid: Operation {
  private let alignsCorners: Bool
  var shapeInputs: Set<Int> { [1] }

  init(_ context: NodeContext) throws(ModelError) { alignsCorners = try context.flag("align_corners", default: false) }

  private func size(_ inputs: Operands) throws(ModelError) -> [Int] {
    let (theta, size) = (try inputs.shape(0), try inputs.integers(1) ?? [])
    guard size.count == 4 || size.count == 5, size.allSatisfy({ $0 > 0 }),
      theta == [size[0], size.count - 2, size.count - 1]
    else { throw inputs.invalid(1, "A size \(size) does not fit maps \(theta).") }
    return size
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (type, size) = (try inputs.floating(0), try size(inputs))
    return [ValueType([size[0]] + size[2...] + [size.count - 2], type.elementType)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (theta, type) = (try inputs.tensor(0), try infer(inputs)[0])
    let space = Array(try size(inputs)[2...])
    let (maps, rank) = (theta.doubles, space.count)
    func coordinate(_ index: Int, _ extent: Int) -> Double {
      if alignsCorners { return extent == 1 ? -1 : -1 + 2 * Double(index) / Double(extent - 1) }
      return -1 + (2 * Double(index) + 1) / Double(extent)
    }
    var grid: [Double] = []
    grid.reserveCapacity(type.count)
    for n in 0..<theta.shape[0] {
      for index in IndexWalk(space) {
        // The last axis comes first.
        let place = (0..<rank).map { coordinate(index[rank - 1 - $0], space[rank - 1 - $0]) } + [1]
        for row in 0..<rank {
          let first = (n * rank + row) * (rank + 1)
          grid.append(place.indices.reduce(0) { $0 + maps[first + $1] * place[$1] })
        }
      }
    }
    return [Tensor(shape: type.shape, doubles: grid, as: type.elementType)]
  }
}

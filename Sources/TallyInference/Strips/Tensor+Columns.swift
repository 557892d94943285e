/// Parts of a tensor along one axis, taken out and put together.
extension Tensor {
  /// The members `range` along an axis.
  func columns(_ range: Range<Int>, axis: Int) -> Tensor {
    var result = shape
    result[axis] = range.count
    let lines = ShapeArithmetic.lines(shape, axis: axis)
    let runs = (0..<lines.outer).map {
      ($0 * lines.extent + range.lowerBound) * lines.inner..<($0 * lines.extent + range.upperBound) * lines.inner
    }
    return Tensor(shape: result, elementType: elementType, storage: storage.read(Cutting(runs: runs)))
  }

  /// Tensors of one type joined along an axis.
  static func joined(_ parts: [Tensor], axis: Int) -> Tensor {
    guard parts.count > 1 else { return parts[0] }
    var shape = parts[0].shape
    shape[axis] = parts.reduce(0) { $0 + $1.shape[axis] }
    let runs = parts.map { $0.shape[axis...].reduce(1, *) }
    return Tensor(
      shape: shape, elementType: parts[0].elementType,
      storage: parts[0].storage.read(Weaving(parts: parts.map(\.storage), runs: runs)))
  }

  private struct Cutting: Storage.Reading {
    let runs: [Range<Int>]

    func callAsFunction<Number: StoredNumber>(_ numbers: [Number]) -> Storage {
      var result = [Number]()
      result.reserveCapacity(runs.reduce(0) { $0 + $1.count })
      for run in runs { result += numbers[run] }
      return Number.storage(result)
    }
  }

  private struct Weaving: Storage.Reading {
    let parts: [Storage], runs: [Int]

    func callAsFunction<Number: StoredNumber>(_ numbers: [Number]) -> Storage {
      let sources = parts.map { Number.numbers($0) }
      var result = [Number]()
      result.reserveCapacity(sources.reduce(0) { $0 + $1.count })
      for line in 0..<(runs[0] == 0 ? 0 : numbers.count / runs[0]) {
        for (source, run) in zip(sources, runs) { result += source[line * run..<(line + 1) * run] }
      }
      return Number.storage(result)
    }
  }
}

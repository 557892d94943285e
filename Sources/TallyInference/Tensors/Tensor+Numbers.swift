internal import TallyCore
internal import TallyTensor

/// Something that is done to numbers of any of the three kinds.
protocol NumberPass {
  func callAsFunction<Number: ReferenceNumber>(_ values: [Number]) -> [Number]
}

/// The same with numbers of two tensors of one type.
protocol NumberPairPass {
  func callAsFunction<Number: ReferenceNumber>(_ left: [Number], _ right: [Number]) -> [Number]
}

extension Tensor {
  /// A tensor of this type and another shape, of what `pass` makes of the numbers.
  func mapped<Pass: NumberPass>(_ shape: [Int], _ pass: Pass) -> Tensor {
    switch numbers {
    case .floats(let values): Tensor(shape: shape, floats: pass(values)).cast(to: elementType)
    case .doubles(let values): Tensor(shape: shape, doubles: pass(values))
    case .integers(let values): Tensor(shape: shape, integers: pass(values), as: elementType)
    }
  }

  /// A tensor of this type of what `pass` makes of the numbers of both.
  func combined<Pass: NumberPairPass>(_ other: Tensor, _ shape: [Int], _ pass: Pass) -> Tensor {
    switch numbers {
    case .floats(let values): Tensor(shape: shape, floats: pass(values, other.floats)).cast(to: elementType)
    case .doubles(let values): Tensor(shape: shape, doubles: pass(values, other.doubles))
    case .integers(let values): Tensor(shape: shape, integers: pass(values, other.integers), as: elementType)
    }
  }

  /// A tensor of a floating-point type, rounded to it.
  init(shape: [Int], doubles: [Double], as type: NumpyElementType) {
    self = Tensor(shape: shape, doubles: doubles).cast(to: type)
  }
}

/// A pass over pairs that broadcasts both sides to a shape first.
struct BroadcastPass<Kernel: NumberPairKernel>: NumberPairPass {
  let left: [Int], right: [Int], result: [Int]
  let kernel: Kernel

  func callAsFunction<Number: ReferenceNumber>(_ a: [Number], _ b: [Number]) -> [Number] {
    if left == result && right == result { return a.indices.map { kernel(a[$0], b[$0]) } }
    let x = ShapeArithmetic.broadcastIndices(left, to: result)
    let y = ShapeArithmetic.broadcastIndices(right, to: result)
    return x.indices.map { kernel(a[x[$0]], b[y[$0]]) }
  }
}

/// A function of two numbers of any of the three kinds.
protocol NumberPairKernel {
  func callAsFunction<Number: ReferenceNumber>(_ a: Number, _ b: Number) -> Number
}

extension Tensor {
  /// `kernel` of every pair, broadcast to a shape that both fit.
  func combined<Kernel: NumberPairKernel>(_ other: Tensor, broadcastTo shape: [Int], _ kernel: Kernel) -> Tensor {
    combined(other, shape, BroadcastPass(left: self.shape, right: other.shape, result: shape, kernel: kernel))
  }
}

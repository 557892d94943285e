public import TallyCore

extension Tensor {
  /// A tensor with the numbers and the type of an array.
  public init(_ array: NumpyArray) {
    let payload: Payload =
      switch array.elementType {
      case .float32, .float16: .floats(array.floats)
      case .float64: .doubles(array.numbers(as: Double.self))
      default: .integers(array.integers)
      }
    self.init(shape: array.shape, elementType: array.elementType, payload: payload)
  }

  /// An array with the numbers and the type of this tensor.
  public var numpy: NumpyArray {
    switch payload {
    case .floats(let values):
      elementType == .float16
        ? NumpyArray(shape: shape, elementType: .float16, numbers: values.map(NumpyArray.halfBits))
        : NumpyArray(shape: shape, floats: values)
    case .doubles(let values): NumpyArray(shape: shape, elementType: .float64, numbers: values)
    case .integers(let values): integerArray(values)
    }
  }

  private func integerArray(_ values: [Int64]) -> NumpyArray {
    func array<Number: FixedWidthInteger & BitwiseCopyable>(_ type: Number.Type) -> NumpyArray {
      NumpyArray(shape: shape, elementType: elementType, numbers: values.map { Number(truncatingIfNeeded: $0) })
    }
    return switch elementType {
    case .int8: array(Int8.self)
    case .int16: array(Int16.self)
    case .int32: array(Int32.self)
    case .uint8, .bool: array(UInt8.self)
    case .uint16: array(UInt16.self)
    case .uint32: array(UInt32.self)
    default: array(Int64.self)
    }
  }
}

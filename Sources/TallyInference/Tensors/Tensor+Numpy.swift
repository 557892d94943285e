public import TallyCore

extension Tensor {
  /// A tensor with the numbers and the type of an array.
  public init(_ array: NumpyArray) {
    let storage: Storage =
      switch array.elementType {
      case .float32, .float16: .float32(array.floats)
      case .float64: .float64(array.numbers(as: Double.self))
      case .int8: .int8(array.numbers(as: Int8.self))
      case .int16: .int16(array.numbers(as: Int16.self))
      case .int32: .int32(array.numbers(as: Int32.self))
      case .int64: .int64(array.numbers(as: Int64.self))
      case .uint8: .uint8(array.numbers(as: UInt8.self))
      // A byte other than 0 and 1 counts as 1.
      case .bool: .uint8(array.numbers(as: UInt8.self).map { $0 == 0 ? 0 : 1 })
      case .uint16: .uint16(array.numbers(as: UInt16.self))
      case .uint32: .uint32(array.numbers(as: UInt32.self))
      }
    self.init(shape: array.shape, elementType: array.elementType, storage: storage)
  }

  /// An array with the numbers and the type of this tensor.
  public var numpy: NumpyArray {
    if elementType == .float16 {
      return NumpyArray(shape: shape, elementType: .float16, numbers: floats.map(NumpyArray.halfBits))
    }
    return storage.read(AsArray(shape: shape, elementType: elementType))
  }

  private struct AsArray: Storage.Reading {
    let shape: [Int], elementType: NumpyElementType
    func callAsFunction<Number: StoredNumber>(_ numbers: [Number]) -> NumpyArray {
      NumpyArray(shape: shape, elementType: elementType, bytes: numbers.withUnsafeBytes { Array($0) })
    }
  }
}

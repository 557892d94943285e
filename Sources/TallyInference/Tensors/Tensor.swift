public import TallyCore

/// A dense array of numbers in logical order: row-major, last index fastest, pictures as batch, channel, row, column.
/// This is the form at the border; inside a run pictures are channels last.
public struct Tensor: Sendable, Equatable {
  /// Extent of each dimension; empty for a single number.
  public let shape: [Int]
  /// Type of every element.
  public let elementType: NumpyElementType
  let storage: Storage

  /// A tensor with the numbers as they are held.
  init(shape: [Int], elementType: NumpyElementType, storage: Storage) {
    precondition(storage.count == shape.reduce(1, *), "\(storage.count) elements for shape \(shape)")
    (self.shape, self.elementType, self.storage) = (shape, elementType, storage)
  }

  /// A float32 tensor; as many numbers as the shape asks for.
  public init(shape: [Int], floats: [Float]) {
    self.init(shape: shape, elementType: .float32, storage: .float32(floats))
  }

  /// An integer or bool tensor; numbers that the type does not hold are wrapped as C does it (bool: not zero is 1).
  public init(shape: [Int], integers: [Int64], as elementType: NumpyElementType = .int64) {
    self.init(shape: shape, elementType: elementType, storage: elementType.stored(integers))
  }

  /// A float64 tensor.
  public init(shape: [Int], doubles: [Double]) {
    self.init(shape: shape, elementType: .float64, storage: .float64(doubles))
  }

  /// A bool tensor.
  init(shape: [Int], truths: [Bool]) {
    self.init(shape: shape, elementType: .bool, storage: .uint8(truths.map { $0 ? 1 : 0 }))
  }

  /// Elements in all; 1 for an empty shape.
  public var count: Int { storage.count }

  /// Every element as float32, rounded to nearest where it does not fit exactly.
  public var floats: [Float] {
    if case .float32(let numbers) = storage { return numbers }
    return storage.read(AsFloats())
  }

  /// Every element as float64; exact but for integers beyond 2⁵³.
  public var doubles: [Double] {
    if case .float64(let numbers) = storage { return numbers }
    return storage.read(AsDoubles())
  }

  /// Every element as an integer, floating point cut towards zero; NaN is 0, what is out of range the nearest end.
  public var integers: [Int64] {
    if case .int64(let numbers) = storage { return numbers }
    return storage.read(AsIntegers())
  }

  /// The numbers in the kind that arithmetic is done in: float32 and float16 as `Float`, float64 as `Double`, all
  /// integers, and bool as 0 and 1, as `Int64`.
  enum Numbers {
    case floats([Float])
    case doubles([Double])
    case integers([Int64])
  }

  var numbers: Numbers {
    switch elementType {
    case .float32, .float16: .floats(floats)
    case .float64: .doubles(doubles)
    default: .integers(integers)
    }
  }

  /// The same numbers in another shape with as many elements.
  func reshaped(_ shape: [Int]) -> Tensor { Tensor(shape: shape, elementType: elementType, storage: storage) }

  /// The numbers converted to another type (ONNX Cast): floating point to integer is cut towards zero and wrapped.
  func cast(to type: NumpyElementType) -> Tensor {
    if type == elementType && type != .float16 { return self }
    return switch type {
    case .float32: Tensor(shape: shape, floats: floats)
    case .float16:
      Tensor(
        shape: shape, elementType: type,
        storage: .float32(floats.map { NumpyArray.float(halfBits: NumpyArray.halfBits($0)) }))
    case .float64: Tensor(shape: shape, doubles: doubles)
    case .bool: Tensor(shape: shape, truths: doubles.map { $0 != 0 })
    default: Tensor(shape: shape, integers: integers, as: type)
    }
  }

  private struct AsFloats: Storage.Reading {
    func callAsFunction<Number: StoredNumber>(_ numbers: [Number]) -> [Float] { numbers.map(\.float) }
  }
  private struct AsDoubles: Storage.Reading {
    func callAsFunction<Number: StoredNumber>(_ numbers: [Number]) -> [Double] { numbers.map(\.double) }
  }
  private struct AsIntegers: Storage.Reading {
    func callAsFunction<Number: StoredNumber>(_ numbers: [Number]) -> [Int64] { numbers.map(\.integer) }
  }
}

extension NumpyElementType {
  /// True for types whose numbers are held as `Float`.
  var isFloat: Bool { self == .float32 || self == .float16 }

  /// True for all floating-point types.
  var isFloating: Bool { isFloat || self == .float64 }

  /// True for integers; bool is none.
  var isInteger: Bool { !isFloating && self != .bool }

  /// Integers as this type holds them, wrapped as C does it.
  func stored(_ values: [Int64]) -> Storage {
    switch self {
    case .int8: .int8(values.map { Int8(truncatingIfNeeded: $0) })
    case .int16: .int16(values.map { Int16(truncatingIfNeeded: $0) })
    case .int32: .int32(values.map { Int32(truncatingIfNeeded: $0) })
    case .uint8: .uint8(values.map { UInt8(truncatingIfNeeded: $0) })
    case .uint16: .uint16(values.map { UInt16(truncatingIfNeeded: $0) })
    case .uint32: .uint32(values.map { UInt32(truncatingIfNeeded: $0) })
    case .bool: .uint8(values.map { $0 == 0 ? 0 : 1 })
    case .float32, .float16: .float32(values.map { Float($0) })
    case .float64: .float64(values.map { Double($0) })
    case .int64: .int64(values)
    }
  }
}

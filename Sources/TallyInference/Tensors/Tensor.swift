public import TallyCore

/// A dense array of numbers in logical order: row-major, last index fastest, pictures as batch, channel, row, column.
/// This is the form at the border; inside a run pictures are channels last.
public struct Tensor: Sendable, Equatable {
  /// Extent of each dimension; empty for a single number.
  public let shape: [Int]
  /// Type of every element.
  public let elementType: NumpyElementType
  let payload: Payload

  /// How elements are held: each type in the narrowest of three that holds it exactly.
  enum Payload: Sendable, Equatable {
    /// float32 and float16.
    case floats([Float])
    /// float64.
    case doubles([Double])
    /// All integers, and bool as 0 and 1.
    case integers([Int64])

    var count: Int {
      switch self {
      case .floats(let values): values.count
      case .doubles(let values): values.count
      case .integers(let values): values.count
      }
    }
  }

  init(shape: [Int], elementType: NumpyElementType, payload: Payload) {
    precondition(payload.count == shape.reduce(1, *), "\(payload.count) elements for shape \(shape)")
    (self.shape, self.elementType, self.payload) = (shape, elementType, payload)
  }

  /// A float32 tensor; as many numbers as the shape asks for.
  public init(shape: [Int], floats: [Float]) {
    self.init(shape: shape, elementType: .float32, payload: .floats(floats))
  }

  /// An integer or bool tensor; numbers that the type does not hold are wrapped as C does it (bool: not zero is 1).
  public init(shape: [Int], integers: [Int64], as elementType: NumpyElementType = .int64) {
    self.init(
      shape: shape, elementType: elementType,
      payload: .integers(elementType == .int64 ? integers : integers.map { elementType.wrapped($0) }))
  }

  /// A float64 tensor.
  public init(shape: [Int], doubles: [Double]) {
    self.init(shape: shape, elementType: .float64, payload: .doubles(doubles))
  }

  /// Elements in all; 1 for an empty shape.
  public var count: Int { payload.count }

  /// Every element as float32, rounded to nearest where it does not fit exactly.
  public var floats: [Float] {
    switch payload {
    case .floats(let values): values
    case .doubles(let values): values.map { Float($0) }
    case .integers(let values): values.map { Float($0) }
    }
  }

  /// Every element as float64; exact but for integers beyond 2⁵³.
  public var doubles: [Double] {
    switch payload {
    case .floats(let values): values.map { Double($0) }
    case .doubles(let values): values
    case .integers(let values): values.map { Double($0) }
    }
  }

  /// Every element as an integer, floating point cut towards zero; NaN is 0, what is out of range the nearest end.
  public var integers: [Int64] {
    if case .integers(let values) = payload { return values }
    return doubles.map { value in
      if value.isNaN { return 0 }
      return Int64(exactly: value.rounded(.towardZero)) ?? (value < 0 ? .min : .max)
    }
  }

  /// The same numbers in another shape with as many elements.
  func reshaped(_ shape: [Int]) -> Tensor { Tensor(shape: shape, elementType: elementType, payload: payload) }

  /// The numbers converted to another type (ONNX Cast): floating point to integer is cut towards zero and wrapped.
  func cast(to type: NumpyElementType) -> Tensor {
    switch type {
    case .float32: Tensor(shape: shape, floats: floats)
    case .float16:
      Tensor(
        shape: shape, elementType: type,
        payload: .floats(floats.map { NumpyArray.float(halfBits: NumpyArray.halfBits($0)) }))
    case .float64: Tensor(shape: shape, doubles: doubles)
    case .bool: Tensor(shape: shape, integers: doubles.map { $0 == 0 ? 0 : 1 }, as: .bool)
    default: Tensor(shape: shape, integers: integers, as: type)
    }
  }
}

extension NumpyElementType {
  /// True for types whose numbers are held as `Float`.
  var isFloat: Bool { self == .float32 || self == .float16 }

  /// An integer as this type holds it.
  func wrapped(_ value: Int64) -> Int64 {
    switch self {
    case .int8: Int64(Int8(truncatingIfNeeded: value))
    case .int16: Int64(Int16(truncatingIfNeeded: value))
    case .int32: Int64(Int32(truncatingIfNeeded: value))
    case .uint8: Int64(UInt8(truncatingIfNeeded: value))
    case .uint16: Int64(UInt16(truncatingIfNeeded: value))
    case .uint32: Int64(UInt32(truncatingIfNeeded: value))
    case .bool: value == 0 ? 0 : 1
    default: value
    }
  }
}

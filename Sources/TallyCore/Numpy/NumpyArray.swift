/// An array as NumPy saves it: shape, element type, and the elements' bytes, row-major (last index fastest) and
/// little-endian, whatever order and endianness the file had.
public struct NumpyArray: Sendable, Equatable {
  /// Extent of each dimension; empty for a single number.
  public let shape: [Int]
  /// Type of every element.
  public let elementType: NumpyElementType
  /// `count × elementType.size` bytes.
  public let bytes: [UInt8]

  /// An array from its bytes, which must be as many as the shape asks for.
  public init(shape: [Int], elementType: NumpyElementType, bytes: [UInt8]) {
    precondition(shape.allSatisfy { $0 >= 0 }, "negative extent in \(shape)")
    precondition(bytes.count == shape.reduce(elementType.size, *), "\(bytes.count) bytes for shape \(shape)")
    (self.shape, self.elementType, self.bytes) = (shape, elementType, bytes)
  }

  /// Elements in all; 1 for an empty shape.
  public var count: Int { bytes.count / elementType.size }

  /// An array of float32.
  public init(shape: [Int], floats: [Float]) { self.init(shape: shape, elementType: .float32, numbers: floats) }

  /// An array of numbers whose memory is that of the element type (`Float` for float32, `UInt16` for uint16, …).
  public init<Number: BitwiseCopyable>(shape: [Int], elementType: NumpyElementType, numbers: [Number]) {
    precondition(MemoryLayout<Number>.size == elementType.size, "\(Number.self) is not \(elementType)")
    self.init(shape: shape, elementType: elementType, bytes: numbers.withUnsafeBytes { Array($0) })
  }

  /// The elements as numbers of a type with the same memory; `Number` must be as wide as the element type.
  public func numbers<Number: BitwiseCopyable & ExpressibleByIntegerLiteral>(as type: Number.Type) -> [Number] {
    precondition(MemoryLayout<Number>.size == elementType.size, "\(type) is not \(elementType)")
    var result = [Number](repeating: 0, count: count)
    result.withUnsafeMutableBytes { $0.copyBytes(from: bytes) }
    return result
  }

  /// Every element converted to float32 (rounded to nearest where it does not fit exactly).
  public var floats: [Float] {
    switch elementType {
    case .float32: numbers(as: Float.self)
    case .float16: numbers(as: UInt16.self).map(Self.float(halfBits:))
    case .float64: numbers(as: Double.self).map { Float($0) }
    default: integers.map { Float($0) }
    }
  }

  /// Every element of an integer or bool array as `Int64`; floating point is cut towards zero, and what no `Int64`
  /// holds becomes the nearest one (NaN 0).
  public var integers: [Int64] {
    switch elementType {
    case .int64: numbers(as: Int64.self)
    case .int32: numbers(as: Int32.self).map { Int64($0) }
    case .int16: numbers(as: Int16.self).map { Int64($0) }
    case .int8: numbers(as: Int8.self).map { Int64($0) }
    case .uint32: numbers(as: UInt32.self).map { Int64($0) }
    case .uint16: numbers(as: UInt16.self).map { Int64($0) }
    case .uint8: numbers(as: UInt8.self).map { Int64($0) }
    case .bool: numbers(as: UInt8.self).map { $0 == 0 ? 0 : 1 }
    case .float16, .float32: floats.map { Self.cut(Double($0)) }
    case .float64: numbers(as: Double.self).map(Self.cut)
    }
  }

  private static func cut(_ value: Double) -> Int64 {
    if value.isNaN { return 0 }
    return Int64(exactly: value.rounded(.towardZero)) ?? (value < 0 ? .min : .max)
  }
}

extension NumpyArray {
  /// The value of 16 bits in IEEE 754 half precision; exact.
  public static func float(halfBits bits: UInt16) -> Float {
    let sign = UInt32(bits >> 15) << 31
    let (exponent, fraction) = (UInt32(bits >> 10) & 31, UInt32(bits & 0x3FF))
    if exponent == 31 { return Float(bitPattern: sign | 0x7F80_0000 | fraction << 13) }
    if exponent == 0 {
      let magnitude = Float(fraction) * 0x1p-24  // subnormal: multiples of 2⁻²⁴
      return sign == 0 ? magnitude : -magnitude
    }
    return Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
  }

  /// The nearest half-precision bits of a number, ties to even, overflow to infinity.
  public static func halfBits(_ value: Float) -> UInt16 {
    let bits = value.bitPattern
    let sign = UInt16(bits >> 16) & 0x8000
    if value.isNaN { return sign | 0x7E00 }
    let magnitude = value.magnitude
    if magnitude >= 65520 { return sign | 0x7C00 }
    if magnitude < 0x1p-14 {
      return sign | UInt16((magnitude * 0x1p24).rounded(.toNearestOrEven))
    }
    let rounded = (bits & 0x7FFF_FFFF) + 0xFFF + ((bits >> 13) & 1)
    return sign | UInt16((rounded >> 13) - (112 << 10))
  }
}

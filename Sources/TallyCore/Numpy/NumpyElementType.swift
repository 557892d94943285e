/// The element types that travel in `.npy` files here; the raw value is NumPy's own name.
public enum NumpyElementType: String, Sendable, CaseIterable, Codable {
  /// IEEE 754 numbers of 16, 32 and 64 bits.
  case float16, float32, float64
  /// Signed integers.
  case int8, int16, int32, int64
  /// Unsigned integers.
  case uint8, uint16, uint32
  /// One byte, 0 or 1.
  case bool

  /// Bytes of one element.
  public var size: Int {
    switch self {
    case .int8, .uint8, .bool: 1
    case .float16, .int16, .uint16: 2
    case .float32, .int32, .uint32: 4
    case .float64, .int64: 8
    }
  }

  /// Kind and size as in NumPy's array interface, without the byte order: `f4`, `u2`, `b1`.
  var code: String {
    let kind =
      switch self {
      case .float16, .float32, .float64: "f"
      case .int8, .int16, .int32, .int64: "i"
      case .uint8, .uint16, .uint32: "u"
      case .bool: "b"
      }
    return kind + String(size)
  }

  /// The descriptor written into headers: little-endian, `|` where order means nothing.
  var descriptor: String { (size == 1 ? "|" : "<") + code }

  /// Reads a descriptor such as `<f4`, `>i2`, `|u1` or `=f8`; nil for a type that is not read here.
  static func parse(_ descriptor: String) -> (type: NumpyElementType, bigEndian: Bool)? {
    guard let order = descriptor.first, "<>|=".contains(order) else { return nil }
    let code = String(descriptor.dropFirst())
    guard let type = allCases.first(where: { $0.code == code }) else { return nil }
    guard order != "|" || type.size == 1 else { return nil }
    return (type, order == ">")
  }
}

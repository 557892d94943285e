/// The protobuf wire format over a range of bytes: fields one after the other, every length checked against what is
/// left before it is used (protobuf.dev, "Encoding").
struct ProtobufReader {
  /// What a field holds.
  enum Value {
    case number(UInt64)
    case fixed64(UInt64)
    case bytes(Range<Int>)
    case fixed32(UInt32)
  }

  let bytes: [UInt8]
  let file: String
  private(set) var position: Int
  private let end: Int

  init(_ bytes: [UInt8], file: String, range: Range<Int>? = nil) {
    (self.bytes, self.file) = (bytes, file)
    (position, end) = (range?.lowerBound ?? 0, range?.upperBound ?? bytes.count)
  }

  /// The next field, or nil at the end.
  mutating func next() throws(ModelError) -> (field: Int, value: Value)? {
    guard position < end else { return nil }
    let key = try varint()
    let field = key >> 3
    guard (1..<(1 << 29)).contains(field) else { throw malformed("field number \(field)") }
    switch key & 7 {
    case 0: return (Int(field), .number(try varint()))
    case 1: return (Int(field), .fixed64(try fixed(8)))
    case 2: return (Int(field), .bytes(try lengthDelimited()))
    case 5: return (Int(field), .fixed32(UInt32(truncatingIfNeeded: try fixed(4))))
    default: throw malformed("wire type \(key & 7)")
    }
  }

  /// A reader of a message inside this one.
  func message(_ range: Range<Int>) -> ProtobufReader { ProtobufReader(bytes, file: file, range: range) }

  /// A base-128 number of at most ten bytes.
  mutating func varint() throws(ModelError) -> UInt64 {
    var result: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
      guard position < end else { throw malformed("a number is cut off") }
      let byte = bytes[position]
      position += 1
      if shift == 63 && byte > 1 { throw malformed("a number has more than 64 bits") }
      result |= UInt64(byte & 127) << shift
      if byte < 128 { return result }
    }
    throw malformed("a number has more than ten bytes")
  }

  var isAtEnd: Bool { position >= end }

  private mutating func fixed(_ count: Int) throws(ModelError) -> UInt64 {
    guard end - position >= count else { throw malformed("a number is cut off") }
    defer { position += count }
    return (0..<count).reduce(UInt64(0)) { $0 | UInt64(bytes[position + $1]) << UInt64(8 * $1) }
  }

  private mutating func lengthDelimited() throws(ModelError) -> Range<Int> {
    let length = try varint()
    guard length <= UInt64(end - position) else { throw malformed("a field of \(length) bytes reaches past its end") }
    let start = position
    position += Int(length)
    return start..<position
  }

  func malformed(_ problem: String) -> ModelError {
    .malformed(file: file, at: position, problem: "This is not a protobuf message: \(problem).")
  }
}

/// Fields as their declared types.
extension ProtobufReader {
  func text(_ value: Value) throws(ModelError) -> String {
    guard case .bytes(let range) = value else { throw malformed("text expected") }
    guard range.count <= 1 << 20 else { throw malformed("a text of \(range.count) bytes") }
    return String(decoding: bytes[range], as: UTF8.self)
  }

  func range(_ value: Value) throws(ModelError) -> Range<Int> {
    guard case .bytes(let range) = value else { throw malformed("bytes expected") }
    return range
  }

  func integer(_ value: Value) throws(ModelError) -> Int64 {
    guard case .number(let number) = value else { throw malformed("a whole number expected") }
    return Int64(bitPattern: number)
  }

  func float(_ value: Value) throws(ModelError) -> Float {
    guard case .fixed32(let bits) = value else { throw malformed("a float expected") }
    return Float(bitPattern: bits)
  }

  /// Whole numbers, packed or one at a time.
  func integers(_ value: Value, into list: inout [Int64]) throws(ModelError) {
    if case .bytes(let range) = value {
      var packed = message(range)
      while !packed.isAtEnd { list.append(Int64(bitPattern: try packed.varint())) }
    } else {
      list.append(try integer(value))
    }
  }

  /// Numbers of fixed width, packed or one at a time.
  func words(_ value: Value, size: Int, into list: inout [UInt64]) throws(ModelError) {
    switch value {
    case .fixed32(let bits) where size == 4: list.append(UInt64(bits))
    case .fixed64(let bits) where size == 8: list.append(bits)
    case .bytes(let range):
      guard range.count % size == 0 else { throw malformed("packed numbers of \(range.count) bytes") }
      list.reserveCapacity(list.count + range.count / size)
      for start in stride(from: range.lowerBound, to: range.upperBound, by: size) {
        list.append((0..<size).reduce(UInt64(0)) { $0 | UInt64(bytes[start + $1]) << UInt64(8 * $1) })
      }
    default: throw malformed("a number of \(size) bytes expected")
    }
  }
}

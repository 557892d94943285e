internal import TallyCore

extension ModelReader {
  /// An input or output with its declared type (ValueInfoProto). Inside a node's graph the type may be left out.
  func description(_ message: ProtobufReader, depth: Int) throws(ModelError) -> ValueDescription {
    var (reader, name) = (message, "")
    var (type, dimensions): (Int64?, [ValueDescription.Dimension]?) = (nil, nil)
    while let (field, value) = try reader.next() {
      if field == 1 { name = try reader.text(value) }
      guard field == 2 else { continue }
      var typeReader = reader.message(try reader.range(value))
      while let (kind, inner) = try typeReader.next() {
        guard kind == 1 else { throw .unsupported(node: "value \(name)", what: "a value that is not a tensor") }
        (type, dimensions) = try tensorType(typeReader.message(try typeReader.range(inner)))
      }
    }
    if depth > 0 && (type ?? 0) == 0 {
      return ValueDescription(name: name, elementType: .float32, dimensions: nil)
    }
    guard let type, let elementType = NumpyElementType(onnx: type) else {
      throw .unsupported(node: "value \(name)", what: "element type \(type ?? 0)")
    }
    return ValueDescription(name: name, elementType: elementType, dimensions: dimensions)
  }

  private func tensorType(
    _ message: ProtobufReader
  ) throws(ModelError) -> (Int64, [ValueDescription.Dimension]?) {
    var (reader, type) = (message, Int64(0))
    var dimensions: [ValueDescription.Dimension]?
    while let (field, value) = try reader.next() {
      if field == 1 { type = try reader.integer(value) }
      guard field == 2 else { continue }
      var (shape, list) = (reader.message(try reader.range(value)), [ValueDescription.Dimension]())
      while let (kind, inner) = try shape.next() {
        guard kind == 1 else { continue }
        guard list.count < limits.dimensions else {
          throw .tooLarge(
            place: file, what: "dimensions", value: UInt64(list.count) + 1, limit: UInt64(limits.dimensions))
        }
        list.append(try dimension(shape.message(try shape.range(inner))))
      }
      dimensions = list
    }
    return (type, dimensions)
  }

  /// A negative number is what some exporters write for an extent that is left open.
  private func dimension(_ message: ProtobufReader) throws(ModelError) -> ValueDescription.Dimension {
    var (reader, result) = (message, ValueDescription.Dimension.named(""))
    while let (field, value) = try reader.next() {
      if field == 1 {
        let extent = try reader.integer(value)
        result = extent >= 0 ? .fixed(Int(extent)) : .named("")
      } else if field == 2 {
        result = .named(try reader.text(value))
      }
    }
    return result
  }
}

extension NumpyElementType {
  /// The type that ONNX numbers so (TensorProto.DataType); nil for text, complex numbers, uint64, bfloat16 and the
  /// narrow kinds.
  init?(onnx number: Int64) {
    let types: [Int64: NumpyElementType] = [
      1: .float32, 2: .uint8, 3: .int8, 4: .uint16, 5: .int16, 6: .int32, 7: .int64, 9: .bool, 10: .float16,
      11: .float64, 12: .uint32,
    ]
    guard let type = types[number] else { return nil }
    self = type
  }
}

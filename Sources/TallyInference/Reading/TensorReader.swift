internal import TallyCore

/// Reads stored tensors (TensorProto), inside the file or beside it.
struct TensorReader: Sendable {
  let file: String
  let limits: ModelLimits

  /// Name and numbers of a tensor. Exactly as many numbers as the shape asks for must be stored.
  func read(_ message: ProtobufReader, place: String) throws(ModelError) -> (name: String, tensor: Tensor) {
    var (reader, name, type) = (message, "", Int64(0))
    var (dimensions, integers, words4, words8) = ([Int64](), [Int64](), [UInt64](), [UInt64]())
    var (raw, external): (Range<Int>?, [String: String]) = (nil, [:])
    var isExternal = false
    while let (field, value) = try reader.next() {
      switch field {
      case 1: try reader.integers(value, into: &dimensions)
      case 2: type = try reader.integer(value)
      case 4: try reader.words(value, size: 4, into: &words4)
      case 5, 7, 11: try reader.integers(value, into: &integers)
      case 8: name = try reader.text(value)
      case 9: raw = try reader.range(value)
      case 10: try reader.words(value, size: 8, into: &words8)
      case 13:
        let (key, word) = try pair(reader.message(try reader.range(value)))
        external[key] = word
      case 14: isExternal = try reader.integer(value) == 1
      default: continue
      }
    }
    let where_ = name.isEmpty ? place : "tensor \(name)"
    guard let elementType = NumpyElementType(onnx: type) else {
      throw .unsupported(node: where_, what: "element type \(type)")
    }
    guard dimensions.allSatisfy({ $0 >= 0 }) else {
      throw .malformed(file: file, at: reader.position, problem: "\(where_) has a negative extent.")
    }
    let shape = dimensions.map { Int($0) }
    let count = try limits.elements(of: shape, place: where_)
    if isExternal {
      let data = try ExternalData(modelFile: file, tensor: where_, entries: external)
        .read(byteCount: count * elementType.size, limits: limits)
      return (name, Tensor(NumpyArray(shape: shape, elementType: elementType, bytes: data)))
    }
    if let raw {
      guard raw.count == count * elementType.size else { throw wrong(where_, count, raw.count / elementType.size) }
      let stored = NumpyArray(shape: shape, elementType: elementType, bytes: Array(reader.bytes[raw]))
      return (name, Tensor(stored))
    }
    return (name, try typed(elementType, shape, count, integers, words4, words8, where_))
  }

  /// Numbers that are stored in the field of their type instead of as raw bytes.
  private func typed(
    _ type: NumpyElementType, _ shape: [Int], _ count: Int, _ integers: [Int64], _ words4: [UInt64],
    _ words8: [UInt64], _ place: String
  ) throws(ModelError) -> Tensor {
    let stored =
      switch type {
      case .float32: words4.count
      case .float64: words8.count
      default: integers.count
      }
    guard stored == count else { throw wrong(place, count, stored) }
    return switch type {
    case .float32: Tensor(shape: shape, floats: words4.map { Float(bitPattern: UInt32(truncatingIfNeeded: $0)) })
    case .float64: Tensor(shape: shape, doubles: words8.map { Double(bitPattern: $0) })
    case .float16:
      Tensor(
        shape: shape, elementType: .float16,
        storage: .float32(integers.map { NumpyArray.float(halfBits: UInt16(truncatingIfNeeded: $0)) }))
    default: Tensor(shape: shape, integers: integers, as: type)
    }
  }

  private func wrong(_ place: String, _ count: Int, _ stored: Int) -> ModelError {
    .invalidGraph(file: file, place: place, problem: "Its shape asks for \(count) numbers, \(stored) are stored.")
  }

  private func pair(_ message: ProtobufReader) throws(ModelError) -> (String, String) {
    var (reader, key, word) = (message, "", "")
    while let (field, value) = try reader.next() {
      if field == 1 { key = try reader.text(value) }
      if field == 2 { word = try reader.text(value) }
    }
    return (key, word)
  }
}

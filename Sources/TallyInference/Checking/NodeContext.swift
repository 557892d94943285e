/// A node's attributes as an operator asks for them; every wrong one is an error that names node and attribute.
struct NodeContext {
  let node: GraphNode
  /// Version of the standard operators that the model was made for.
  let opset: Int

  /// Whole numbers beyond this are refused, so that sums and products of a few fit `Int`.
  static let bound = Int64(Int32.max)

  func has(_ name: String) -> Bool { node.attributes[name] != nil }

  func integer(_ name: String, default standard: Int) throws(ModelError) -> Int {
    switch node.attributes[name] {
    case nil: return standard
    case .integer(let value): return try bounded(value, name)
    default: throw invalid(name, "A whole number is expected.")
    }
  }

  func flag(_ name: String, default standard: Bool) throws(ModelError) -> Bool {
    try integer(name, default: standard ? 1 : 0) != 0
  }

  func integers(_ name: String) throws(ModelError) -> [Int]? {
    switch node.attributes[name] {
    case nil: return nil
    case .integers(let values):
      var result: [Int] = []
      for value in values { result.append(try bounded(value, name)) }
      return result
    default: throw invalid(name, "A list of whole numbers is expected.")
    }
  }

  /// Whole numbers of which the largest and smallest stand for "to the end" (Slice before version 10).
  func openIntegers(_ name: String) throws(ModelError) -> [Int]? {
    switch node.attributes[name] {
    case nil: return nil
    case .integers(let values): return values.map { Int(min(max($0, -Self.bound), Self.bound)) }
    default: throw invalid(name, "A list of whole numbers is expected.")
    }
  }

  func float(_ name: String, default standard: Float) throws(ModelError) -> Float {
    switch node.attributes[name] {
    case nil: return standard
    case .float(let value): return value
    default: throw invalid(name, "A number is expected.")
    }
  }

  func text(_ name: String, default standard: String) throws(ModelError) -> String {
    switch node.attributes[name] {
    case nil: return standard
    case .text(let value): return value
    default: throw invalid(name, "A word is expected.")
    }
  }

  func invalid(_ attribute: String, _ problem: String) -> ModelError {
    .invalidNode(node: node.name, part: "attribute \(attribute)", problem: problem)
  }

  func unsupported(_ what: String) -> ModelError { .unsupported(node: node.name, what: what) }

  private func bounded(_ value: Int64, _ name: String) throws(ModelError) -> Int {
    guard value.magnitude <= UInt64(Self.bound) else { throw invalid(name, "\(value) is out of range.") }
    return Int(value)
  }
}

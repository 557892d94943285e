internal import TallyCore

/// A node's inputs: their types, and the numbers of those that are known before a run.
struct Operands {
  /// One input; `constant` is known when the graph is optimised, and always when a reference is evaluated.
  struct Operand {
    let type: ValueType
    let constant: Tensor?
  }

  let node: String
  let list: [Operand?]
  let limits: ModelLimits

  init(node: String, list: [Operand?], limits: ModelLimits) {
    (self.node, self.list, self.limits) = (node, list, limits)
  }

  /// Operands of a reference: all numbers known.
  init(node: String, tensors: [Tensor?], limits: ModelLimits) {
    self.init(
      node: node, list: tensors.map { $0.map { Operand(type: ValueType($0.shape, $0.elementType), constant: $0) } },
      limits: limits)
  }

  var count: Int { list.count }

  func has(_ index: Int) -> Bool { index < list.count && list[index] != nil }

  func type(_ index: Int) throws(ModelError) -> ValueType {
    guard index < list.count, let operand = list[index] else { throw invalid(index, "It is missing.") }
    return operand.type
  }

  func shape(_ index: Int) throws(ModelError) -> [Int] { try type(index).shape }

  /// The type of an input that must be floating point.
  func floating(_ index: Int) throws(ModelError) -> ValueType {
    let type = try type(index)
    guard type.elementType.isFloating else {
      throw invalid(index, "It is \(type.elementType) where floating point is expected.")
    }
    return type
  }

  /// Refuses inputs that are not of the first one's element type; those left out do not count.
  func requireSameType(_ indices: [Int], as first: Int = 0) throws(ModelError) {
    let expected = try type(first).elementType
    for index in indices where has(index) {
      let other = try type(index).elementType
      guard other == expected else { throw invalid(index, "It is \(other) where \(expected) is expected.") }
    }
  }

  /// Refuses a picture without pixels or a batch without pictures.
  func requireNumbers(_ index: Int) throws(ModelError) {
    let shape = try shape(index)
    guard !shape.contains(0) else { throw invalid(index, "Its shape \(shape) is empty: a batch of nothing.") }
  }

  /// One number, needed now; nil where the input is left out.
  func number(_ index: Int) throws(ModelError) -> Double? {
    guard has(index) else { return nil }
    let tensor = try tensor(index)
    guard tensor.count == 1 else { throw invalid(index, "One number is expected, there are \(tensor.count).") }
    return tensor.doubles[0]
  }

  /// A shape of at least so many dimensions.
  func shape(_ index: Int, minimumRank: Int) throws(ModelError) -> [Int] {
    let shape = try shape(index)
    guard shape.count >= minimumRank else {
      throw invalid(index, "Its shape \(shape) has fewer than \(minimumRank) dimensions.")
    }
    return shape
  }

  /// The numbers of an input, needed now.
  func tensor(_ index: Int) throws(ModelError) -> Tensor {
    _ = try type(index)
    guard let tensor = list[index]?.constant else {
      throw .unsupported(node: node, what: "input \(index) would decide shapes during the run")
    }
    return tensor
  }

  /// Bounded whole numbers, needed now; nil where the input is left out.
  func integers(_ index: Int) throws(ModelError) -> [Int]? {
    guard has(index) else { return nil }
    let values = try tensor(index).integers
    for value in values where value.magnitude > UInt64(NodeContext.bound) {
      throw invalid(index, "\(value) is out of range.")
    }
    return values.map { Int($0) }
  }

  /// Numbers that older versions carry as an attribute and newer ones as an input; nil where there is neither.
  func integers(_ attribute: [Int]?, orInput index: Int) throws(ModelError) -> [Int]? {
    if let attribute { return attribute }
    return try integers(index)
  }

  /// The same for numbers of which the largest and smallest stand for "to the end".
  func openIntegers(_ attribute: [Int]?, orInput index: Int) throws(ModelError) -> [Int]? {
    if let attribute { return attribute }
    return try openIntegers(index)
  }

  /// Whole numbers of which the largest and smallest stand for "to the end".
  func openIntegers(_ index: Int) throws(ModelError) -> [Int]? {
    guard has(index) else { return nil }
    return try tensor(index).integers.map { Int(min(max($0, -NodeContext.bound), NodeContext.bound)) }
  }

  /// An axis counted from either end, as an index into a rank.
  func axis(_ value: Int, rank: Int, name: String = "axis") throws(ModelError) -> Int {
    guard value >= -rank && value < rank else {
      throw .invalidNode(node: node, part: name, problem: "\(value) is no axis of \(rank) dimensions.")
    }
    return value < 0 ? value + rank : value
  }

  /// Distinct axes, in the order given.
  func axes(_ values: [Int], rank: Int) throws(ModelError) -> [Int] {
    var result: [Int] = []
    for value in values {
      let axis = try axis(value, rank: rank, name: "axes")
      guard !result.contains(axis) else {
        throw .invalidNode(node: node, part: "axes", problem: "Axis \(axis) is named twice.")
      }
      result.append(axis)
    }
    return result
  }

  func invalid(_ index: Int, _ problem: String) -> ModelError {
    .invalidNode(node: node, part: "input \(index)", problem: problem)
  }

  func invalid(_ part: String, _ problem: String) -> ModelError {
    .invalidNode(node: node, part: part, problem: problem)
  }

  func unsupported(_ what: String) -> ModelError { .unsupported(node: node, what: what) }
}

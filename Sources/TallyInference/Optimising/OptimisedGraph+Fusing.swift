internal import TallyCore
internal import TallyTensor

/// The second pass: nodes that only change what one node has just made become part of it.
extension OptimisedGraph {
  /// Applies all rules until none fits. Each removes a node, so the end is certain.
  mutating func fuse() {
    fuseGates()
    var result: [Node?] = []
    var maker: [Int: Int] = [:]
    var uses = uses()
    for node in nodes {
      var current = node
      // The chain conv → norm → add → relu collapses link by link into the node that stands last.
      if let (index, merged) = merge(current, result, maker, uses) {
        for value in current.inputs.compactMap({ $0 }) { uses[value] -= 1 }
        for value in merged.fusion.values where !(result[index]?.fusion.values.contains(value) ?? false) {
          uses[value] += 1
        }
        result[index] = nil
        current = merged
      }
      for value in current.outputs { maker[value] = result.count }
      result.append(current)
    }
    nodes = result.compactMap { $0 }
  }

  /// The maker of one of the node's inputs with the node fused into it, where a rule fits.
  private mutating func merge(
    _ node: Node, _ made: [Node?], _ maker: [Int: Int], _ uses: [Int]
  ) -> (index: Int, merged: Node)? {
    for (position, value) in node.inputs.enumerated() {
      guard let value, uses[value] == 1, let index = maker[value], let base = made[index], base.outputs == [value],
        node.outputs.count == 1, type(node.outputs[0]) == type(value), isFusible(base)
      else { continue }
      if var merged = merged(base, node, position) {
        merged.outputs = node.outputs
        return (index, merged)
      }
    }
    return nil
  }

  /// True for nodes that are certain to take a fast path, which alone knows what to do with a fusion.
  private func isFusible(_ node: Node) -> Bool {
    guard let first = node.inputs.first ?? nil, type(first).elementType.isFloat else { return false }
    let rank = type(first).shape.count
    switch node.operation {
    case is Conv: return rank <= 4
    case is ConvTranspose: return rank <= 4 && constant(node, 1) != nil
    case let norm as BatchNormalization: return norm.affine(constants: (1...4).map { constant(node, $0) }) != nil
    case let binary as Binary: return binary.arithmetic != nil
    default: return false
    }
  }

  func constant(_ node: Node, _ index: Int) -> Tensor? {
    guard index < node.inputs.count, let value = node.inputs[index] else { return nil }
    return values[value].constant
  }

  private mutating func merged(_ base: Node, _ node: Node, _ position: Int) -> Node? {
    guard base.fusion.activation.kind == .identity else { return nil }
    var merged = base
    if let activation = activation(node) {
      merged.fusion.activation = activation
      return merged
    }
    guard let conv = base.operation as? Conv else { return nil }
    if let norm = node.operation as? BatchNormalization, base.fusion.isEmpty,
      let affine = norm.affine(constants: (1...4).map { constant(node, $0) })
    {
      return scaled(base, conv, scale: affine.scale, shift: affine.shift)
    }
    guard let arithmetic = (node.operation as? Binary)?.arithmetic, node.inputs.count == 2,
      let other = node.inputs[1 - position]
    else { return nil }
    return joined(base, conv, arithmetic, other, position)
  }

  /// A convolution followed by arithmetic with a constant, a vector per channel, or a picture of the same shape.
  private mutating func joined(
    _ base: Node, _ conv: Conv, _ arithmetic: Arithmetic, _ other: Int, _ position: Int
  ) -> Node? {
    let shape = type(base.outputs[0]).shape
    if base.fusion.isEmpty, let numbers = values[other].constant.flatMap({ perChannel($0, shape) }) {
      let (ones, zeros) = ([Float](repeating: 1, count: shape[1]), [Float](repeating: 0, count: shape[1]))
      switch arithmetic {
      case .add: return scaled(base, conv, scale: ones, shift: numbers)
      case .multiply: return scaled(base, conv, scale: numbers, shift: zeros)
      case .subtract where position == 0: return scaled(base, conv, scale: ones, shift: numbers.map { -$0 })
      case .divide where position == 0: return scaled(base, conv, scale: numbers.map { 1 / $0 }, shift: zeros)
      default: return nil
      }
    }
    var merged = base
    let vector = Array(shape[..<2]) + shape[2...].map { _ in 1 }
    let fusion = base.fusion
    switch arithmetic {
    case .multiply where type(other).shape == vector && fusion.isEmpty: merged.fusion.scale = other
    case .add where type(other).shape == vector && fusion.shift == nil && fusion.residual == nil:
      merged.fusion.shift = other
    case .add where type(other).shape == shape && fusion.residual == nil: merged.fusion.residual = other
    default: return nil
    }
    return merged
  }

  /// One number per channel from a constant that spreads over the channels alone; nil for any other shape.
  private func perChannel(_ tensor: Tensor, _ shape: [Int]) -> [Float]? {
    guard tensor.elementType.isFloat, tensor.shape.count <= shape.count else { return nil }
    if tensor.count == 1 { return [Float](repeating: tensor.floats[0], count: shape[1]) }
    let padded = [Int](repeating: 1, count: shape.count - tensor.shape.count) + tensor.shape
    guard padded == [1, shape[1]] + shape[2...].map({ _ in 1 }) else { return nil }
    return tensor.floats
  }

  /// The convolution with `y · scale + shift` folded into its weights and bias; needs both to be constants.
  private mutating func scaled(_ base: Node, _ conv: Conv, scale: [Float], shift: [Float]) -> Node? {
    guard let weights = constant(base, 1), scale.allSatisfy(\.isFinite), shift.allSatisfy(\.isFinite) else {
      return nil
    }
    let hasBias = base.inputs.count > 2 && base.inputs[2] != nil
    let old = constant(base, 2)?.floats
    if hasBias && old == nil { return nil }
    let each = weights.count / max(1, scale.count)
    let numbers = weights.floats.enumerated().map { $1 * scale[$0 / each] }
    let bias = scale.indices.map { (old?[$0] ?? 0) * scale[$0] + shift[$0] }
    var merged = base
    merged.inputs = [
      base.inputs[0], add(weights.shape, numbers, weights.elementType, base.name + " weights"),
      add([bias.count], bias, weights.elementType, base.name + " bias"),
    ]
    return merged
  }

  /// New weights, of the type of the old ones but not rounded to it.
  private mutating func add(_ shape: [Int], _ numbers: [Float], _ type: NumpyElementType, _ name: String) -> Int {
    add(Tensor(shape: shape, elementType: type, storage: .float32(numbers)), name)
  }

  /// A new constant.
  mutating func add(_ tensor: Tensor, _ name: String) -> Int {
    values.append(Value(name: name, type: ValueType(tensor.shape, tensor.elementType), constant: tensor))
    return values.count - 1
  }

  func activation(_ node: Node) -> Activation? {
    if let operation = node.operation as? ActivationOperation { return operation.activation }
    return (node.operation as? Clip)?.activation(operands(node).list)
  }
}

internal import TallyTensor

/// Activations that exporters spell out in several nodes become one node, so that it can be fused like any other.
extension OptimisedGraph {
  /// `x · sigmoid(x)`, and HardSigmoid and HardSwish as additions, clips and divisions.
  mutating func fuseGates() {
    let uses = uses()
    var maker: [Int: Int] = [:]
    for index in nodes.indices {
      let node = nodes[index]
      for value in node.outputs { maker[value] = index }
      guard let (activation, x) = gate(node, { uses[$0] == 1 ? maker[$0] : nil }) else { continue }
      nodes[index].operation = ActivationOperation(activation)
      nodes[index].operatorName = activation.kind.rawValue
      nodes[index].inputs = [x]
    }
    removeUnused()
  }

  /// The activation that a node ends, and the value it is of. `maker` finds the node that makes a value which nobody
  /// else reads.
  private func gate(_ node: Node, _ maker: (Int) -> Int?) -> (Activation, Int)? {
    guard let arithmetic = (node.operation as? Binary)?.arithmetic, let a = node.inputs[0], let b = node.inputs[1],
      type(node.outputs[0]).elementType.isFloat
    else { return nil }
    for (x, gate) in [(a, b), (b, a)] where arithmetic == .multiply {
      guard let source = maker(gate), nodes[source].inputs == [x],
        let inner = (nodes[source].operation as? ActivationOperation)?.activation
      else { continue }
      if inner.kind == .sigmoid { return (Activation(.silu), x) }
      if inner.kind == .hardSigmoid, inner.alpha == 1 / 6, inner.beta == 0.5 { return (Activation(.hardSwish), x) }
    }
    // Something times a number, or over one.
    guard let (y, number) = scaled(node, arithmetic), let source = maker(y) else { return nil }
    if let (x, shift, end) = shiftedClip(nodes[source], maker), isOne(number * end) {
      let (alpha, beta) = (1 / end, shift / end)
      return (Activation(.hardSigmoid, alpha: alpha, beta: beta), x)
    }
    let product = nodes[source]
    guard (product.operation as? Binary)?.arithmetic == .multiply, let left = product.inputs[0],
      let right = product.inputs[1]
    else { return nil }
    for (x, gate) in [(left, right), (right, left)] {
      guard let clip = maker(gate), let (inner, shift, end) = shiftedClip(nodes[clip], maker), inner == x,
        isOne(number * end), shift == 3, end == 6
      else { continue }
      return (Activation(.hardSwish), x)
    }
    return nil
  }

  /// `y` and `k` where the node is `y · k` or `y / (1/k)` with one constant number.
  private func scaled(_ node: Node, _ arithmetic: Arithmetic) -> (value: Int, factor: Float)? {
    func number(_ index: Int) -> Float? {
      guard let tensor = constant(node, index), tensor.count == 1 else { return nil }
      return tensor.floats[0]
    }
    guard let a = node.inputs[0], let b = node.inputs[1], node.operation is Binary else { return nil }
    let shape = type(node.outputs[0]).shape
    switch arithmetic {
    case .multiply:
      if let factor = number(1), type(a).shape == shape { return (a, factor) }
      if let factor = number(0), type(b).shape == shape { return (b, factor) }
      return nil
    case .divide: return number(1).flatMap { $0 != 0 && type(a).shape == shape ? (a, 1 / $0) : nil }
    default: return nil
    }
  }

  /// `x`, `k` and `end` where the node is `x + k` held between 0 and `end`.
  private func shiftedClip(_ node: Node, _ maker: (Int) -> Int?) -> (value: Int, shift: Float, end: Float)? {
    guard let clip = activation(node), clip.kind == .clip, clip.alpha == 0, clip.beta > 0, clip.beta.isFinite,
      let shifted = node.inputs[0], let index = maker(shifted)
    else { return nil }
    let sum = nodes[index]
    guard (sum.operation as? Binary)?.arithmetic == .add else { return nil }
    let isFlipped = constant(sum, 0) != nil
    guard let number = constant(sum, isFlipped ? 0 : 1), number.count == 1, let x = sum.inputs[isFlipped ? 1 : 0],
      type(x).shape == type(shifted).shape
    else { return nil }
    return (x, number.floats[0], clip.beta)
  }

  private func isOne(_ number: Float) -> Bool { abs(number - 1) < 1e-6 }
}

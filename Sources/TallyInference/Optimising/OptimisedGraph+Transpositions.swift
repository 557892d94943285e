/// Networks that were made with channels last come with a pair of transpositions around every convolution. Moved
/// towards the outputs, past operators that do not mind, the pairs meet and vanish.
extension OptimisedGraph {
  /// A value that is only another order of axes of `source`: its axis `i` is axis `order[i]` there.
  private struct Turned {
    let source: Int
    let order: [Int]

    var isIdentity: Bool { order == Array(order.indices) }
  }

  mutating func sinkTranspositions() {
    guard nodes.contains(where: { $0.operation is Transpose }) else { return }
    var result: [Node] = []
    var turned: [Int: Turned] = [:]
    var renamed: [Int: Int] = [:]
    for old in nodes {
      var node = old
      node.inputs = old.inputs.map { value in value.map { renamed[$0] ?? $0 } }
      if let now = turning(node, turned) {
        if now.isIdentity {
          renamed[node.outputs[0]] = now.source
          continue
        }
        node.operation = Transpose(order: now.order)
        node.inputs = [now.source]
        turned[node.outputs[0]] = now
      } else if let (moved, now) = sunk(node, turned) {
        result.append(moved)
        node = Node(
          name: node.name, operatorName: "Transpose", operation: Transpose(order: now.order), inputs: [now.source],
          outputs: node.outputs)
        turned[node.outputs[0]] = now
      }
      result.append(node)
    }
    nodes = result
    outputs = outputs.map { renamed[$0] ?? $0 }
    removeUnused()
  }

  /// What a transposition makes, seen from before the transpositions in front of it; nil for another node.
  private func turning(_ node: Node, _ turned: [Int: Turned]) -> Turned? {
    guard let transpose = node.operation as? Transpose, let input = node.inputs[0], values[input].constant == nil else {
      return nil
    }
    let order = transpose.order(rank: type(input).shape.count)
    guard let before = turned[input] else { return Turned(source: input, order: order) }
    return Turned(source: before.source, order: order.map { before.order[$0] })
  }

  /// The node on inputs before their transposition, where all of them have the same; its result must be turned after it.
  private mutating func sunk(_ node: Node, _ turned: [Int: Turned]) -> (moved: Node, now: Turned)? {
    let computed = node.inputs.compactMap { $0 }.filter { values[$0].constant == nil }
    guard node.outputs.count == 1, let first = computed.first.flatMap({ turned[$0] }),
      computed.allSatisfy({ turned[$0]?.order == first.order }), let operation = node.operation.permuted(first.order),
      type(node.outputs[0]).shape.count == first.order.count
    else { return nil }
    let rank = first.order.count
    var inverse = first.order
    for (axis, from) in first.order.enumerated() { inverse[from] = axis }
    var inputs: [Int?] = []
    for value in node.inputs {
      guard let value, let constant = values[value].constant else {
        inputs.append(value.flatMap { turned[$0]?.source })
        continue
      }
      guard constant.shape.count <= rank else { return nil }
      inputs.append(constant.count == 1 ? value : add(Self.turned(constant, rank, inverse), values[value].name))
    }
    let type = type(node.outputs[0])
    values.append(
      Value(
        name: values[node.outputs[0]].name, type: ValueType(inverse.map { type.shape[$0] }, type.elementType),
        constant: nil))
    var moved = node
    (moved.operation, moved.inputs, moved.outputs) = (operation, inputs, [values.count - 1])
    return (moved, Turned(source: values.count - 1, order: first.order))
  }

  private static func turned(_ tensor: Tensor, _ rank: Int, _ order: [Int]) -> Tensor {
    let shape = [Int](repeating: 1, count: rank - tensor.shape.count) + tensor.shape
    let strides = ShapeArithmetic.strides(shape)
    let result = order.map { shape[$0] }
    return tensor.picking(ShapeArithmetic.places(result, strides: order.map { strides[$0] }), shape: result)
  }
}

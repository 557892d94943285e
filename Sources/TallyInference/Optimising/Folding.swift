internal import TallyCore

/// The first pass, in the order of the nodes: shapes are inferred, nodes with known inputs are computed, those that do
/// nothing are taken out, and a branch whose condition is known takes the place of its `If`. A node whose shape depends
/// on numbers that only a run gives is put off, and with it all that needs it.
struct Folding {
  private let model: CheckedModel
  private(set) var values: [OptimisedGraph.Value]
  private(set) var nodes: [OptimisedGraph.Node] = []
  /// Nodes that are put off, in order.
  private(set) var postponed: [CheckedModel.Node] = []
  private var pending = Set<Int>()
  /// Values that are only another name of one before.
  private var synonyms: [Int: Int] = [:]
  /// Elements that may still be computed: bounds memory and time of this pass.
  private var budget: Int

  init(_ model: CheckedModel, types: [Int: ValueType], decided: [Int: Tensor]) {
    self.model = model
    // What is stored may be converted once or twice; beyond that a small model may still compute a little.
    let stored = model.constants.values.reduce(0) { $0 + $1.count }
    budget = min(model.limits.elements, max(1 << 26, 4 * stored))
    values = model.names.map { OptimisedGraph.Value(name: $0) }
    for (value, type) in types { values[value].type = type }
    for (value, tensor) in model.constants { set(value, tensor) }
    for (value, tensor) in decided { set(value, tensor) }
  }

  /// The value that stands behind a name, or nil where it is not made in this part.
  func source(_ value: Int) -> Int? {
    if pending.contains(value) { return nil }
    let source = synonyms[value] ?? value
    return values[source].type == nil ? nil : source
  }

  private mutating func set(_ value: Int, _ tensor: Tensor) {
    values[value].type = ValueType(tensor.shape, tensor.elementType)
    values[value].constant = tensor
  }

  mutating func run(_ nodes: [CheckedModel.Node]) throws(ModelError) {
    for node in nodes { try visit(node) }
  }

  private mutating func visit(_ node: CheckedModel.Node) throws(ModelError) {
    if node.inputs.contains(where: { $0.map { pending.contains($0) } ?? false }) { return postpone(node) }
    let inputs = node.inputs.map { value in value.map { synonyms[$0] ?? $0 } }
    let operands = try operands(node, inputs)
    let list = operands.list
    let isOpen = { (index: Int) in index < list.count && list[index] != nil && list[index]?.constant == nil }
    let decides = node.operation.makesItsShape ? Set(list.indices) : node.operation.shapeInputs
    if decides.contains(where: isOpen) { return postpone(node) }
    if let choice = node.operation as? If { return try take(try choice.choice(operands), of: node) }
    if let constant = node.operation as? Constant {
      _ = try model.limits.elements(of: constant.value.shape, place: "node \(node.name)")
      return set(node.outputs[0], constant.value)
    }
    let types = try node.operation.infer(operands)
    guard types.count >= node.outputs.count else {
      throw .unsupported(node: node.name, what: "\(node.outputs.count) outputs of \(node.operatorName)")
    }
    var elements = 0
    for type in types { elements += try model.limits.elements(of: type.shape, place: "node \(node.name)") }
    for (value, type) in zip(node.outputs, types) { values[value].type = type }
    if isIdentity(node, operands, types), let source = inputs[0] {
      synonyms[node.outputs[0]] = source
      return
    }
    let known = node.operation.readsShapesOnly || list.allSatisfy { $0 == nil || $0?.constant != nil }
    let largest = list.reduce(1 << 23) { max($0, $1?.constant?.count ?? 0) }
    if known && node.operation.isFoldable && elements <= min(budget, largest) {
      budget -= elements
      for (value, tensor) in zip(node.outputs, try node.operation.evaluate(operands)) { set(value, tensor) }
      return
    }
    nodes.append(
      OptimisedGraph.Node(
        name: node.name, operatorName: node.operatorName, operation: node.operation, inputs: inputs,
        outputs: node.outputs))
  }

  private func operands(_ node: CheckedModel.Node, _ inputs: [Int?]) throws(ModelError) -> Operands {
    var list: [Operands.Operand?] = []
    for value in inputs {
      guard let value else {
        list.append(nil)
        continue
      }
      guard let type = values[value].type else {
        throw .invalidNode(node: node.name, part: "inputs", problem: "\(values[value].name) has no shape.")
      }
      list.append(Operands.Operand(type: type, constant: values[value].constant))
    }
    return Operands(node: node.name, list: list, limits: model.limits)
  }

  private mutating func postpone(_ node: CheckedModel.Node) {
    postponed.append(node)
    pending.formUnion(node.outputs)
  }

  /// Puts a branch in the place of its node: its results under the node's names.
  private mutating func take(_ choice: Int, of node: CheckedModel.Node) throws(ModelError) {
    guard choice < node.branches.count else { throw .unsupported(node: node.name, what: "a missing branch") }
    let branch = node.branches[choice]
    try run(branch.nodes)
    for (output, result) in zip(node.outputs, branch.outputs) {
      try visit(
        CheckedModel.Node(
          id: -output - 1, name: node.name, operatorName: "Identity", operation: Identity(), inputs: [result],
          outputs: [output]))
    }
  }

  private func isIdentity(_ node: CheckedModel.Node, _ operands: Operands, _ types: [ValueType]) -> Bool {
    if node.operation is Identity || (node.operation is Dropout && node.outputs.count == 1) { return true }
    guard let source = operands.list.first??.type, node.outputs.count == 1, source == types[0] else { return false }
    return node.operation is Cast || node.operation is Reshape || node.operation is Expand || node.operation is Squeeze
  }
}

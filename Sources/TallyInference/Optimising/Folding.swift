internal import TallyCore

/// The first pass, in the order of the nodes: shapes are inferred, nodes with known inputs are computed, and those that
/// do nothing are taken out.
struct Folding {
  private let model: CheckedModel
  private(set) var values: [OptimisedGraph.Value]
  private(set) var nodes: [OptimisedGraph.Node] = []
  private(set) var outputs: [Int] = []
  /// Values that are only another name of one before.
  private var synonyms: [Int: Int] = [:]
  /// Elements that may still be computed: bounds memory and time of this pass.
  private var budget: Int

  init(_ model: CheckedModel, types: [Int: ValueType], decided: [Int: Tensor]) {
    self.model = model
    budget = min(model.limits.elements, 1 << 26)
    values = model.names.map { OptimisedGraph.Value(name: $0) }
    for (value, type) in types { values[value].type = type }
    for (value, tensor) in model.constants { set(value, tensor) }
    for (value, tensor) in decided { set(value, tensor) }
  }

  private mutating func set(_ value: Int, _ tensor: Tensor) {
    values[value].type = ValueType(tensor.shape, tensor.elementType)
    values[value].constant = tensor
  }

  mutating func run() throws(ModelError) {
    for node in model.nodes { try visit(node) }
    outputs = model.outputs.map { synonyms[$0] ?? $0 }
  }

  private mutating func visit(_ node: CheckedModel.Node) throws(ModelError) {
    let inputs = node.inputs.map { value in value.map { synonyms[$0] ?? $0 } }
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
    let operands = Operands(node: node.name, list: list, limits: model.limits)
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
    if known && node.operation.isFoldable && elements <= min(budget, 1 << 23) {
      budget -= elements
      for (value, tensor) in zip(node.outputs, try node.operation.evaluate(operands)) { set(value, tensor) }
      return
    }
    nodes.append(
      OptimisedGraph.Node(
        name: node.name, operatorName: node.operatorName, operation: node.operation, inputs: inputs,
        outputs: node.outputs))
  }

  private func isIdentity(_ node: CheckedModel.Node, _ operands: Operands, _ types: [ValueType]) -> Bool {
    if node.operation is Identity { return true }
    guard let source = operands.list.first??.type, node.outputs.count == 1, source == types[0] else { return false }
    return node.operation is Cast || node.operation is Reshape || node.operation is Expand || node.operation is Squeeze
  }
}

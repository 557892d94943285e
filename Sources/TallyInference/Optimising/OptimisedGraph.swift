internal import TallyTensor

/// A graph whose every shape is known: what could be computed has been, what does nothing is gone, and what belongs
/// together is one node.
struct OptimisedGraph: Sendable {
  /// A value: an input, a constant, or what a node makes.
  struct Value: Sendable {
    let name: String
    var type: ValueType?
    var constant: Tensor?
  }

  /// A node with what has been fused into it.
  struct Node: Sendable {
    var name: String
    var operatorName: String
    var operation: any Operation
    var inputs: [Int?]
    var outputs: [Int]
    var fusion = Fusion()
  }

  /// What follows a node's own result before it is stored: `f(y · scale + shift + residual)`.
  struct Fusion: Sendable {
    /// Values of shape N × C × 1 × 1.
    var scale: Int?, shift: Int?
    /// A value of the result's shape.
    var residual: Int?
    var activation = Activation.identity

    var isEmpty: Bool { scale == nil && shift == nil && residual == nil && activation.kind == .identity }
    var values: [Int] { [scale, shift, residual].compactMap { $0 } }
  }

  var values: [Value]
  var nodes: [Node]
  let inputs: [Int]
  var outputs: [Int]
  /// The names under which the outputs are asked for, in their order.
  let outputNames: [Int]
  let limits: ModelLimits
  /// Nodes whose shapes only a run decides, to be planned when it has come so far.
  let postponed: [CheckedModel.Node]

  /// The graph of a part for inputs of these types; `decided` are the numbers of the inputs that decide shapes.
  init(
    _ model: CheckedModel, _ part: CheckedModel.Part, types: [Int: ValueType], decided: [Int: Tensor],
    settings: PlanSettings
  ) throws(ModelError) {
    var folding = Folding(model, types: types, decided: decided)
    try folding.run(part.nodes)
    (values, nodes, postponed) = (folding.values, folding.nodes, folding.postponed)
    (inputs, limits) = (part.inputs, model.limits)
    // Results of the model, and what the nodes that are put off will read, as far as it is made here.
    let wanted = postponed.reduce(into: Set(model.outputs)) { $0.formUnion($1.reads) }.subtracting(part.inputs)
      .filter { model.constants[$0] == nil && folding.source($0) != nil }
    outputNames = wanted.sorted()
    outputs = outputNames.compactMap { folding.source($0) }
    if settings.optimises {
      sinkTranspositions()
      fuse()
    }
    removeUnused()
    if settings.optimises { letSmallReadersFirst() }
  }

  /// Type of a value; every value that a node reads or makes has one.
  func type(_ value: Int) -> ValueType { values[value].type ?? ValueType([]) }

  func operands(_ node: Node) -> Operands {
    Operands(
      node: node.name,
      list: node.inputs.map { $0.map { Operands.Operand(type: type($0), constant: values[$0].constant) } },
      limits: limits)
  }

  /// How often each value is read, outputs of the graph included.
  func uses() -> [Int] {
    var uses = [Int](repeating: 0, count: values.count)
    for node in nodes {
      for value in node.inputs { if let value { uses[value] += 1 } }
      for value in node.fusion.values { uses[value] += 1 }
    }
    for value in outputs { uses[value] += 1 }
    return uses
  }

  /// Drops nodes whose results nobody reads, and the constants that only they read.
  mutating func removeUnused() {
    var needed = Set(outputs)
    var kept: [Node] = []
    for node in nodes.reversed() where node.outputs.contains(where: { needed.contains($0) }) {
      needed.formUnion(node.inputs.compactMap { $0 })
      needed.formUnion(node.fusion.values)
      kept.append(node)
    }
    nodes = kept.reversed()
    for value in values.indices where !needed.contains(value) { values[value].constant = nil }
  }

  /// Every node reads only what exists before it, and its types are known; tests call this after each step. Nil is good.
  func checkInvariants() -> String? {
    var known = Set(inputs)
    known.formUnion(values.indices.filter { values[$0].constant != nil })
    for node in nodes {
      for value in node.inputs.compactMap({ $0 }) + node.fusion.values where !known.contains(value) {
        return "\(node.name) reads \(values[value].name) before it is made"
      }
      for value in node.outputs {
        if values[value].type == nil { return "\(values[value].name) has no type" }
        if !known.insert(value).inserted { return "\(values[value].name) is made twice" }
      }
    }
    return outputs.first { !known.contains($0) }.map { "output \(values[$0].name) is not made" }
  }
}

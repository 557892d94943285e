internal import TallyCore

/// A model that holds together: every operator is known, every name has one maker, nodes stand in an order in which
/// each finds its inputs. Input shapes are still open.
struct CheckedModel: Sendable {
  /// A node with its operation; values are numbers, nil where an optional input is left out.
  struct Node: Sendable {
    let name: String
    let operatorName: String
    let operation: any Operation
    let inputs: [Int?]
    let outputs: [Int]
  }

  let graph: ModelGraph
  let limits: ModelLimits
  /// Name of every value.
  let names: [String]
  let nodes: [Node]
  /// Stored tensors by value.
  let constants: [Int: Tensor]
  let inputs: [Int]
  let outputs: [Int]
  /// Inputs whose numbers decide shapes: a plan is made for their numbers, not only for their shapes.
  let shapeDecidingInputs: Set<Int>

  init(_ graph: ModelGraph, limits: ModelLimits) throws(ModelError) {
    (self.graph, self.limits) = (graph, limits)
    try Self.refuseUnsupported(graph)
    let sorted = try Self.sorted(graph)
    var (numbers, names) = ([String: Int](), [String]())
    func number(_ name: String) -> Int {
      if let known = numbers[name] { return known }
      numbers[name] = names.count
      names.append(name)
      return names.count - 1
    }
    var constants: [Int: Tensor] = [:]
    for (name, tensor) in graph.initialisers { constants[number(name)] = tensor }
    inputs = graph.inputs.map { number($0.name) }
    var nodes: [Node] = []
    for node in sorted {
      let operation = try OperatorTable.operation(NodeContext(node: node, opset: graph.opset))
      nodes.append(
        Node(
          name: node.name, operatorName: node.operatorName, operation: operation,
          inputs: node.inputs.map { $0.isEmpty ? nil : number($0) },
          outputs: node.outputs.map { name in
            if !name.isEmpty { return number(name) }
            names.append("")  // an output that nobody asked for
            return names.count - 1
          }))
    }
    outputs = graph.outputs.map { number($0.name) }
    (self.names, self.nodes, self.constants) = (names, nodes, constants)
    shapeDecidingInputs = Self.shapeDeciding(nodes, inputs: Set(inputs))
  }

  private static func refuseUnsupported(_ graph: ModelGraph) throws(ModelError) {
    var unknown = Set<String>()
    for node in graph.nodes where !OperatorTable.supports(node, opset: graph.opset) {
      let name = (node.domain.isEmpty ? "" : node.domain + ".") + node.operatorName
      unknown.insert("\(name) (opset \(graph.opset))")
    }
    guard unknown.isEmpty else { throw .unsupportedOperators(file: graph.file, operators: unknown.sorted()) }
    guard graph.opset >= 1 else {
      throw .invalidGraph(file: graph.file, place: "opset_import", problem: "The model names no operator version.")
    }
  }

  /// The nodes in an order in which every input exists (Kahn 1962); most files have it already.
  private static func sorted(_ graph: ModelGraph) throws(ModelError) -> [GraphNode] {
    var maker: [String: Int] = [:]
    var known = Set(graph.initialisers.keys).union(graph.inputs.map(\.name))
    guard known.count == graph.initialisers.count + graph.inputs.count else {
      throw .invalidGraph(file: graph.file, place: "inputs", problem: "Two inputs have the same name.")
    }
    for (index, node) in graph.nodes.enumerated() {
      guard node.outputs.contains(where: { !$0.isEmpty }) else {
        throw .invalidGraph(file: graph.file, place: "node \(node.name)", problem: "It has no output.")
      }
      for output in node.outputs where !output.isEmpty {
        guard maker.updateValue(index, forKey: output) == nil, !known.contains(output) else {
          throw .invalidGraph(file: graph.file, place: "value \(output)", problem: "It is made twice.")
        }
      }
    }
    var waiting = [Int](repeating: 0, count: graph.nodes.count)
    var users: [[Int]] = Array(repeating: [], count: graph.nodes.count)
    for (index, node) in graph.nodes.enumerated() {
      for input in Set(node.inputs) where !input.isEmpty && !known.contains(input) {
        guard let source = maker[input] else {
          throw .invalidGraph(
            file: graph.file, place: "node \(node.name)", problem: "Nothing makes its input \(input).")
        }
        waiting[index] += 1
        users[source].append(index)
      }
    }
    var (order, ready) = ([GraphNode](), waiting.indices.filter { waiting[$0] == 0 })
    var next = 0
    while next < ready.count {
      let index = ready[next]
      next += 1
      order.append(graph.nodes[index])
      for user in users[index] {
        waiting[user] -= 1
        if waiting[user] == 0 { ready.append(user) }
      }
    }
    guard order.count == graph.nodes.count else {
      let stuck = waiting.firstIndex { $0 > 0 } ?? 0
      throw .invalidGraph(
        file: graph.file, place: "node \(graph.nodes[stuck].name)", problem: "It depends on its own output.")
    }
    known.formUnion(maker.keys)
    for output in graph.outputs where !known.contains(output.name) {
      throw .invalidGraph(file: graph.file, place: "output \(output.name)", problem: "Nothing makes it.")
    }
    guard !graph.outputs.isEmpty else {
      throw .invalidGraph(file: graph.file, place: "outputs", problem: "The graph has none.")
    }
    return order
  }

  /// Walks back from every input that decides a shape to the graph inputs whose numbers go into it.
  private static func shapeDeciding(_ nodes: [Node], inputs: Set<Int>) -> Set<Int> {
    var needed = Set<Int>()
    for node in nodes.reversed() {
      let all = !node.operation.readsShapesOnly && node.outputs.contains { needed.contains($0) }
      for (position, value) in node.inputs.enumerated() {
        if let value, all || node.operation.shapeInputs.contains(position) { needed.insert(value) }
      }
    }
    return needed.intersection(inputs)
  }
}

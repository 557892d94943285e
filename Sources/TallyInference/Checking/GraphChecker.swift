internal import TallyCore

/// Turns names into numbers and nodes into operations, graphs inside graphs included, and refuses what does not hold
/// together.
struct GraphChecker {
  private let graph: ModelGraph
  private(set) var names: [String] = []
  private(set) var constants: [Int: Tensor] = [:]
  /// Names that can be read where the walk stands.
  private var numbers: [String: Int] = [:]
  private var nodeCount = 0
  /// Everything that is not covered, to be told in one error.
  private var unsupported: Set<String> = []

  init(_ graph: ModelGraph) { self.graph = graph }

  /// Nodes in an order in which each finds its inputs; inputs and outputs of the model by number.
  mutating func check() throws(ModelError) -> (nodes: [CheckedModel.Node], inputs: [Int], outputs: [Int]) {
    unsupported = Set(graph.unsupported)
    noteUnknown(graph)
    guard unsupported.isEmpty else { throw refusal }
    guard graph.opset >= 1 else { throw invalid("opset_import", "The model names no operator version.") }
    let checked = try scope(graph)
    guard unsupported.isEmpty else { throw refusal }
    return checked
  }

  private var refusal: ModelError { .unsupportedOperators(file: graph.file, operators: unsupported.sorted()) }

  private mutating func noteUnknown(_ inner: ModelGraph) {
    for node in inner.nodes {
      if !node.domain.isEmpty {
        unsupported.insert("\(node.domain).\(node.operatorName)")
      } else if graph.opset >= 1 && !OperatorTable.supports(node, opset: graph.opset) {
        unsupported.insert("\(node.operatorName) (opset \(graph.opset))")
      }
      for inside in node.graphs.values { noteUnknown(inside) }
    }
  }

  private mutating func new(_ name: String) -> Int {
    names.append(name)
    if !name.isEmpty { numbers[name] = names.count - 1 }
    return names.count - 1
  }

  private mutating func scope(_ inner: ModelGraph) throws(ModelError) -> (
    nodes: [CheckedModel.Node], inputs: [Int], outputs: [Int]
  ) {
    let made = inner.inputs.map(\.name) + inner.initialisers.keys
    for name in made where numbers[name] != nil { throw invalid("value \(name)", "It is made twice.") }
    guard Set(made).count == made.count else { throw invalid("inputs", "Two inputs have the same name.") }
    for (name, tensor) in inner.initialisers.sorted(by: { $0.key < $1.key }) { constants[new(name)] = tensor }
    let inputs = inner.inputs.map { new($0.name) }
    let sorted = try NodeOrder(inner, known: numbers, file: graph.file).sorted()
    var nodes: [CheckedModel.Node] = []
    for node in sorted {
      if let checked = try check(node) { nodes.append(checked) }
      for name in node.outputs where numbers[name] == nil && !name.isEmpty { _ = new(name) }
    }
    var outputs: [Int] = []
    for output in inner.outputs {
      guard let value = numbers[output.name] else { throw invalid("output \(output.name)", "Nothing makes it.") }
      outputs.append(value)
    }
    guard !outputs.isEmpty else { throw invalid("outputs", "The graph has none.") }
    return (nodes, inputs, outputs)
  }

  /// The node with its operation; nil where a form of it is not covered, which is noted.
  private mutating func check(_ node: GraphNode) throws(ModelError) -> CheckedModel.Node? {
    var inputs: [Int?] = []
    for name in node.inputs { inputs.append(name.isEmpty ? nil : numbers[name]) }
    let operation: any Operation
    do throws(ModelError) {
      operation = try OperatorTable.operation(NodeContext(node: node, opset: graph.opset))
    } catch {
      guard case .unsupported(let place, let what) = error else { throw error }
      unsupported.insert("\(what) (\(place))")
      return nil
    }
    var branches: [CheckedModel.Branch] = []
    if operation is If {
      for name in If.branchNames {
        guard let inside = node.graphs[name] else { throw invalid("node \(node.name)", "Its \(name) is missing.") }
        branches.append(try branch(inside, of: node))
      }
    }
    let outputs = node.outputs.map { new($0) }  // unnamed: an output that nobody asked for
    nodeCount += 1
    return CheckedModel.Node(
      id: nodeCount, name: node.name, operatorName: node.operatorName, operation: operation, inputs: inputs,
      outputs: outputs, branches: branches)
  }

  private mutating func branch(_ inside: ModelGraph, of node: GraphNode) throws(ModelError) -> CheckedModel.Branch {
    guard inside.inputs.isEmpty else { throw invalid("node \(node.name)", "A graph inside it asks for inputs.") }
    guard inside.outputs.count == node.outputs.count else {
      throw invalid("node \(node.name)", "A graph inside it has \(inside.outputs.count) outputs.")
    }
    let outer = (numbers, first: names.count)
    let checked = try scope(inside)
    numbers = outer.0
    // What was numbered before the branch began comes from outside it.
    let read = checked.nodes.reduce(into: Set(checked.outputs)) { $0.formUnion($1.reads) }
    return CheckedModel.Branch(
      nodes: checked.nodes, outputs: checked.outputs, captures: read.filter { $0 < outer.first })
  }

  private func invalid(_ place: String, _ problem: String) -> ModelError {
    .invalidGraph(file: graph.file, place: place, problem: problem)
  }
}

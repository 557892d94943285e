internal import TallyCore

/// A model that holds together: every operator is known, every name has one maker, nodes stand in an order in which
/// each finds its inputs. Input shapes are still open.
struct CheckedModel: Sendable {
  /// A node with its operation; values are numbers, nil where an optional input is left out.
  struct Node: Sendable {
    /// Its number among all nodes of the model.
    let id: Int
    let name: String
    let operatorName: String
    let operation: any Operation
    let inputs: [Int?]
    let outputs: [Int]
    /// What `If` chooses from: the graph for true, the graph for false. Empty for every other operator.
    var branches: [Branch] = []

    /// Values from outside that the node or the graphs inside it read.
    var reads: Set<Int> {
      branches.reduce(into: Set(inputs.compactMap { $0 })) { $0.formUnion($1.captures) }
    }
  }

  /// A graph inside a node. Its values are numbered along with all others.
  struct Branch: Sendable {
    let nodes: [Node]
    let outputs: [Int]
    /// Values from outside that it reads or hands on.
    let captures: Set<Int>
  }

  /// Nodes that are still to be planned, and what has been computed before them.
  struct Part: Sendable {
    let nodes: [Node]
    /// Values that come from outside: inputs of the model, or results of an earlier part.
    let inputs: [Int]
    /// Those of them whose numbers decide shapes: a plan is made for their numbers, not only for their shapes.
    let shapeDecidingInputs: Set<Int>
    /// What tells one part of a model from another.
    let identity: [Int]

    init(nodes: [Node], inputs: [Int]) {
      (self.nodes, self.inputs, identity) = (nodes, inputs, nodes.map(\.id))
      shapeDecidingInputs = Self.shapeDeciding(nodes).intersection(inputs)
    }

    /// Walks back from every input that decides a shape to the values whose numbers go into it.
    private static func shapeDeciding(_ nodes: [Node]) -> Set<Int> {
      var needed = Set<Int>()
      func walk(_ nodes: [Node]) {
        for node in nodes.reversed() {
          let isNeeded = node.outputs.contains { needed.contains($0) }
          for branch in node.branches {
            if isNeeded { needed.formUnion(branch.outputs) }
            walk(branch.nodes)
          }
          let all = !node.operation.readsShapesOnly && isNeeded
          for (position, value) in node.inputs.enumerated() {
            if let value, all || node.operation.shapeInputs.contains(position) { needed.insert(value) }
          }
        }
      }
      walk(nodes)
      return needed
    }
  }

  let graph: ModelGraph
  let limits: ModelLimits
  /// Name of every value.
  let names: [String]
  /// Stored tensors by value.
  let constants: [Int: Tensor]
  /// Everything, before the first part of it is planned.
  let whole: Part
  let outputs: [Int]

  init(_ graph: ModelGraph, limits: ModelLimits) throws(ModelError) {
    var checker = GraphChecker(graph)
    let checked = try checker.check()
    (self.graph, self.limits) = (graph, limits)
    (names, constants) = (checker.names, checker.constants)
    (whole, outputs) = (Part(nodes: checked.nodes, inputs: checked.inputs), checked.outputs)
  }

  var inputs: [Int] { whole.inputs }
  var nodes: [Node] { whole.nodes }
}

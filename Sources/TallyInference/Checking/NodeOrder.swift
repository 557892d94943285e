/// The nodes of one graph in an order in which every input exists (Kahn 1962); most files have it already.
struct NodeOrder {
  private let graph: ModelGraph
  private let file: String
  private let known: [String: Int]

  /// `known` are the names that exist before the first node.
  init(_ graph: ModelGraph, known: [String: Int], file: String) {
    (self.graph, self.known, self.file) = (graph, known, file)
  }

  func sorted() throws(ModelError) -> [GraphNode] {
    let maker = try makers()
    var waiting = [Int](repeating: 0, count: graph.nodes.count)
    var users: [[Int]] = Array(repeating: [], count: graph.nodes.count)
    for (index, node) in graph.nodes.enumerated() {
      for input in Self.reads(node) where known[input] == nil {
        guard let source = maker[input] else {
          throw invalid("node \(node.name)", "Nothing makes its input \(input).")
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
      throw invalid("node \(graph.nodes[stuck].name)", "It depends on its own output.")
    }
    return order
  }

  private func makers() throws(ModelError) -> [String: Int] {
    var maker: [String: Int] = [:]
    for (index, node) in graph.nodes.enumerated() {
      guard node.outputs.contains(where: { !$0.isEmpty }) else {
        throw invalid("node \(node.name)", "It has no output.")
      }
      for output in node.outputs where !output.isEmpty {
        guard maker.updateValue(index, forKey: output) == nil, known[output] == nil else {
          throw invalid("value \(output)", "It is made twice.")
        }
      }
    }
    return maker
  }

  /// Names that a node reads, those that graphs inside it take from outside included.
  private static func reads(_ node: GraphNode) -> Set<String> {
    var names = Set(node.inputs)
    for inside in node.graphs.values { names.formUnion(free(inside)) }
    names.remove("")
    return names
  }

  private static func free(_ graph: ModelGraph) -> Set<String> {
    var (read, made) = (Set(graph.outputs.map(\.name)), Set(graph.inputs.map(\.name)))
    made.formUnion(graph.initialisers.keys)
    for node in graph.nodes {
      read.formUnion(reads(node))
      made.formUnion(node.outputs)
    }
    return read.subtracting(made)
  }

  private func invalid(_ place: String, _ problem: String) -> ModelError {
    .invalidGraph(file: file, place: place, problem: problem)
  }
}

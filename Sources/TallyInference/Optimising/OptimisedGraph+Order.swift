/// The order in which nodes that do not need each other stand.
extension OptimisedGraph {
  /// Readers further behind than this are not looked for.
  private static let horizon = 8

  /// Nodes that read a large value and make little of it go before an elementwise node that reads it too: that one is then
  /// its last reader and may overwrite it, and two such values need not be there at the same time.
  mutating func letSmallReadersFirst() {
    var known = Set(inputs)
    known.formUnion(values.indices.filter { values[$0].constant != nil })
    var index = 0
    while index < nodes.count {
      if let other = smallReader(behind: index, known) { nodes.insert(nodes.remove(at: other), at: index) }
      known.formUnion(nodes[index].outputs)
      index += 1
    }
  }

  /// A node behind an elementwise one that reads the same value, needs nothing that is not yet made, and makes little.
  private func smallReader(behind index: Int, _ known: Set<Int>) -> Int? {
    let node = nodes[index]
    guard node.operation is Binary || node.operation is ActivationOperation, let output = node.outputs.first else {
      return nil
    }
    let large = node.inputs.compactMap { $0 }.filter {
      values[$0].constant == nil && type($0).count == type(output).count
    }
    return nodes.indices[index...].prefix(Self.horizon).dropFirst().first { behind in
      let reads = nodes[behind].inputs.compactMap { $0 } + nodes[behind].fusion.values
      let makes = nodes[behind].outputs.reduce(0) { $0 + type($1).count }
      return large.contains { reads.contains($0) && makes <= type($0).count / 4 } && reads.allSatisfy(known.contains)
    }
  }
}

internal import TallyCore

/// Whether a network can be run on strips of a picture, and what a strip needs around it.
///
/// The graph is planned for the whole picture and for one that is some columns narrower. Where the extents of a value differ
/// lie its columns, and by how much they differ says how many columns of the picture one of its own stands for. Every node
/// must then know which columns of its inputs it needs (`ColumnReach`).
struct ColumnSearch: Sendable {
  /// Why not: the node that needs every column, or what else stands against it.
  struct Refusal: Error, Equatable {
    let node: String, reason: String
  }

  /// Columns of the picture for so many columns of a value.
  struct Scale: Sendable, Equatable {
    let picture: Int, value: Int
  }

  /// A node with the columns it needs.
  struct Node: Sendable {
    let inputs: [Int], outputs: [Int]
    let reach: ColumnReach
  }

  let nodes: [Node]
  /// Inputs and outputs of the model that have columns, with the axis along which they lie.
  let pictures: [Int: Int], results: [Int: Int]
  /// The value that stands behind an output's name.
  let source: [Int: Int]
  let scales: [Int: Scale]
  /// Columns of every value in the whole picture.
  let extents: [Int: Int]
  /// Columns of the picture.
  let width: Int
  /// Strips begin at multiples of this.
  let alignment: Int

  /// Columns by which the second graph is narrower, the first that leaves half the picture: multiples of every usual
  /// product of strides.
  static let steps = [960, 480, 192, 96, 64, 32, 16, 8]

  /// - Throws: `Refusal`, wherever the network or the shapes do not allow strips.
  init(_ engine: Engine, _ types: [Int: ValueType]) throws(Refusal) {
    let model = engine.model
    guard model.whole.shapeDecidingInputs.isEmpty else { throw .of("inputs", "Numbers of an input decide shapes.") }
    pictures = Self.pictures(model, types)
    guard let first = pictures.keys.min(), let width = types[first]?.shape.last else {
      throw .of("inputs", "No input is a picture (batch, channels, rows, columns) of free width.")
    }
    guard pictures.keys.allSatisfy({ types[$0]?.shape.last == width }) else {
      throw .of("inputs", "The pictures that come in differ in width.")
    }
    guard let step = Self.steps.first(where: { 2 * $0 <= width }) else {
      throw .of("inputs", "\(width) columns are too few to be divided.")
    }
    let (whole, narrow) = try Self.graphs(engine, types, pictures, step)
    var axes = [Int: Int](), scales = [Int: Scale](), extents = [Int: Int]()
    for value in whole.values.indices {
      guard let (axis, extent, difference) = try Self.columns(whole, narrow, value) else { continue }
      let divisor = Self.commonDivisor(step, difference)
      (axes[value], extents[value]) = (axis, extent)
      scales[value] = Scale(picture: step / divisor, value: difference / divisor)
    }
    nodes = try Self.nodes(whole, narrow, axes, scales)
    var results = [Int: Int](), source = [Int: Int]()
    for (name, value) in zip(whole.outputNames, whole.outputs) {
      source[name] = value
      if let axis = axes[value] { results[name] = axis }
    }
    (self.results, self.source) = (results, source)
    (self.scales, self.extents, self.width) = (scales, extents, width)
    alignment = scales.values.reduce(1) { $0 / Self.commonDivisor($0, $1.picture) * $1.picture }
  }

  /// Inputs of four dimensions whose width the model leaves open.
  private static func pictures(_ model: CheckedModel, _ types: [Int: ValueType]) -> [Int: Int] {
    var pictures = [Int: Int]()
    for (value, description) in zip(model.inputs, model.graph.inputs) {
      guard let type = types[value], type.shape.count == 4, type.shape[3] > 1 else { continue }
      if description.dimensions?[3].extent == nil { pictures[value] = 3 }
    }
    return pictures
  }

  private static func graphs(
    _ engine: Engine, _ types: [Int: ValueType], _ pictures: [Int: Int], _ step: Int
  ) throws(Refusal) -> (OptimisedGraph, OptimisedGraph) {
    var narrower = types
    for (value, axis) in pictures {
      guard let type = types[value] else { continue }
      var shape = type.shape
      shape[axis] -= step
      narrower[value] = ValueType(shape, type.elementType)
    }
    let (part, settings) = (engine.model.whole, PlanSettings(optimises: false))
    guard let whole = try? engine.graph(part, types, [:], settings),
      let narrow = try? engine.graph(part, narrower, [:], settings)
    else { throw .of("graph", "It does not fit a picture that is \(step) columns narrower.") }
    if let open = whole.postponed.first { throw .of(open.name, "Its shape is known only during the run.") }
    guard whole.nodes.map(\.name) == narrow.nodes.map(\.name) else {
      throw .of("graph", "Another width makes another network.")
    }
    return (whole, narrow)
  }

  /// The one axis along which a value of the two graphs differs; nil where it is the same in both.
  private static func columns(
    _ whole: OptimisedGraph, _ narrow: OptimisedGraph, _ value: Int
  ) throws(Refusal) -> (axis: Int, extent: Int, difference: Int)? {
    guard let a = whole.values[value].type, let b = narrow.values[value].type else { return nil }
    let (name, constant) = (whole.values[value].name, whole.values[value].constant)
    guard a.shape.count == b.shape.count else { throw .of(name, "Its shape depends on the width.") }
    let different = a.shape.indices.filter { a.shape[$0] != b.shape[$0] }
    guard let axis = different.first else { return nil }
    let difference = a.shape[axis] - b.shape[axis]
    guard different.count == 1, difference > 0 else { throw .of(name, "Its columns lie along no one axis.") }
    if let constant, constant.count > 0 {
      guard constant == constant.picking([Int](repeating: 0, count: constant.count), shape: constant.shape) else {
        throw .of(name, "It holds numbers for every column of the whole picture.")
      }
    }
    return (axis, a.shape[axis], difference)
  }

  private static func nodes(
    _ whole: OptimisedGraph, _ narrow: OptimisedGraph, _ axes: [Int: Int], _ scales: [Int: Scale]
  ) throws(Refusal) -> [Node] {
    var result: [Node] = []
    for node in whole.nodes {
      let inputs = node.inputs.compactMap { $0 }.filter { axes[$0] != nil }
      guard !inputs.isEmpty else {
        // What is spread over the picture is the same in every column.
        if !(node.operation is Expand), node.outputs.contains(where: { axes[$0] != nil }) {
          throw .of(node, "makes columns that depend on their place")
        }
        continue
      }
      guard node.outputs.allSatisfy({ axes[$0] != nil }) else { throw .of(node, "brings all columns together") }
      // A number that stands for the width itself (in a mean made by hand, in a coordinate) is another one in a strip.
      for (position, value) in node.inputs.enumerated() where !node.operation.shapeInputs.contains(position) {
        guard let value, axes[value] == nil else { continue }
        guard whole.values[value].constant == narrow.values[value].constant else {
          throw .of(node, "computes with the width")
        }
      }
      let columns = ColumnNode(
        inputs: whole.operands(node), inputAxes: node.inputs.map { $0.flatMap { axes[$0] } },
        outputAxes: node.outputs.map { axes[$0] }, outputTypes: node.outputs.map { whole.type($0) })
      let (reach, other) = (
        try? node.operation.columns(columns), try? node.operation.columns(columns.with(narrow, node))
      )
      guard let reach = reach ?? nil, reach == other else { throw .of(node, "needs columns from the whole width") }
      for input in inputs {
        for output in node.outputs {
          guard let a = scales[input], let b = scales[output],
            a.picture * reach.step * b.value == b.picture * reach.divisor * a.value
          else { throw .of(node, "does not keep step with the columns") }
        }
      }
      result.append(Node(inputs: inputs, outputs: node.outputs, reach: reach))
    }
    return result
  }

  private static func commonDivisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : commonDivisor(b, a % b) }
}

extension ColumnNode {
  /// The same node in a narrower picture.
  fileprivate func with(_ graph: OptimisedGraph, _ node: OptimisedGraph.Node) -> ColumnNode {
    ColumnNode(
      inputs: graph.operands(node), inputAxes: inputAxes, outputAxes: outputAxes,
      outputTypes: node.outputs.map { graph.type($0) })
  }
}

extension ColumnSearch.Refusal {
  fileprivate static func of(_ node: String, _ reason: String) -> Self { Self(node: node, reason: reason) }

  fileprivate static func of(_ node: OptimisedGraph.Node, _ what: String) -> Self {
    Self(node: node.name, reason: "\(node.operatorName) \(what).")
  }
}

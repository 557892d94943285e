internal import TallyTensor

/// What a model is: for `model inspect`, as a value, as JSON and as text.
public struct ModelSummary: Sendable, Codable, Equatable {
  /// How often an operator stands in the file.
  public struct OperatorCount: Sendable, Codable, Equatable {
    /// Its ONNX name.
    public let name: String
    /// Nodes.
    public let count: Int
  }

  /// One step of the plan.
  public struct Layer: Sendable, Codable, Equatable {
    /// The node, as errors name it.
    public let node: String
    /// Its operator.
    public let operatorName: String
    /// Algorithm or kind of movement; `reference` is the plain definition, which is slow on large tensors.
    public let method: String
    /// Shape of its first output.
    public let shape: [Int]
    /// 10⁹ floating-point operations, a multiplication and an addition counted as two.
    public let gflop: Double
  }

  /// What depends on the shapes of the inputs.
  public struct PlanSummary: Sendable, Codable, Equatable {
    /// Shape of every input by name.
    public let inputShapes: [String: [Int]]
    /// 10⁹ floating-point operations of one run.
    public let gflop: Double
    /// Bytes of scratch memory of one run on one thread.
    public let peakBytes: Int
    /// Bytes of the plan's constants, packed weights included.
    public let constantBytes: Int
    /// The steps in order.
    public let layers: [Layer]
    /// Nodes that are planned during the run, because computed numbers decide their shapes.
    public let openNodes: Int
  }

  /// The file as it was named.
  public let file: String
  /// SHA-256 of the file.
  public let contentHash: String
  /// What wrote the file, as it says itself.
  public let producer: String
  /// Version of the standard operators.
  public let opset: Int
  /// Numbers in all stored tensors.
  public let parameters: Int
  /// Inputs and outputs as declared.
  public let inputs: [ValueDescription]
  /// Inputs and outputs as declared.
  public let outputs: [ValueDescription]
  /// Operators, most frequent first.
  public let operators: [OperatorCount]
  /// The library that does the matrix products.
  public let blas: BLASSummary
  /// The plan; nil where the model leaves extents open and none were given.
  public let plan: PlanSummary?

  /// The BLAS that was found.
  public struct BLASSummary: Sendable, Codable, Equatable {
    /// OpenBLAS, BLIS, reference.
    public let name: String
    /// The shared library.
    public let path: String
    /// True for the plain reference library, some thirty times slower than a tuned one.
    public let isSlowReference: Bool
    /// The same for a person, with the remedy where there is one.
    public let line: String
  }
}

extension InferenceModel {
  /// What the model is. `shapes` says extents, by input, that the model leaves open; with every extent known the plan is in.
  ///
  /// - Throws: `ModelError` where the shapes do not fit the model.
  public func summary(shapes: [String: [Int]] = [:]) throws(ModelError) -> ModelSummary {
    let graph = engine.model.graph
    var counts: [String: Int] = [:]
    Self.count(graph, &counts)
    let operators = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { ModelSummary.OperatorCount(name: $0.key, count: $0.value) }
    let library = BLAS.library
    return ModelSummary(
      file: graph.file, contentHash: contentHash, producer: graph.producer, opset: graph.opset,
      parameters: Self.parameters(graph), inputs: inputs, outputs: outputs,
      operators: operators,
      blas: ModelSummary.BLASSummary(
        name: library.name, path: library.path, isSlowReference: library.isSlowReference, line: library.line),
      plan: try planSummary(shapes))
  }

  /// Numbers in stored tensors, wherever the exporter has put them.
  private static func parameters(_ graph: ModelGraph) -> Int {
    var sum = graph.initialisers.values.reduce(0) { $0 + $1.count }
    for node in graph.nodes {
      for case .tensor(let tensor) in node.attributes.values { sum += tensor.count }
      for inside in node.graphs.values { sum += parameters(inside) }
    }
    return sum
  }

  private static func count(_ graph: ModelGraph, _ counts: inout [String: Int]) {
    for node in graph.nodes {
      counts[node.operatorName, default: 0] += 1
      for inside in node.graphs.values { count(inside, &counts) }
    }
  }

  /// Nil where an extent is open, or where numbers of an input decide shapes.
  private func planSummary(_ given: [String: [Int]]) throws(ModelError) -> ModelSummary.PlanSummary? {
    let model = engine.model
    var (types, shapes) = ([Int: ValueType](), [String: [Int]]())
    for name in given.keys.sorted() where !inputs.contains(where: { $0.name == name }) {
      throw .input(name: name, problem: "The model has no input of this name.")
    }
    for (value, description) in zip(model.inputs, inputs) {
      let declared = description.dimensions?.compactMap(\.extent)
      let known = declared?.count == description.dimensions?.count ? declared : nil
      guard let shape = given[description.name] ?? known else { return nil }
      _ = try model.limits.elements(of: shape, place: "input \(description.name)")
      types[value] = ValueType(shape, description.elementType)
      shapes[description.name] = shape
    }
    guard model.whole.shapeDecidingInputs.isEmpty else { return nil }
    let graph = try engine.graph(model.whole, types, [:], .standard)
    let plan = try engine.makePlan(model.whole, types, [:], .standard)
    var (work, shape) = ([String: Double](), [String: [Int]]())
    for node in graph.nodes {
      let outputs = node.outputs.map { graph.type($0) }
      work[node.name] = try node.operation.operations(graph.operands(node), outputs) / 1e9
      shape[node.name] = outputs[0].shape
    }
    let layers = plan.steps.map { step in
      ModelSummary.Layer(
        node: step.node, operatorName: step.operatorName, method: step.detail, shape: shape[step.node] ?? [],
        gflop: work[step.node] ?? 0)
    }
    return ModelSummary.PlanSummary(
      inputShapes: shapes, gflop: work.values.reduce(0, +), peakBytes: plan.peakBytes(threads: 1),
      constantBytes: plan.constantBytes, layers: layers, openNodes: graph.postponed.count)
  }
}

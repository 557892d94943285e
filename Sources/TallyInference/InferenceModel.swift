internal import TallyCore

/// An ONNX model, loaded and checked, ready to run on inputs of any shape it allows. Copies share plans, weights and
/// threads; runs may go on at the same time.
public struct InferenceModel: Sendable {
  /// SHA-256 of the model file, 64 hexadecimal digits (external data is not in it).
  public let contentHash: String
  let engine: Engine
  let strips = StripRunner()

  /// Loads and checks a model.
  ///
  /// - Throws: `ModelError` naming file, node and attribute; one error lists all unsupported operators.
  public init(contentsOf path: String, limits: ModelLimits = .standard) throws(ModelError) {
    try self.init(onnx: try ModelReader.load(path, limits: limits), file: path, limits: limits)
  }

  /// The same from bytes in memory; `file` is the place that errors give and beside which external data is looked for.
  public init(onnx bytes: [UInt8], file: String, limits: ModelLimits = .standard) throws(ModelError) {
    let graph = try ModelReader(file: file, bytes: bytes, limits: limits).read()
    engine = Engine(try CheckedModel(graph, limits: limits))
    contentHash = ContentHash.hexadecimal(of: bytes)
  }

  /// The inputs that a run needs, in the model's order.
  public var inputs: [ValueDescription] { engine.model.graph.inputs }

  /// The outputs that a run gives, in the model's order.
  public var outputs: [ValueDescription] { engine.model.graph.outputs }

  /// Runs the model: every input by name, with the type and shape that the model declares; every output by name.
  /// The same inputs give the same bits for any number of threads. The plan for a shape is made by its first run. Where a
  /// run would take more than `ModelLimits.runBytes` and the network allows it, a picture is run strip by strip.
  ///
  /// - Throws: `ModelError.input` for wrong inputs, other cases where the model does not fit their shapes.
  public func run(_ inputs: [String: Tensor], threads: Int) throws(ModelError) -> [String: Tensor] {
    try run(inputs, threads: threads, settings: .standard)
  }

  /// Runs with settings that a benchmark or test forces.
  public func run(
    _ inputs: [String: Tensor], threads: Int, settings: PlanSettings
  ) throws(ModelError) -> [String: Tensor] {
    try strips.run(engine, inputs, threads: threads, settings: settings, bytes: engine.model.limits.runBytes)
  }

  /// Bytes of memory that a run on such inputs takes besides the weights, as far as the shapes of the inputs decide it, where
  /// the picture is not divided into strips.
  public func peakBytes(_ inputs: [String: Tensor], threads: Int) throws(ModelError) -> Int {
    try engine.firstPlan(inputs, settings: .standard).peakBytes(threads: threads)
  }
}

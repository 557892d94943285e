/// One step of a plan in words and numbers, for people and benchmarks.
public struct PlannedLayer: Sendable, Hashable, Codable {
  /// The node that it comes from (the value, for a change of layout).
  public let name: String
  /// The node's operator; `layout` for a change of layout.
  public let operatorName: String
  /// What computes it: a convolution's algorithm (`ConvolutionAlgorithm.rawValue`), a kind of movement, `reference`.
  public let algorithm: String
  /// Shapes of what it reads and makes in ONNX's order, constants included; nil where an input is left out.
  public let inputs: [[Int]?], outputs: [[Int]]
  /// Floating-point operations of the definition, a multiplication and an addition counted as two: what an algorithm
  /// saves does not lower them. 0 for steps that only prepare another.
  public var operations: Double

  /// The same in units of 10⁹.
  public var gigaOperations: Double { operations / 1e9 }
}

/// Tells how long each layer of a run takes: the caller's clock, and where the times go.
public struct LayerTimer: Sendable {
  let now: @Sendable () -> Duration
  let record: @Sendable (PlannedLayer, Duration) -> Void

  /// `now` is a clock that never runs backwards; `record` is called once a layer, in order, by the thread that runs.
  public init(
    now: @escaping @Sendable () -> Duration, record: @escaping @Sendable (PlannedLayer, Duration) -> Void
  ) {
    (self.now, self.record) = (now, record)
  }
}

extension InferenceModel {
  /// The layers that a run on such inputs goes through, in order, as far as the shapes of the inputs decide them.
  ///
  /// - Throws: as `run`.
  public func layers(
    _ inputs: [String: Tensor], settings: PlanSettings = .standard
  ) throws(ModelError) -> [PlannedLayer] {
    try engine.firstPlan(inputs, settings: settings).steps.map(\.layer)
  }

  /// Runs the model and tells the time that each layer takes.
  ///
  /// - Throws: as `run`.
  public func run(
    _ inputs: [String: Tensor], threads: Int, settings: PlanSettings = .standard, timer: LayerTimer
  ) throws(ModelError) -> [String: Tensor] {
    try strips.run(
      engine, inputs, threads: threads, settings: settings, bytes: engine.model.limits.runBytes, timer: timer)
  }
}

/// What a run on inputs of given shapes does, layer by layer: for `model inspect --plan`, as a value, as JSON and as text.
public struct ModelPlan: Sendable, Codable, Equatable {
  /// One layer with its times.
  public struct Layer: Sendable, Codable, Equatable {
    /// What it is.
    public let layer: PlannedLayer
    /// Seconds that the machine's rates allow at best.
    public let expectedSeconds: Double
    /// Median of the seconds that it took, over all strips of a run; nil where nothing was measured.
    public var measuredSeconds: Double?
    /// 10⁹ operations of the definition a second, as measured; nil where nothing was, or it has none.
    public var effectiveRate: Double?
  }

  /// How the picture is divided.
  public struct Strips: Sendable, Codable, Equatable {
    /// Strips of a run, and the columns of each.
    public let count: Int, columns: Int
    /// Columns on either side that a result looks at.
    public let left: Int, right: Int
  }

  /// Shape of every input by name.
  public let inputShapes: [String: [Int]]
  /// Threads of a run.
  public let threads: Int
  /// The layers of a run, or of one strip.
  public var layers: [Layer]
  /// Nil where the picture is run at once.
  public let strips: Strips?
  /// Why a picture over the memory limit is run at once after all; nil otherwise.
  public let whyWhole: String?
  /// The machine's rates that expected times were made with.
  public let rates: MachineRates
}

extension InferenceModel {
  /// The plan for inputs of these shapes; extents that the model fixes need not be given.
  ///
  /// - Throws: `ModelError.input` where an extent is missing or does not fit, other cases as `run`.
  public func plan(
    shapes: [String: [Int]], threads: Int, settings: PlanSettings = .standard, rates: MachineRates
  ) throws(ModelError) -> ModelPlan {
    let inputs = try sampleInputs(shapes: shapes)
    let decision = try strips.decision(
      engine, inputs, threads: threads, settings: settings, bytes: engine.model.limits.runBytes)
    var (one, divided, why) = (inputs, ModelPlan.Strips?.none, String?.none)
    switch decision {
    case .whole(let reason): why = reason
    case .strips(let work):
      one = work.strip(0, of: inputs, engine.model)
      divided = ModelPlan.Strips(
        count: work.schedule.strips.count, columns: work.schedule.width, left: work.search.halo.left,
        right: work.search.halo.right)
    }
    let layers = try self.layers(one, settings: settings).map {
      ModelPlan.Layer(layer: $0, expectedSeconds: rates.seconds($0, threads: threads))
    }
    return ModelPlan(
      inputShapes: inputs.mapValues(\.shape), threads: threads, layers: layers, strips: divided, whyWhole: why,
      rates: rates)
  }

  /// Inputs of these shapes with numbers that repeat from run to run: fractions from 0 to 1, or ones where integers are
  /// asked for.
  public func sampleInputs(shapes: [String: [Int]]) throws(ModelError) -> [String: Tensor] {
    for name in shapes.keys.sorted() where !inputs.contains(where: { $0.name == name }) {
      throw .input(name: name, problem: "The model has no input of this name.")
    }
    var result = [String: Tensor]()
    for description in inputs {
      let declared = description.dimensions?.compactMap(\.extent)
      let known = declared?.count == description.dimensions?.count ? declared : nil
      guard let shape = shapes[description.name] ?? known else {
        throw .input(name: description.name, problem: "Its shape \(description.line) is open and none was given.")
      }
      let count = try engine.model.limits.elements(of: shape, place: "input \(description.name)")
      result[description.name] =
        description.elementType.isFloating
        ? Tensor(shape: shape, floats: (0..<count).map { Float(($0 &* 7919) & 1023) / 1024 })
          .cast(to: description.elementType)
        : Tensor(shape: shape, integers: [Int64](repeating: 1, count: count), as: description.elementType)
    }
    return result
  }
}

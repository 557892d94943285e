public import TallyTensor

/// The algorithms that were fastest for a model's convolutions on one machine: the result of a tuning run. Used only where it
/// is asked for, and then part of a plan's identity, because other algorithms round in another way.
public struct Tuning: Sendable, Hashable, Codable {
  /// Name and version of the format.
  public let format: String
  /// SHA-256 of the model file that it was made for.
  public let model: String
  /// Threads of the runs that were measured.
  public let threads: Int
  /// The algorithm for a convolution, by `Tuning.key`.
  public let choices: [String: ConvolutionAlgorithm]

  /// A tuning by its parts.
  public init(model: String, threads: Int, choices: [String: ConvolutionAlgorithm]) {
    (format, self.model, self.threads, self.choices) = (Self.currentFormat, model, threads, choices)
  }

  /// The format that is written and read.
  public static let currentFormat = "tallyman-tuning/1"

  /// What a choice is kept under: picture, weights and result of the convolution.
  static func key(_ shape: ConvolutionShape) -> String {
    key(
      picture: [shape.batch, shape.inputs, shape.height, shape.width],
      weights: [shape.outputs, shape.groupInputs, shape.kernelHeight, shape.kernelWidth],
      result: [shape.batch, shape.outputs, shape.outputHeight, shape.outputWidth])
  }

  /// The same of a planned layer, whose only spatial axis counts as columns; nil where it is no convolution.
  static func key(_ layer: PlannedLayer) -> String? {
    guard ConvolutionAlgorithm(rawValue: layer.algorithm) != nil, layer.inputs.count > 1,
      let picture = layer.inputs[0], let weights = layer.inputs[1], let result = layer.outputs.first
    else { return nil }
    return key(picture: flat(picture), weights: flat(weights), result: flat(result))
  }

  private static func flat(_ shape: [Int]) -> [Int] { shape.count == 3 ? [shape[0], shape[1], 1, shape[2]] : shape }

  private static func key(picture: [Int], weights: [Int], result: [Int]) -> String {
    [picture, weights, result].map { $0.map(String.init).joined(separator: "x") }.joined(separator: " ")
  }
}

extension InferenceModel {
  /// Measures every algorithm on every convolution that it fits and keeps the fastest, medians over `runs` runs each.
  ///
  /// - Throws: as `profile`.
  public func tuned(
    shapes: [String: [Int]], threads: Int, runs: Int, now: @escaping @Sendable () -> Duration
  ) throws(ModelError) -> Tuning {
    var best = [String: (seconds: Double, algorithm: ConvolutionAlgorithm)]()
    let rates = MachineRates(operations: 1, bytes: 1)  // expected times are not asked for
    for algorithm in ConvolutionAlgorithm.allCases {
      let plan = try profile(
        shapes: shapes, threads: threads, settings: PlanSettings(convolution: algorithm), rates: rates, runs: runs,
        now: now)
      // Layers of one shape share a choice: their times are added.
      var sums = [String: Double]()
      for layer in plan.layers where layer.layer.algorithm == algorithm.rawValue {
        guard let key = Tuning.key(layer.layer), let seconds = layer.measuredSeconds else { continue }
        sums[key, default: 0] += seconds
      }
      for (key, seconds) in sums where seconds < best[key]?.seconds ?? .infinity { best[key] = (seconds, algorithm) }
    }
    return Tuning(model: contentHash, threads: threads, choices: best.mapValues(\.algorithm))
  }
}

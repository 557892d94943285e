/// A convolution's weights in the order in which its algorithm reads them; packed once, used by every run.
public struct ConvolutionWeights: Sendable {
  /// The convolution that they belong to.
  public let shape: ConvolutionShape
  /// The algorithm that they are packed for.
  public let algorithm: ConvolutionAlgorithm
  /// Floats of scratch memory for each thread.
  public let scratchCount: Int
  let packed: FloatBuffer

  /// Packs weights from ONNX's order (outputs, inputs of a group, rows, columns); nil when memory runs out.
  public init?(_ shape: ConvolutionShape, algorithm: ConvolutionAlgorithm, weights: [Float]) {
    precondition(weights.count == shape.weightCount, "\(weights.count) weights for \(shape)")
    precondition(algorithm.fits(shape), "\(algorithm) does not fit \(shape)")
    let floats =
      switch algorithm {
      case .pointwise, .patches: Self.matrices(weights, shape)
      case .depthwise: Self.windows(weights, shape)
      case .winograd4: Winograd4.weights(weights, inputs: shape.inputs, outputs: shape.outputs)
      }
    guard let packed = FloatBuffer(floats) else { return nil }
    (self.shape, self.algorithm, self.packed) = (shape, algorithm, packed)
    scratchCount = Self.scratchCount(shape, algorithm)
  }

  /// The same weights for a picture of another size; window, channels and groups must be the same.
  public func adapted(to shape: ConvolutionShape) -> ConvolutionWeights {
    let (old, new) = (self.shape, shape)
    precondition(
      old.inputs == new.inputs && old.outputs == new.outputs && old.groups == new.groups
        && old.kernelHeight == new.kernelHeight && old.kernelWidth == new.kernelWidth && algorithm.fits(shape),
      "\(old) → \(new)")
    return ConvolutionWeights(
      shape: shape, algorithm: algorithm, scratchCount: Self.scratchCount(shape, algorithm), packed: packed)
  }

  private init(shape: ConvolutionShape, algorithm: ConvolutionAlgorithm, scratchCount: Int, packed: FloatBuffer) {
    (self.shape, self.algorithm, self.scratchCount, self.packed) = (shape, algorithm, scratchCount, packed)
  }

  /// Floats of scratch memory that each thread needs.
  public static func scratchCount(_ shape: ConvolutionShape, _ algorithm: ConvolutionAlgorithm) -> Int {
    switch algorithm {
    case .pointwise, .depthwise: 0
    case .patches: Convolution.pixelsPerTile(shape) * shape.windowProducts
    case .winograd4: Winograd4.scratchCount(shape)
    }
  }

  /// Per group a matrix (row, column, input) × output.
  private static func matrices(_ w: [Float], _ s: ConvolutionShape) -> [Float] {
    var result = [Float](repeating: 0, count: w.count)
    let window = s.kernelHeight * s.kernelWidth
    for o in 0..<s.outputs {
      let (group, column) = (o / s.groupOutputs, o % s.groupOutputs)
      for i in 0..<s.groupInputs {
        for k in 0..<window {
          let row = group * s.windowProducts + k * s.groupInputs + i
          result[row * s.groupOutputs + column] = w[(o * s.groupInputs + i) * window + k]
        }
      }
    }
    return result
  }

  /// Row, column, channel.
  private static func windows(_ w: [Float], _ s: ConvolutionShape) -> [Float] {
    var result = [Float](repeating: 0, count: w.count)
    let window = s.kernelHeight * s.kernelWidth
    for c in 0..<s.outputs {
      for k in 0..<window { result[k * s.outputs + c] = w[c * window + k] }
    }
    return result
  }
}

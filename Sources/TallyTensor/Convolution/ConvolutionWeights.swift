/// A convolution's weights in the order in which its algorithm reads them; packed once, used by every run.
public struct ConvolutionWeights: Sendable {
  /// The convolution that they belong to.
  public let shape: ConvolutionShape
  /// The algorithm that they are packed for.
  public let algorithm: ConvolutionAlgorithm
  /// The instructions that they are packed for.
  public let instructions: InstructionSet
  /// Floats of scratch memory for each thread.
  public let scratchCount: Int
  let packed: FloatBuffer

  /// Packs weights from ONNX's order (outputs, inputs of a group, rows, columns); nil when memory runs out.
  public init?(
    _ shape: ConvolutionShape, algorithm: ConvolutionAlgorithm, instructions: InstructionSet = .best, weights: [Float]
  ) {
    precondition(weights.count == shape.weightCount, "\(weights.count) weights for \(shape)")
    precondition(algorithm.fits(shape), "\(algorithm) does not fit \(shape)")
    let floats =
      switch algorithm {
      case .pointwise, .patches: Self.matrices(weights, shape)
      case .depthwise: Self.windows(weights, shape)
      case .direct: Self.panels(weights, shape, Panels(outputs: shape.groupOutputs, instructions))
      case .winograd2, .winograd4, .winograd6:
        algorithm.tile?.weights(
          weights, inputs: shape.inputs, panels: Panels(outputs: shape.outputs, instructions)) ?? []
      }
    guard let packed = FloatBuffer(floats) else { return nil }
    (self.shape, self.algorithm, self.instructions, self.packed) = (shape, algorithm, instructions, packed)
    scratchCount = Self.scratchCount(shape, algorithm, instructions)
  }

  /// The same weights for a picture of another size; window, channels and groups must be the same.
  public func adapted(to shape: ConvolutionShape) -> ConvolutionWeights {
    let (old, new) = (self.shape, shape)
    precondition(
      old.inputs == new.inputs && old.outputs == new.outputs && old.groups == new.groups
        && old.kernelHeight == new.kernelHeight && old.kernelWidth == new.kernelWidth && algorithm.fits(shape),
      "\(old) → \(new)")
    return ConvolutionWeights(shape: shape, algorithm: algorithm, instructions: instructions, packed: packed)
  }

  private init(
    shape: ConvolutionShape, algorithm: ConvolutionAlgorithm, instructions: InstructionSet, packed: FloatBuffer
  ) {
    (self.shape, self.algorithm, self.instructions, self.packed) = (shape, algorithm, instructions, packed)
    scratchCount = Self.scratchCount(shape, algorithm, instructions)
  }

  /// Bytes that the packed weights take.
  public var bytes: Int { 4 * packed.view.count }

  /// Floats of scratch memory that each thread needs.
  public static func scratchCount(
    _ shape: ConvolutionShape, _ algorithm: ConvolutionAlgorithm, _ instructions: InstructionSet = .best
  ) -> Int {
    if let tile = algorithm.tile { return WinogradBlock(shape, tile, instructions).scratchCount }
    return switch algorithm {
    case .direct: DirectBlock(shape, instructions).scratchCount
    case .patches: Convolution.pixelsPerTile(shape) * shape.windowProducts
    default: 0
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

  /// Per group and panel of outputs a matrix (row, column, input) × output in the panel.
  private static func panels(_ w: [Float], _ s: ConvolutionShape, _ panels: Panels) -> [Float] {
    let each = panels.columns * s.windowProducts
    var result = [Float](repeating: 0, count: s.groups * each)
    let window = s.kernelHeight * s.kernelWidth
    for o in 0..<s.outputs {
      let (group, column) = (o / s.groupOutputs, o % s.groupOutputs)
      let panel = column / panels.width
      let start = group * each + panel * panels.width * s.windowProducts
      for i in 0..<s.groupInputs {
        for k in 0..<window {
          let place = start + (k * s.groupInputs + i) * panels.columns(panel) + column % panels.width
          result[place] = w[(o * s.groupInputs + i) * window + k]
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

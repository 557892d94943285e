/// Two-dimensional convolution, channels last: the family's operands, its definition and its entrance.
///
/// `y[n, oy, ox, o] = Σ x[n, oy·sy + ky·dy − top, ox·sx + kx·dx − left, i] · w[o, i, ky, kx]`, where `i` runs over the
/// inputs of `o`'s group and `x` is zero outside the picture; then the epilogue.
public enum Convolution {
  /// A picture, or batch of pictures, whose pixels lie `stride` floats apart (more than its channels where it is part
  /// of a larger one).
  public struct Pixels: Sendable {
    /// From the first channel of the first pixel.
    public let view: FloatView
    /// Floats from one pixel to the next.
    public let stride: Int

    /// Pixels in memory that the caller owns.
    public init(_ view: FloatView, stride: Int) { (self.view, self.stride) = (view, stride) }
  }

  /// The definition as plain loops, with `weights` in ONNX's order (outputs, inputs of a group, rows, columns) and
  /// dense pictures. Never deleted, never made faster.
  public static func reference(_ x: [Float], _ w: [Float], _ s: ConvolutionShape) -> [Float] {
    var y = [Float](repeating: 0, count: s.batch * s.outputPixels * s.outputs)
    for n in 0..<s.batch {
      for oy in 0..<s.outputHeight {
        for ox in 0..<s.outputWidth {
          for o in 0..<s.outputs {
            let firstInput = o / s.groupOutputs * s.groupInputs
            var sum: Float = 0
            for ky in 0..<s.kernelHeight {
              let row = oy * s.strideY + ky * s.dilationY - s.padTop
              if row < 0 || row >= s.height { continue }
              for kx in 0..<s.kernelWidth {
                let column = ox * s.strideX + kx * s.dilationX - s.padLeft
                if column < 0 || column >= s.width { continue }
                for i in 0..<s.groupInputs {
                  let weight = w[((o * s.groupInputs + i) * s.kernelHeight + ky) * s.kernelWidth + kx]
                  sum += x[((n * s.height + row) * s.width + column) * s.inputs + firstInput + i] * weight
                }
              }
            }
            y[((n * s.outputHeight + oy) * s.outputWidth + ox) * s.outputs + o] = sum
          }
        }
      }
    }
    return y
  }

  /// The fast path by the algorithm that the weights were packed for. `scratch` holds
  /// `weights.scratchCount · team.threads` floats.
  public static func run(
    _ weights: ConvolutionWeights, _ x: Pixels, _ y: Pixels, epilogue: Epilogue, scratch: FloatView, team: WorkerTeam
  ) {
    run(weights, [Part(x, channels: weights.shape.inputs)], y, epilogue: epilogue, scratch: scratch, team: team)
  }

  /// The same with an input in parts; more than one, or a halved one, only with Winograd's algorithms.
  public static func run(
    _ weights: ConvolutionWeights, _ parts: [Part], _ y: Pixels, epilogue: Epilogue, scratch: FloatView,
    team: WorkerTeam
  ) {
    let s = weights.shape
    guard s.batch * s.outputPixels > 0, let x = parts.first?.pixels else { return }
    precondition(team.instructions == weights.instructions, "weights for \(weights.instructions)")
    precondition(parts.reduce(0) { $0 + $1.channels } == s.inputs, "parts of \(s)")
    for part in parts { part.check(s) }
    precondition(y.stride >= s.outputs, "pixel stride \(y.stride) for \(s)")
    precondition(y.view.count >= (s.batch * s.outputPixels - 1) * y.stride + s.outputs, "output of \(s)")
    precondition(scratch.count >= weights.scratchCount * team.threads, "scratch of \(s)")
    epilogue.check(s)
    if let tile = weights.algorithm.tile { return winograd(weights, tile, parts, y, epilogue, scratch, team) }
    precondition(parts.count == 1 && !parts[0].isHalved, "\(weights.algorithm) reads one whole part")
    switch weights.algorithm {
    case .pointwise: pointwise(weights, x, y, epilogue, team)
    case .patches: patches(weights, x, y, epilogue, scratch, team)
    case .depthwise: depthwise(weights, x, y, epilogue, team)
    default: direct(weights, x, y, epilogue, scratch, team)
    }
  }
}

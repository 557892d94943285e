internal import TallyKernelTable

/// An epilogue made ready for one panel of one picture: bias, scale and shift folded into one factor and one summand for
/// each channel, zero in those that only fill a register.
struct LastSteps {
  private let epilogue: Epilogue, shape: ConvolutionShape
  private let picture: Int, channel: Int, channels: Int
  private let scale: UnsafeMutablePointer<Float>, shift: UnsafeMutablePointer<Float>

  /// Floats of the memory that it needs.
  static func count(_ instructions: InstructionSet) -> Int { 2 * instructions.panel }

  /// For channels `channel ..< channel + channels`; `memory` holds `count` floats and outlives this value.
  init(
    _ epilogue: Epilogue, picture: Int, channel: Int, _ channels: Int, _ shape: ConvolutionShape,
    in memory: UnsafeMutablePointer<Float>
  ) {
    (self.epilogue, self.shape) = (epilogue, shape)
    (self.picture, self.channel, self.channels) = (picture, channel, channels)
    // The widest panel has 32 columns.
    let width = (channels + 15) / 16 * 16
    (scale, shift) = (memory, memory + width)
    for c in 0..<width {
      guard c < channels else {
        (scale[c], shift[c]) = (0, 0)
        continue
      }
      let factor = epilogue.scale.map { $0.base[picture * shape.outputs + channel + c] } ?? 1
      let summand = epilogue.shift.map { $0.base[picture * shape.outputs + channel + c] } ?? 0
      scale[c] = factor
      shift[c] = (epilogue.bias.map { $0.base[channel + c] } ?? 0) * factor + summand
    }
  }

  /// The rectangle of outputs from a row and column on.
  func target(_ y: Convolution.Pixels, row: Int, column: Int, rows: Int, columns: Int) -> PanelTarget {
    let pixel = picture * shape.outputPixels + row * shape.outputWidth + column
    return PanelTarget(
      y: y.view.base + pixel * y.stride + channel, pixelStride: y.stride, rowStride: shape.outputWidth * y.stride,
      rows: rows, columns: columns, channels: channels, scale: scale, shift: shift,
      residual: epilogue.residual.map { UnsafePointer($0.base + pixel * epilogue.residualStride + channel) },
      residualPixelStride: epilogue.residualStride, residualRowStride: shape.outputWidth * epilogue.residualStride,
      activation: epilogue.activation.kernel, alpha: epilogue.activation.alpha, beta: epilogue.activation.beta)
  }
}

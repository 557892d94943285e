extension ConvolutionAlgorithm {
  /// The chooser: what is expected to take the least time for this shape with these instructions.
  public static func choose(_ s: ConvolutionShape, instructions: InstructionSet = .best) -> ConvolutionAlgorithm {
    if depthwise.fits(s) { return .depthwise }
    let tiles = [ConvolutionAlgorithm.winograd2, .winograd4, .winograd6].filter { $0.fits(s) }
    let best = tiles.map { ($0, winogradCost($0.tile, s)) }.min { $0.1 < $1.1 }
    let products = Double(s.batch * s.outputPixels) * Double(s.windowProducts) * Double(padded(s.outputs))
    if let best, best.1 < products { return best.0 }
    // Without fused multiply-add in our kernels BLAS, which chooses its own by the processor, is ahead.
    if instructions == .baseline && s.windowProducts >= 8 { return pointwise.fits(s) ? .pointwise : .patches }
    return .direct
  }

  /// Multiplications, with what the transforms take expressed in them: per tile and channel as many as their additions,
  /// and two for each number that is moved through the cache (fitted to measurements on a Zen 4 core).
  private static func winogradCost(_ tile: WinogradTile?, _ s: ConvolutionShape) -> Double {
    guard let tile else { return .infinity }
    let (down, across) = tile.count(s)
    let (inputs, outputs) = (Double(padded(s.inputs)), Double(padded(s.outputs)))
    let frequencies = Double(tile.frequencies)
    let each = frequencies * Double(s.inputs) * outputs + tile.transformCost * 16 * (inputs + outputs)
    return Double(s.batch * down * across) * each
  }

  private static func padded(_ channels: Int) -> Int { (channels + 15) / 16 * 16 }
}

internal import TallyKernelTable

/// The last steps of a rectangle of sums.
extension PanelKernel {
  /// Finishes sums whose rows lie `rowStride` and whose pixels lie `pixelStride` floats apart, as `PanelTarget` says. Whole
  /// registers of them are readable, and those that are not full are used as scratch.
  static func finish(
    _ target: PanelTarget, _ sums: UnsafeMutablePointer<Float>, rowStride: Int, pixelStride: Int
  ) {
    if target.channels < lanes && target.pixelStride == target.channels && target.residual == nil {
      return finishDense(target, sums, rowStride, pixelStride)
    }
    // The usual activations have loops of their own, without a choice in them.
    switch target.activation {
    case .identity: finish(target, sums, rowStride, pixelStride) { $0 }
    case .relu: finish(target, sums, rowStride, pixelStride) { $0.replacing(with: 0, where: $0 .< 0) }
    default:
      let (kind, alpha, beta) = (target.activation, target.alpha, target.beta)
      finish(target, sums, rowStride, pixelStride) { ActivationKernel.activated($0, kind, alpha, beta) }
    }
  }

  /// The same for fewer channels than lanes in pixels side by side: whole registers are stored, each over what the one
  /// before has written too much, and the activation goes over whole runs.
  private static func finishDense(
    _ target: PanelTarget, _ sums: UnsafeMutablePointer<Float>, _ rowStride: Int, _ pixelStride: Int
  ) {
    let (scale, shift, channels) = (load(target.scale), load(target.shift), target.channels)
    for row in 0..<target.rows {
      let (from, to) = (sums + row * rowStride, target.y + row * target.rowStride)
      // The last ones would reach beyond the run.
      let free = max(0, (target.columns * channels - lanes) / channels)
      for column in 0..<min(free, target.columns) {
        store(fused(load(from + column * pixelStride), scale, shift), to + column * channels)
      }
      for column in min(free, target.columns)..<target.columns {
        let sum = from + column * pixelStride
        store(fused(load(sum), scale, shift), sum)
        for i in 0..<channels { to[column * channels + i] = sum[i] }
      }
      ActivationKernel.apply(
        target.activation, alpha: target.alpha, beta: target.beta, to, count: target.columns * channels)
    }
  }

  @inline(__always) private static func finish(
    _ target: PanelTarget, _ sums: UnsafeMutablePointer<Float>, _ rowStride: Int, _ pixelStride: Int,
    _ activated: (Lanes) -> Lanes
  ) {
    let whole = target.channels / lanes * lanes
    for row in 0..<target.rows {
      for column in 0..<target.columns {
        let from = sums + (row * rowStride + column * pixelStride)
        let to = target.y + (row * target.rowStride + column * target.pixelStride)
        let residual = target.residual.map {
          $0 + (row * target.residualRowStride + column * target.residualPixelStride)
        }
        var c = 0
        while c < whole {
          var v = fused(load(from + c), load(target.scale + c), load(target.shift + c))
          if let residual { v += load(residual + c) }
          store(activated(v), to + c)
          c += lanes
        }
        if c == target.channels { continue }
        store(fused(load(from + c), load(target.scale + c), load(target.shift + c)), from + c)
        if let residual {
          for i in c..<target.channels { from[i] += residual[i] }
        }
        store(activated(load(from + c)), from + c)
        for i in c..<target.channels { to[i] = from[i] }
      }
    }
  }
}

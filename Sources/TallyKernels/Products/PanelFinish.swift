internal import TallyKernelTable

/// The last steps of a rectangle of sums.
extension PanelKernel {
  /// Finishes sums whose rows lie `rowStride` and whose pixels lie `pixelStride` floats apart, as `PanelTarget` says. Whole
  /// registers of them are readable, and those that are not full are used as scratch.
  static func finish(
    _ target: PanelTarget, _ sums: UnsafeMutablePointer<Float>, rowStride: Int, pixelStride: Int
  ) {
    // The usual activations have loops of their own, without a choice in them.
    switch target.activation {
    case .identity: finish(target, sums, rowStride, pixelStride) { $0 }
    case .relu: finish(target, sums, rowStride, pixelStride) { $0.replacing(with: 0, where: $0 .< 0) }
    default:
      let (kind, alpha, beta) = (target.activation, target.alpha, target.beta)
      finish(target, sums, rowStride, pixelStride) { ActivationKernel.activated($0, kind, alpha, beta) }
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

internal import TallyKernelTable

/// Convolutions as matrix products and the depthwise kernel.
extension Convolution {
  /// Pixels of one tile: its patches take about 512 kB, half of a usual second-level cache. Depends on the shape alone.
  static func pixelsPerTile(_ s: ConvolutionShape) -> Int {
    let fitting = 131_072 / max(1, s.windowProducts)
    return max(1, min(max(24, min(fitting, 1024)), s.outputPixels))
  }

  static func pointwise(
    _ weights: ConvolutionWeights, _ x: Pixels, _ y: Pixels, _ epilogue: Epilogue, _ team: WorkerTeam
  ) {
    let s = weights.shape
    let tile = min(512, s.outputPixels)
    let tiles = (s.outputPixels + tile - 1) / tile
    team.forEach(s.batch * tiles) { chunk, _ in
      let (picture, first) = (chunk / tiles, chunk % tiles * tile)
      let count = min(tile, s.outputPixels - first)
      let pixel = picture * s.outputPixels + first
      let out = y.view.base + pixel * y.stride
      BLAS.multiply(
        m: count, n: s.outputs, k: s.inputs, x.view.base + pixel * x.stride, lda: x.stride, weights.packed.view.base,
        ldb: s.outputs, out, ldc: y.stride)
      epilogue.apply(
        out, stride: y.stride, pixel: pixel, pixels: count, picture: picture, channel: 0, channels: s.outputs,
        outputs: s.outputs, team.kernels)
    }
  }

  static func patches(
    _ weights: ConvolutionWeights, _ x: Pixels, _ y: Pixels, _ epilogue: Epilogue, _ scratch: FloatView,
    _ team: WorkerTeam
  ) {
    let s = weights.shape
    let geometry = s.geometry(channels: s.groupInputs, pixelStride: x.stride)
    let tile = pixelsPerTile(s)
    let tiles = (s.outputPixels + tile - 1) / tile
    team.forEach(s.batch * tiles) { chunk, worker in
      let (picture, first) = (chunk / tiles, chunk % tiles * tile)
      let count = min(tile, s.outputPixels - first)
      let pixel = picture * s.outputPixels + first
      let rows = scratch.base + worker * weights.scratchCount
      for group in 0..<s.groups {
        let out = y.view.base + pixel * y.stride + group * s.groupOutputs
        team.kernels.gather(
          geometry, x.view.base + picture * s.inputPixels * x.stride + group * s.groupInputs, first, count, rows)
        BLAS.multiply(
          m: count, n: s.groupOutputs, k: s.windowProducts, rows, lda: s.windowProducts,
          weights.packed.view.base + group * s.windowProducts * s.groupOutputs, ldb: s.groupOutputs, out,
          ldc: y.stride)
        epilogue.apply(
          out, stride: y.stride, pixel: pixel, pixels: count, picture: picture, channel: group * s.groupOutputs,
          channels: s.groupOutputs, outputs: s.outputs, team.kernels)
      }
    }
  }

  static func depthwise(
    _ weights: ConvolutionWeights, _ x: Pixels, _ y: Pixels, _ epilogue: Epilogue, _ team: WorkerTeam
  ) {
    let s = weights.shape
    let geometry = s.geometry(channels: s.inputs, pixelStride: x.stride)
    team.forEach(s.batch * s.outputHeight) { chunk, _ in
      let (picture, row) = (chunk / s.outputHeight, chunk % s.outputHeight)
      let pixel = chunk * s.outputWidth
      let out = y.view.base + pixel * y.stride
      team.kernels.depthwise(
        geometry, x.view.base + picture * s.inputPixels * x.stride, weights.packed.view.base, row, out, y.stride)
      epilogue.apply(
        out, stride: y.stride, pixel: pixel, pixels: s.outputWidth, picture: picture, channel: 0, channels: s.outputs,
        outputs: s.outputs, team.kernels)
    }
  }
}

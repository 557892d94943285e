internal import TallyKernelTable

/// How a direct convolution is cut into pieces of output rows. A pointwise one is a single row of all its pixels.
struct DirectBlock: Sendable {
  /// Rows and columns of the output as this algorithm sees them.
  let rows: Int, columns: Int
  /// Pixels of a piece, and pieces of a row.
  let size: Int, pieces: Int
  /// Columns of the output whose window lies inside the picture, left to right.
  let inside: Range<Int>
  /// Floats of one window, gathered where it crosses the edge.
  let window: Int
  private let panel: Int

  /// A piece of 96 pixels has products enough to pay for calls, and its sums stay in the first-level cache. Depends on
  /// the shape and the instructions alone.
  init(_ s: ConvolutionShape, _ instructions: InstructionSet) {
    (rows, columns) = s.isPointwise ? (1, s.outputPixels) : (s.outputHeight, s.outputWidth)
    pieces = (columns + 95) / 96
    // Multiples of twelve fill the registers of every instruction set.
    size = pieces == 0 ? 0 : ((columns + pieces - 1) / pieces + 11) / 12 * 12
    let first = (s.padLeft + s.strideX - 1) / s.strideX
    let reach = s.width + s.padLeft - (s.kernelWidth - 1) * s.dilationX - 1
    let end = s.isPointwise ? columns : reach < 0 ? 0 : min(columns, reach / s.strideX + 1)
    inside = min(first, end)..<end
    (window, panel) = (s.windowProducts, instructions.panel)
  }

  /// Floats of scratch memory: one window, the sums of one panel, last steps.
  var scratchCount: Int { window + size * panel + 64 }
}

extension Convolution {
  static func direct(
    _ weights: ConvolutionWeights, _ x: Pixels, _ y: Pixels, _ epilogue: Epilogue, _ scratch: FloatView,
    _ team: WorkerTeam
  ) {
    let block = DirectBlock(weights.shape, weights.instructions)
    team.forEach(weights.shape.batch * block.rows * block.pieces) { chunk, worker in
      let first = chunk % block.pieces * block.size
      DirectJob(
        weights: weights, block: block, x: x, y: y, epilogue: epilogue, kernels: team.kernels,
        picture: chunk / block.pieces / block.rows, row: chunk / block.pieces % block.rows,
        piece: min(first, block.columns)..<min(first + block.size, block.columns),
        scratch: scratch.base + worker * weights.scratchCount
      ).run()
    }
  }
}

/// One piece of an output row. Its windows are not copied: where they lie inside the picture, those of neighbouring
/// pixels are rows of a matrix whose rows overlap, for each row of the window; so the product can read them in place.
private struct DirectJob {
  let weights: ConvolutionWeights, block: DirectBlock
  let x: Convolution.Pixels, y: Convolution.Pixels, epilogue: Epilogue
  let kernels: KernelTable
  let picture: Int, row: Int, piece: Range<Int>
  let scratch: UnsafeMutablePointer<Float>

  private var sums: UnsafeMutablePointer<Float> { scratch + block.window }
  private var steps: UnsafeMutablePointer<Float> { scratch + (weights.scratchCount - 64) }

  func run() {
    let s = weights.shape
    let panels = Panels(outputs: s.groupOutputs, weights.instructions)
    let inside = piece.clamped(to: block.inside)
    for group in 0..<s.groups {
      let source = x.view.base + picture * s.inputPixels * x.stride + group * s.groupInputs
      let w = weights.packed.view.base + group * panels.columns * s.windowProducts
      for panel in 0..<panels.count {
        let channel = group * s.groupOutputs + panel * panels.width
        let last = LastSteps(
          epilogue, picture: picture, channel: channel, panels.channels(panel), s, in: steps)
        let (b, columns) = (w + panel * panels.width * s.windowProducts, panels.columns(panel))
        let isNarrow = panels.isNarrow(panel)
        for column in piece where !inside.contains(column) {
          edge(source, column)
          kernels.product(scratch, s.windowProducts, 1, s.windowProducts, b, sums, columns, false, isNarrow)
          kernels.finishPanel(last.target(y, row: row, column: column, rows: 1, columns: 1), sums, 0, columns)
        }
        if inside.isEmpty { continue }
        products(source, inside, b, columns, isNarrow)
        let target = last.target(y, row: row, column: inside.lowerBound, rows: 1, columns: inside.count)
        kernels.finishPanel(target, sums, 0, columns)
      }
    }
  }

  /// Sums of the pixels whose windows lie inside the picture from left to right.
  private func products(
    _ source: UnsafePointer<Float>, _ inside: Range<Int>, _ b: UnsafePointer<Float>, _ columns: Int, _ isNarrow: Bool
  ) {
    let s = weights.shape
    let rows = s.isPointwise ? 1 : s.kernelHeight
    // A row of the window is one run of floats, or a run for each tap.
    let isRun = s.kernelWidth == 1 || (s.dilationX == 1 && x.stride == s.groupInputs)
    let (taps, run) = isRun ? (1, s.kernelWidth * s.groupInputs) : (s.kernelWidth, s.groupInputs)
    var accumulates = false
    for i in 0..<rows {
      let line = row * s.strideY - s.padTop + i * s.dilationY
      if line < 0 || line >= s.height { continue }
      for j in 0..<taps {
        let pixel = line * s.width + inside.lowerBound * s.strideX - s.padLeft + j * s.dilationX
        kernels.product(
          source + pixel * x.stride, s.strideX * x.stride, inside.count, run,
          b + (i * s.kernelWidth + j) * s.groupInputs * columns, sums, columns, accumulates, isNarrow)
        accumulates = true
      }
    }
    if !accumulates { kernels.fill(sums, inside.count * columns, 0) }
  }

  /// Copies the window of a pixel at the edge, zero outside the picture.
  private func edge(_ source: UnsafePointer<Float>, _ column: Int) {
    let s = weights.shape
    kernels.gather(
      s.geometry(channels: s.groupInputs, pixelStride: x.stride), source, row * s.outputWidth + column, 1, scratch)
  }
}

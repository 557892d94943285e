internal import TallyKernelTable

extension Convolution {
  static func winograd(
    _ weights: ConvolutionWeights, _ tile: WinogradTile, _ parts: [Part], _ y: Pixels, _ epilogue: Epilogue,
    _ scratch: FloatView, _ team: WorkerTeam
  ) {
    let block = WinogradBlock(weights.shape, tile, weights.instructions)
    team.forEach(weights.shape.batch * block.blocks) { chunk, worker in
      let first = chunk % block.blocks * block.size
      WinogradJob(
        weights: weights, block: block, parts: parts, y: y, epilogue: epilogue, kernels: team.kernels,
        picture: chunk / block.blocks, first: first, count: min(block.size, block.tiles - first),
        scratch: scratch.base + worker * weights.scratchCount
      ).run()
    }
  }
}

/// One block of tiles: transform, products for each frequency, transform back with the epilogue. The outputs go panel by
/// panel, so that what the products leave is small and still in the cache when it is read.
private struct WinogradJob {
  let weights: ConvolutionWeights, block: WinogradBlock
  let parts: [Convolution.Part], y: Convolution.Pixels, epilogue: Epilogue
  let kernels: KernelTable
  let picture: Int, first: Int, count: Int
  let scratch: UnsafeMutablePointer<Float>

  private var results: UnsafeMutablePointer<Float> { scratch + block.tile.frequencies * block.sourceStride }
  private var workspace: UnsafeMutablePointer<Float> { results + block.tile.frequencies * block.resultStride }
  private var patch: UnsafeMutablePointer<Float> { workspace + block.workspaceCount }
  private var scale: UnsafeMutablePointer<Float> { patch + block.patchCount }

  func run() {
    let (s, n) = (weights.shape, block.tile.frequencies)
    let panels = Panels(outputs: s.outputs, weights.instructions)
    for tile in 0..<count { spread(tile) }
    for panel in 0..<panels.count {
      let (channel, columns) = (panel * panels.width, panels.columns(panel))
      let u = weights.packed.view.base + channel * n * s.inputs
      for f in 0..<n {
        kernels.product(
          scratch + f * block.sourceStride, block.inputs, count, s.inputs, u + f * s.inputs * columns,
          results + f * block.resultStride, columns, false, panels.isNarrow(panel))
      }
      let last = LastSteps(epilogue, picture: picture, channel: channel, panels.channels(panel), s, in: scale)
      for tile in 0..<count { collect(tile, last, columns) }
    }
  }

  private func spread(_ tile: Int) {
    let (s, n) = (weights.shape, block.tile.patch)
    let (m, place) = (block.tile.rawValue, first + tile)
    let row = place / block.across * m - s.padTop
    let column = place % block.across * m - s.padLeft
    let isInside = row >= 0 && column >= 0 && row + n <= s.height && column + n <= s.width
    let spread = block.tile.spread(kernels)
    let v = scratch + tile * block.inputs
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 16) { offsets in
      guard let rows = offsets.baseAddress else { return }
      let columns = rows + 8
      var channel = 0
      if isInside && parts.allSatisfy({ $0.channels % kernels.lanes == 0 }) {
        for part in parts {
          for i in 0..<n {
            rows[i] = part.offset(row: row + i, width: s.width)
            columns[i] = part.offset(column: column + i)
          }
          let source = WinogradSource(
            x: part.picture(picture, s), rows: rows, columns: columns, channels: part.channels)
          spread(source, v + channel, block.sourceStride, workspace)
          channel += part.channels
        }
        return
      }
      copyPatch(row, column)
      for i in 0..<n { (rows[i], columns[i]) = (i * n * block.inputs, i * block.inputs) }
      let source = WinogradSource(x: patch, rows: rows, columns: columns, channels: block.inputs)
      spread(source, v, block.sourceStride, workspace)
    }
  }

  /// Copies what of a patch lies inside the picture, zero elsewhere and in channels that only fill a register.
  private func copyPatch(_ row: Int, _ column: Int) {
    let (s, n) = (weights.shape, block.tile.patch)
    kernels.fill(patch, block.patchCount, 0)
    for i in max(0, -row)..<max(0, -row, min(n, s.height - row)) {
      for j in max(0, -column)..<max(0, -column, min(n, s.width - column)) {
        var to = patch + (i * n + j) * block.inputs
        for part in parts {
          let offset = part.offset(row: row + i, width: s.width) + part.offset(column: column + j)
          kernels.copy(1, part.channels, part.picture(picture, s) + offset, 0, 1, to, 0, 1)
          to += part.channels
        }
      }
    }
  }

  private func collect(_ tile: Int, _ last: LastSteps, _ columns: Int) {
    let (s, m, place) = (weights.shape, block.tile.rawValue, first + tile)
    let (row, column) = (place / block.across * m, place % block.across * m)
    let target = last.target(
      y, row: row, column: column, rows: min(m, s.outputHeight - row), columns: min(m, s.outputWidth - column))
    block.tile.collect(kernels)(target, results + tile * columns, block.resultStride, workspace)
  }
}

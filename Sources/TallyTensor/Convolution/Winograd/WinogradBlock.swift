/// How a Winograd convolution is cut into blocks of tiles, and what one block needs of memory.
struct WinogradBlock: Sendable {
  let tile: WinogradTile
  /// Tiles of a picture across and in all, tiles of a block, and blocks of a picture.
  let across: Int, tiles: Int, size: Int, blocks: Int
  /// Channels in, rounded up to whole registers; columns of a panel.
  let inputs: Int, panel: Int

  /// Blocks are as large as lets a block's frequencies stay in the second-level cache (1 MiB a core on Zen 4, and
  /// usual), and so many that threads can share them. Depends on the shape and the instructions alone.
  init(_ s: ConvolutionShape, _ tile: WinogradTile, _ instructions: InstructionSet) {
    let (down, across) = tile.count(s)
    (self.tile, self.across, tiles) = (tile, across, down * across)
    (inputs, panel) = ((s.inputs + 15) / 16 * 16, instructions.panel)
    // Multiples of twelve fill the registers of every instruction set.
    let fitting = 160_000 / (tile.frequencies * (inputs + panel)) / 12 * 12
    let shared = (tiles * s.batch / 16 + 11) / 12 * 12
    let most = 1728 / tile.frequencies / 12 * 12
    size = max(1, min(tiles, max(12, min(fitting, shared, most))))
    blocks = (tiles + size - 1) / max(size, 1)
  }

  /// Floats from one frequency to the next, before and after the products. An odd number of cache lines, so that the
  /// frequencies of one tile do not fall into the same few sets of the cache.
  var sourceStride: Int { (size * inputs + 15) / 16 * 16 | 16 }
  var resultStride: Int { (size * panel + 15) / 16 * 16 | 16 }
  /// Floats of a patch that is copied because it lies at the edge.
  var patchCount: Int { tile.frequencies * inputs }
  /// Registers of the transforms, and a tile of a panel.
  var workspaceCount: Int { tile.frequencies * 16 + tile.rawValue * tile.rawValue * 32 }
  /// Floats of scratch memory: frequencies before and after, a patch, registers of the transforms, last steps.
  var scratchCount: Int {
    tile.frequencies * (sourceStride + resultStride) + workspaceCount + patchCount + 64
  }
}

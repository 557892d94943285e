/// The walk over a page's strips or tiles: each is decoded into one buffer and copied from there to where it belongs.
struct TIFFBlocks {
  let layout: TIFFLayout
  let page: Int

  /// The pixels of each plane as the file holds them, orientation not yet applied.
  func decode<Number: PlaneSample>(_ file: borrowing TIFFFile, as: Number.Type) throws(ImageError) -> [[Number]] {
    var planes = (0..<layout.planes).map { _ in [Number](repeating: .zero, count: layout.width * layout.height) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: layout.blockBytes, alignment: 16)
    defer { buffer.deallocate() }
    // A decoder that fills less than it says must not make pixels of what was in memory before.
    buffer.initializeMemory(as: UInt8.self, repeating: 0)
    for block in 0..<layout.blocks {
      let sample = layout.isSeparate ? block / layout.blocksPerSample : 0
      guard sample < layout.planes else { break }  // an alpha sample in blocks of its own
      let place = block % layout.blocksPerSample
      let (x, y) = (place % layout.blocksAcross * layout.blockWidth, place / layout.blocksAcross * layout.blockHeight)
      let rows = min(layout.blockHeight, layout.height - y)
      let expected = layout.rowBytes * (layout.isTiled ? layout.blockHeight : rows)
      try file.read(block: block, of: page, into: buffer, expected: expected)
      let decoded = UnsafeRawBufferPointer(buffer)
      for plane in layout.isSeparate ? sample..<(sample + 1) : 0..<layout.planes {
        planes[plane].withUnsafeMutableBufferPointer { pixels in
          copy(decoded, rows: rows, atX: x, y: y, first: layout.isSeparate ? 0 : plane, to: pixels)
        }
      }
    }
    return planes
  }

  private func copy<Number: PlaneSample>(
    _ block: UnsafeRawBufferPointer, rows: Int, atX x: Int, y: Int, first: Int,
    to pixels: UnsafeMutableBufferPointer<Number>
  ) {
    let columns = min(layout.blockWidth, layout.width - x)
    for row in 0..<rows {
      let start = (y + row) * layout.width + x
      let target = UnsafeMutableBufferPointer(rebasing: pixels[start..<(start + columns)])
      Number.unpack(
        UnsafeRawBufferPointer(rebasing: block[(row * layout.rowBytes)..<((row + 1) * layout.rowBytes)]),
        bits: layout.bits, first: first, stride: layout.isSeparate ? 1 : layout.samples,
        into: target)
      if layout.undoesDifferences { Number.addUp(target, bits: layout.bits) }
    }
  }
}

internal import TallyCore
internal import TallyDomain

/// The inverse over cells around one box instead of over all pixels of a scan.
extension PhysicsInversion {
  /// Maps of cells, and where the box lies on them.
  struct CellMaps {
    let maps: MatterMaps
    /// The box in cells of the maps.
    let box: PixelRegion
    /// Pixels a cell, and the part of the picture that the box's cells cover.
    let across: Int, down: Int, region: PixelRegion
    /// The scanner's geometry for rows of the maps that are `down` pixels high.
    func geometry(_ geometry: ScannerGeometry) -> ScannerGeometry {
      var copy = geometry
      copy.topMm -= Double(firstRow) * geometry.pitchYMm
      copy.pitchYMm *= Double(down)
      copy.rows = maps.height
      return copy
    }
    fileprivate let firstRow: Int
  }

  /// Inverts what lies around a box of a corrected radiograph, in cells of at most about `cellMm`.
  func cells(_ radiograph: Radiograph, around box: PixelRegion, cellMm: Double = 15) -> CellMaps {
    let width = radiograph.width
    let grid = CellGrid(
      box: box, width: width, height: radiograph.height, pitch: radiograph.pitch, cellMm: cellMm)
    var reader = self.reader.ofCells(across: grid.across, down: grid.down)
    let hasTwo = table.hasTwoEnergies && radiograph.planes.count > 1
    let isInterleaved = hasTwo && scanner.readout.isInterleaved
    let inCells = grid.cells(of: box)
    let rows = max(0, inCells.y0 - 8)..<min(grid.rows, inCells.y1 + 8)
    let pixels = Float(grid.across * grid.down)
    if doubt != nil {
      let means = grid.means(of: radiograph.planes[0].values, width: width, .plain).means
      reader = OtherScatter(means, reader: reader).reader
    }
    let scattering = reader
    func read(_ plane: Int) -> (signal: [Float], scatter: [Float], texture: [Float]) {
      let sampling: CellGrid.Sampling = !isInterleaved ? .plain : plane == 0 ? .blurred : .shifted
      let (means, squares) = grid.means(of: radiograph.planes[plane].values, width: width, sampling)
      let (signal, scatter) = scattering.unscattered(means, width: grid.columns, plane: plane)
      let cut = rows.lowerBound * grid.columns..<rows.upperBound * grid.columns
      let noise = radiograph.planes[plane].airNoise
      let texture = cut.map { cell in
        let own = pixels * scattering.variance(ofSignal: means[cell], plane: plane, airNoise: noise)
        let beyond = squares[cell] - means[cell] * means[cell] - own
        return max(0, beyond) / max(signal[cell] * signal[cell], 1e-6)
      }
      return (Array(signal[cut]), Array(scatter[cut]), texture)
    }
    let first = read(0)
    let second = hasTwo ? read(1) : nil
    let quality = grid.quality(radiograph.mask, width: width)
    let signals = Signals(
      own: first.signal, ownScatter: first.scatter, pair: second.map { (first: first.signal, second: $0.signal) },
      pairScatter: second?.scatter ?? [], airNoise: radiograph.planes.prefix(2).map(\.airNoise),
      texture: [first.texture] + (second.map { [$0.texture] } ?? []), isOwnPair: true)
    let cut = rows.lowerBound * grid.columns..<rows.upperBound * grid.columns
    let maps = maps(signals, mask: Array(quality[cut]), width: grid.columns, reader: reader)
    let place = PixelRegion(
      x0: inCells.x0, y0: inCells.y0 - rows.lowerBound, x1: inCells.x1, y1: inCells.y1 - rows.lowerBound)
    let region = PixelRegion(
      x0: grid.x0 + inCells.x0 * grid.across, y0: grid.y0 + inCells.y0 * grid.down,
      x1: grid.x0 + inCells.x1 * grid.across, y1: grid.y0 + inCells.y1 * grid.down)
    return CellMaps(
      maps: maps, box: place, across: grid.across, down: grid.down, region: region,
      firstRow: grid.y0 + rows.lowerBound * grid.down)
  }
}

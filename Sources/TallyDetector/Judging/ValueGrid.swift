public import TallyCore

/// One value per cell over a part of the picture, `height × width`, row-major, row 0 on top, in the picture's orientation.
public struct ValueGrid: Sendable, Equatable {
  /// Cells across and down.
  public let width: Int, height: Int
  /// The part of the picture that the cells cover evenly.
  public let region: PixelRegion
  /// `height × width`.
  public var values: [Float]

  /// A grid; traps where the sizes disagree.
  public init(width: Int, height: Int, region: PixelRegion, values: [Float]) {
    precondition(values.count == width * height, "\(values.count) values for \(width) × \(height)")
    (self.width, self.height, self.region, self.values) = (width, height, region, values)
  }

  /// A rectangle of cells in pixels of the picture.
  func picture(_ cells: PixelRegion) -> PixelRegion {
    func scale(_ cell: Int, _ count: Int, _ first: Int, _ extent: Int) -> Int {
      first + Int((Double(cell) * Double(extent) / Double(max(count, 1))).rounded())
    }
    return PixelRegion(
      x0: scale(cells.x0, width, region.x0, region.width), y0: scale(cells.y0, height, region.y0, region.height),
      x1: scale(cells.x1, width, region.x0, region.width), y1: scale(cells.y1, height, region.y0, region.height))
  }

  /// The middle of a cell in pixels of the picture.
  public func centre(x: Int, y: Int) -> (x: Double, y: Double) {
    (
      Double(region.x0) + (Double(x) + 0.5) * Double(region.width) / Double(max(width, 1)),
      Double(region.y0) + (Double(y) + 0.5) * Double(region.height) / Double(max(height, 1))
    )
  }

  /// The mean over `2 · radius + 1` cells on a side.
  func smoothed(radius: Int) -> ValueGrid {
    ValueGrid(width: width, height: height, region: region, values: BoxMean.of(values, width: width, radius: radius))
  }

  /// The highest value inside a rectangle of cells, and where it is; nil where nothing finite is inside.
  func highest(in area: PixelRegion, isFree: [Bool]? = nil) -> (cell: Int, value: Float)? {
    var best: (cell: Int, value: Float)?
    for y in area.y0..<max(area.y0, area.y1) {
      for x in area.x0..<max(area.x0, area.x1) {
        let cell = y * width + x
        guard isFree?[cell] ?? true, values[cell].isFinite, values[cell] > best?.value ?? -.infinity else { continue }
        best = (cell, values[cell])
      }
    }
    return best
  }

  /// The worst places, at most `limit`: from the highest cell a region grows over its neighbours down to half of its height
  /// above the median; it and what is within `gap` cells of it are set aside, and the next highest is looked at.
  func peaks(in area: PixelRegion, limit: Int = 5, gap: Int) -> [ContainerVerdict.ScoredRegion] {
    let inside = (area.y0..<max(area.y0, area.y1)).flatMap { y in
      values[y * width + area.x0..<y * width + max(area.x0, area.x1)].filter(\.isFinite)
    }.sorted()
    guard !inside.isEmpty else { return [] }
    let background = inside[inside.count / 2]
    var isFree = [Bool](repeating: true, count: values.count)
    var regions = [ContainerVerdict.ScoredRegion]()
    while regions.count < limit, let top = highest(in: area, isFree: isFree), top.value > background || regions.isEmpty
    {
      let bounds = grown(from: top.cell, level: (top.value + background) / 2, in: area, isFree: isFree)
      regions.append(.init(region: picture(bounds), score: Double(top.value)))
      for y in max(0, bounds.y0 - gap)..<min(height, bounds.y1 + gap) {
        for x in max(0, bounds.x0 - gap)..<min(width, bounds.x1 + gap) { isFree[y * width + x] = false }
      }
    }
    return regions
  }

  private func grown(from seed: Int, level: Float, in area: PixelRegion, isFree: [Bool]) -> PixelRegion {
    var (cells, isTaken, next) = ([seed], Set([seed]), 0)
    var bounds = PixelRegion(x0: seed % width, y0: seed / width, x1: seed % width + 1, y1: seed / width + 1)
    while next < cells.count {
      let (x, y) = (cells[next] % width, cells[next] / width)
      next += 1
      bounds = PixelRegion(
        x0: min(bounds.x0, x), y0: min(bounds.y0, y), x1: max(bounds.x1, x + 1), y1: max(bounds.y1, y + 1))
      for (nx, ny) in [(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)] where area.contains(x: nx, y: ny) {
        let cell = ny * width + nx
        guard isFree[cell], values[cell] >= level, isTaken.insert(cell).inserted else { continue }
        cells.append(cell)
      }
    }
    return bounds
  }
}

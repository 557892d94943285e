internal import Foundation
internal import TallyCore

/// Cells that stand out together.
struct CellRegion: Sendable {
  /// Indices of the cells, row-major.
  var cells: [Int]
  /// The rectangle around them.
  var bounds: PixelRegion
  /// The highest value among them.
  var peak: Float
}

/// Finds where a map stands out of its own background, worst first.
///
/// The background is the median of the map and the spread of its lower half, which what stands out cannot inflate. From
/// the highest cell a region grows over its neighbours down to half of its height above the background; its surroundings
/// are then set aside and the next highest cell is looked at, as long as it stands out by `deviations` spreads. Regions
/// that nearly touch become one.
struct RegionFinder: Sendable {
  /// How many spreads above the background a further region must reach; the first is reported whatever it reaches.
  var deviations: Float = 4
  /// The smallest spread that is believed, in units of the map.
  var smallestSpread: Float = 0.05
  /// At most so many regions.
  var limit = 5
  /// Regions closer than this are one, and a peak nearer than this to a region belongs to it, mm.
  var gapMm = 60.0

  /// Regions inside `area` of a map that is smoothed already, the highest peak first. Never empty where the area is not.
  func regions(of map: CellMap, in area: PixelRegion, pitchMm: Double) -> [CellRegion] {
    guard let levels = Quantile.of(map.values(in: area), [0.5, 0.16]) else { return [] }
    let (median, low) = (levels[0], levels[1])
    let (background, spread) = (Float(median), max(Float(median - low), smallestSpread))
    let floor = background + deviations * spread
    let gap = Int(min(gapMm / pitchMm, 1e6).rounded(.up))
    // A peak within the gap around a region is none of its own; but a region may grow into the gap, and merge.
    var (mayPeak, mayGrow) = (Self.mask(area, map), Self.mask(area, map))
    var found = [CellRegion]()
    // Twice the limit: some of them will merge.
    while found.count < 2 * limit, let peak = highest(map, mayPeak), found.isEmpty || map.values[peak] > floor {
      let top = map.values[peak]
      let level = top > floor ? max(floor, (background + top) / 2) : (background + top) / 2
      let region = grown(from: peak, over: map, isFree: mayGrow, level: min(level, top))
      found.append(region)
      for cell in region.cells { mayGrow[cell] = false }
      setAside(region, gap: gap, width: map.width, height: map.height, isFree: &mayPeak)
    }
    return Array(merged(found, gap: gap).sorted { $0.peak > $1.peak }.prefix(limit))
  }

  /// The region that hangs together with the highest cell of a window, at a level given.
  func region(of map: CellMap, in area: PixelRegion, around window: PixelRegion, level: Float) -> CellRegion {
    let isFree = Self.mask(area, map)
    let peak = highest(map, Self.mask(window.intersection(area), map)) ?? window.y0 * map.width + window.x0
    return grown(from: peak, over: map, isFree: isFree, level: min(level, map.values[peak]))
  }

  private static func mask(_ area: PixelRegion, _ map: CellMap) -> [Bool] {
    var mask = [Bool](repeating: false, count: map.values.count)
    for y in area.y0..<max(area.y0, area.y1) {
      for x in area.x0..<max(area.x0, area.x1) { mask[y * map.width + x] = true }
    }
    return mask
  }

  private func highest(_ map: CellMap, _ isFree: [Bool]) -> Int? {
    var best: Int?
    for cell in map.values.indices where isFree[cell] {
      if let known = best, map.values[known] >= map.values[cell] { continue }
      best = cell
    }
    return best
  }

  private func grown(from seed: Int, over map: CellMap, isFree: [Bool], level: Float) -> CellRegion {
    var (cells, isTaken) = ([seed], isFree.map { !$0 })
    isTaken[seed] = true
    var next = 0
    var bounds = Self.bounds(ofCell: seed, width: map.width)
    while next < cells.count {
      let (x, y) = (cells[next] % map.width, cells[next] / map.width)
      bounds = bounds.union(Self.bounds(ofCell: cells[next], width: map.width))
      next += 1
      for (nx, ny) in [(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)] {
        guard nx >= 0, ny >= 0, nx < map.width, ny < map.height else { continue }
        let neighbour = ny * map.width + nx
        guard !isTaken[neighbour], map.values[neighbour] >= level else { continue }
        isTaken[neighbour] = true
        cells.append(neighbour)
      }
    }
    return CellRegion(cells: cells, bounds: bounds, peak: map.values[seed])
  }

  private func setAside(_ region: CellRegion, gap: Int, width: Int, height: Int, isFree: inout [Bool]) {
    let around = region.bounds.grown(by: gap).intersection(PixelRegion(x0: 0, y0: 0, x1: width, y1: height))
    for y in around.y0..<around.y1 {
      for x in around.x0..<around.x1 { isFree[y * width + x] = false }
    }
  }

  private func merged(_ regions: [CellRegion], gap: Int) -> [CellRegion] {
    var result = [CellRegion]()
    for region in regions {
      var grown = region
      while let index = result.firstIndex(where: {
        !$0.bounds.grown(by: gap).intersection(grown.bounds).isEmpty
      }) {
        let other = result.remove(at: index)
        grown = CellRegion(
          cells: other.cells + grown.cells, bounds: other.bounds.union(grown.bounds), peak: max(other.peak, grown.peak))
      }
      result.append(grown)
    }
    return result
  }

  private static func bounds(ofCell cell: Int, width: Int) -> PixelRegion {
    PixelRegion(x0: cell % width, y0: cell / width, x1: cell % width + 1, y1: cell / width + 1)
  }
}

extension PixelRegion {
  /// The smallest rectangle around both.
  func union(_ other: PixelRegion) -> PixelRegion {
    PixelRegion(x0: min(x0, other.x0), y0: min(y0, other.y0), x1: max(x1, other.x1), y1: max(y1, other.y1))
  }

  /// Wider by a margin on every side.
  func grown(by margin: Int) -> PixelRegion {
    PixelRegion(x0: x0 - margin, y0: y0 - margin, x1: x1 + margin, y1: y1 + margin)
  }
}

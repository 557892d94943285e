internal import TallyCore
internal import TallyDomain

/// What all image indicators look at, worked out once per container from maps and declaration.
struct Evidence: Sendable {
  let observation: ContainerObservation
  let maps: DetectorMaps
  let vocabulary: CommodityVocabulary
  let scale: ArealDensityScale
  /// The box in grid cells, as far as the grid covers it.
  let box: PixelRegion
  /// The box without the posts and rails at its very edges.
  let interior: PixelRegion
  /// The part of the interior where nothing of the box lies in the beam but its two walls.
  let hold: PixelRegion
  /// Logits of the detector, and −ln T of the highest energy.
  let anomaly: CellMap, attenuation: CellMap
  /// What two walls alone attenuate here, −ln T.
  let wallLevel: Double
  /// True in the cells of the hold that show more than walls.
  let isLoaded: [Bool]
  let loadedCells: Int
  /// What the load looks like.
  let groups: GroupEvidence
  let loadClass: LoadClass

  /// How far the structure of the box itself reaches inward: posts are 10 to 16 cm wide and appear twice, near and far,
  /// rails 6 to 16 cm high, cross members and deck of the floor together about 17 cm (ISO 1496-1 and makers' drawings), mm.
  static let structureMm = (ends: 200.0, top: 100.0, bottom: 150.0)
  /// How far roof and floor reach into the picture of the box, as shares of its height. A fan beam from low beside the
  /// truck sees the roof aslant, from its near to its far edge, and draws the near wall larger than the far one: on a box
  /// of 2.9 m the roof takes some 17 % of the height, the floor with its cross members 10 %.
  static let slant = (top: 0.18, bottom: 0.12)
  /// Two corrugated walls of 1.6 to 2 mm steel are 2.5 to 3.5 g/cm², more where the beam crosses them aslant; a picture
  /// that shows no bare wall anywhere is taken to have walls no heavier than the upper end. −ln T.
  static let wallRange = 0.05...0.3
  /// Loaded means this much more than the walls: 2.5 g/cm², −ln T.
  static let loadedAbove = 0.1
  /// Less of the hold than this is no load but posts, straps and noise: a pallet is 5 % of a 40-foot box.
  static let leastLoad = 0.025

  /// Nil where there are no maps, or they do not lie on the box.
  init?(_ observation: ContainerObservation, vocabulary: CommodityVocabulary, scale: ArealDensityScale = .init()) {
    guard let maps = observation.maps, maps.width > 0, maps.height > 0, maps.pitchMm > 0 else { return nil }
    let box = Self.cells(of: observation.box?.region ?? maps.region, in: maps)
    guard !box.isEmpty else { return nil }
    let interior = Self.withoutStructure(box, pitchMm: maps.pitchMm)
    (self.observation, self.maps, self.vocabulary, self.scale) = (observation, maps, vocabulary, scale)
    (self.box, self.interior) = (box, interior)
    // A logit of ±50 is certainty many times over; an attenuation of 12 is 6 parts in a million, below any detector.
    anomaly = CellMap(width: maps.width, height: maps.height, values: maps.anomaly, missing: -20, limit: 50)
    attenuation = CellMap(width: maps.width, height: maps.height, values: maps.attenuation, missing: 0, limit: 12)
    let hold = PixelRegion(
      x0: interior.x0, y0: box.y0 + Int(Double(box.height) * Self.slant.top), x1: interior.x1,
      y1: box.y1 - Int(Double(box.height) * Self.slant.bottom)
    ).intersection(interior)
    self.hold = hold
    let inside = attenuation.values(in: hold)
    let lowest = Quantile.of(inside, 0.05) ?? 0
    wallLevel = min(max(lowest, Self.wallRange.lowerBound), Self.wallRange.upperBound)
    let loadedFrom = Float(wallLevel + Self.loadedAbove)
    var isLoaded = [Bool](repeating: false, count: maps.width * maps.height)
    for y in hold.y0..<max(hold.y0, hold.y1) {
      for x in hold.x0..<hold.x1 { isLoaded[y * maps.width + x] = attenuation[x, y] > loadedFrom }
    }
    let loaded = inside.filter { $0 > loadedFrom }
    loadedCells = loaded.count
    let median = scale.gramsPerCm2(attenuation: (Quantile.of(loaded, 0.5) ?? 0) - wallLevel)
    let hasLoad = Double(loaded.count) >= Self.leastLoad * Double(hold.area) && !loaded.isEmpty
    var pool = [Int]()
    for y in hold.y0..<max(hold.y0, hold.y1) {
      for cell in y * maps.width + hold.x0..<y * maps.width + hold.x1 where !hasLoad || isLoaded[cell] {
        pool.append(cell)
      }
    }
    self.isLoaded = isLoaded
    groups = GroupEvidence(maps, vocabulary: vocabulary, cells: pool, isLoad: hasLoad)
    loadClass = observation.isDeclaredEmpty ? .empty : median < LoadClass.denseFrom ? .light : .dense
  }

  /// Side of a cell, m.
  var cellMetres: Double { maps.pitchMm / 1000 }

  /// A region of the picture in cells of the detector's grid.
  func cells(of region: PixelRegion) -> PixelRegion { Self.cells(of: region, in: maps) }

  /// The load alone in one cell, walls taken off, g/cm².
  func loadDensity(cell: Int) -> Double {
    scale.gramsPerCm2(attenuation: Double(attenuation.values[cell]) - wallLevel)
  }

  /// A region of the picture in grid cells, rounded outwards and clipped to the grid.
  private static func cells(of region: PixelRegion, in maps: DetectorMaps) -> PixelRegion {
    func cell(_ pixel: Int, _ first: Int, _ extent: Int, _ count: Int, _ rule: FloatingPointRoundingRule) -> Int {
      let exact = Double(pixel - first) * Double(count) / Double(max(extent, 1))
      return Int(min(max(exact.rounded(rule), 0), Double(count)))
    }
    let whole = maps.region
    return PixelRegion(
      x0: cell(region.x0, whole.x0, whole.width, maps.width, .down),
      y0: cell(region.y0, whole.y0, whole.height, maps.height, .down),
      x1: cell(region.x1, whole.x0, whole.width, maps.width, .up),
      y1: cell(region.y1, whole.y0, whole.height, maps.height, .up))
  }

  private static func withoutStructure(_ box: PixelRegion, pitchMm: Double) -> PixelRegion {
    func cells(_ mm: Double) -> Int { Int(min(mm / pitchMm, 1e6).rounded()) }
    let (ends, top, bottom) = (cells(structureMm.ends), cells(structureMm.top), cells(structureMm.bottom))
    let inside = PixelRegion(x0: box.x0 + ends, y0: box.y0 + top, x1: box.x1 - ends, y1: box.y1 - bottom)
    return inside.isEmpty ? box : inside
  }
}

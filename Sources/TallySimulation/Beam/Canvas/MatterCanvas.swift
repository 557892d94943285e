internal import Foundation
internal import TallyCore

/// Areal density of each basis material per pixel, to which bodies are added one by one. The path of every ray through
/// every body is exact (a fan of straight rays, physics.md); a window of the picture can be drawn alone.
struct MatterCanvas: Sendable {
  /// The rays.
  let geometry: FanGeometry
  /// The part of the picture that is drawn.
  private(set) var window: PixelRegion
  /// g/cm² of the light and the heavy basis material, `window.height × window.width`, row-major.
  private(set) var light: [Float], heavy: [Float]
  /// The same of the dense one; empty while nothing beyond zinc was drawn.
  private(set) var dense: [Float] = []

  private let weights: SubstanceWeights
  private let tiles = TextureTiles.standard
  /// Slope, its inverse (1e9 where the ray is level), and length per unit of depth, of each ray of the picture.
  let slopes: [Double], inverseSlopes: [Double], obliquity: [Double]
  private let columnTexels: [Int], rowTexels: [Int]

  /// Above this areal density (g/cm²) a partly covered pixel is averaged in transmission, not in areal density, with a
  /// typical attenuation of 0.045 cm²/g: an opaque edge over half a pixel leaves half of the beam.
  static let linearLimit: Float = 8, edgeAttenuation: Float = 0.045

  /// An empty canvas; nil draws the whole picture.
  init(geometry: FanGeometry, weights: SubstanceWeights, window: PixelRegion? = nil) {
    self.geometry = geometry
    self.weights = weights
    self.window = window ?? PixelRegion(x0: 0, y0: 0, x1: geometry.columns, y1: geometry.rows)
    light = [Float](repeating: 0, count: self.window.area)
    heavy = light
    slopes = geometry.slopes()
    inverseSlopes = slopes.map { abs($0) < 1e-9 ? ($0 < 0 ? -1e9 : 1e9) : 1 / $0 }
    obliquity = slopes.map { (1 + $0 * $0).squareRoot() }
    columnTexels = (0..<geometry.columns).map { Int(geometry.columnEdges[$0] / TextureTiles.spacing) }
    rowTexels = (0..<geometry.rows).map { Int((geometry.top - Double($0) * geometry.rowPitch) / TextureTiles.spacing) }
  }

  /// Adds bodies.
  mutating func add(_ solids: [Solid]) {
    for solid in solids { add(solid) }
  }

  /// Adds a body, or with `sign` −1 takes it away; with `clip` only the part of it inside that box.
  mutating func add(_ solid: Solid, sign: Double = 1, within clip: Extent? = nil) {
    guard let bounds = clip.map({ solid.extent.intersection($0) }) ?? solid.extent else { return }
    let (across, down) = geometry.region(of: bounds)
    let columns = across.clamped(to: window.x0..<max(window.x0, window.x1))
    let rows = down.clamped(to: window.y0..<max(window.y0, window.y1))
    guard !columns.isEmpty, !rows.isEmpty else { return }
    let coverage = coverage(of: columns, bounds, solid)
    let scale = sign * solid.density * 0.1  // g/cm³ · mm = 0.1 g/cm²
    switch solid.form {
    case .block:
      let profile = rows.map {
        Float(scale) * pathLength(row: $0, y: bounds.y0...bounds.y1, z: bounds.z0...bounds.z1, density: solid.density)
      }
      spread(profile, rows: rows, coverage, columns: columns, solid)
    case .roll:
      let profile = rows.map { Float(scale) * chord(row: $0, of: solid.extent, within: bounds, density: solid.density) }
      spread(profile, rows: rows, coverage, columns: columns, solid)
    case .disc, .drum, .pillow, .band, .heap:
      for column in columns where coverage[column - columns.lowerBound] > 0 {
        guard solid.edgesAreSteep(geometry, column) == false else {
          addSteep(
            solid, bounds, column: column, rows: rows, share: coverage[column - columns.lowerBound], scale: scale)
          continue
        }
        guard let strip = solid.strip(at: middle(of: column, within: solid.extent)) else { continue }
        let (y0, y1) = (max(strip.y.lowerBound, bounds.y0), min(strip.y.upperBound, bounds.y1))
        let (z0, z1) = (max(strip.z.lowerBound, bounds.z0), min(strip.z.upperBound, bounds.z1))
        guard y0 < y1, z0 < z1 else { continue }
        let part = geometry.region(of: Extent(x: bounds.x0...bounds.x1, y: y0...y1, z: z0...z1)).y.clamped(to: rows)
        let profile = part.map { Float(scale) * pathLength(row: $0, y: y0...y1, z: z0...z1, density: solid.density) }
        let covered = [coverage[column - columns.lowerBound]]
        spread(profile, rows: part, covered, columns: column..<column + 1, solid)
      }
    }
  }

  /// Adds another canvas of the same picture, where the two overlap.
  mutating func add(_ other: MatterCanvas) {
    let shared = window.intersection(other.window)
    for row in shared.y0..<max(shared.y0, shared.y1) {
      let mine = (row - window.y0) * window.width - window.x0
      let theirs = (row - other.window.y0) * other.window.width - other.window.x0
      for column in shared.x0..<max(shared.x0, shared.x1) {
        light[mine + column] += other.light[theirs + column]
        heavy[mine + column] += other.heavy[theirs + column]
      }
    }
    guard !other.dense.isEmpty else { return }
    makeDense()
    for row in shared.y0..<max(shared.y0, shared.y1) {
      let mine = (row - window.y0) * window.width - window.x0
      let theirs = (row - other.window.y0) * other.window.width - other.window.x0
      for column in shared.x0..<max(shared.x0, shared.x1) {
        dense[mine + column] += other.dense[theirs + column]
      }
    }
  }

  /// One column of a body whose edges rise by more than a row there: averaged over several places across it.
  private mutating func addSteep(
    _ solid: Solid, _ bounds: Extent, column: Int, rows: Range<Int>, share: Float, scale: Double
  ) {
    let (a, b) = (geometry.travel(bounds.x0), geometry.travel(bounds.x1))
    let left = max(geometry.columnEdges[column], min(a, b)), right = min(geometry.columnEdges[column + 1], max(a, b))
    for place in 0..<Self.steepPlaces {
      let travel = left + (right - left) * (Double(place) + 0.5) / Double(Self.steepPlaces)
      guard let strip = solid.strip(at: geometry.mirroredLength.map { $0 - travel } ?? travel) else { continue }
      let (y0, y1) = (max(strip.y.lowerBound, bounds.y0), min(strip.y.upperBound, bounds.y1))
      let (z0, z1) = (max(strip.z.lowerBound, bounds.z0), min(strip.z.upperBound, bounds.z1))
      guard y0 < y1, z0 < z1 else { continue }
      let part = geometry.region(of: Extent(x: bounds.x0...bounds.x1, y: y0...y1, z: z0...z1)).y.clamped(to: rows)
      let each = Float(scale) / Float(Self.steepPlaces)
      let profile = part.map { each * pathLength(row: $0, y: y0...y1, z: z0...z1, density: solid.density) }
      spread(profile, rows: part, [share], columns: column..<column + 1, solid)
    }
  }

  private static let steepPlaces = 6

  /// A part of the picture with what is drawn there.
  func cut(to part: PixelRegion) -> MatterCanvas {
    func cut(_ map: [Float]) -> [Float] {
      map.isEmpty
        ? []
        : (part.y0..<part.y1).flatMap { row in
          let start = (row - window.y0) * window.width - window.x0
          return map[start + part.x0..<start + part.x1]
        }
    }
    var copy = self
    (copy.window, copy.light, copy.heavy, copy.dense) = (part, cut(light), cut(heavy), cut(dense))
    return copy
  }

  private mutating func makeDense() {
    if dense.isEmpty { dense = [Float](repeating: 0, count: window.area) }
  }

  /// Outer product of a column of path lengths and a row of coverages, shaped by the body's texture.
  private mutating func spread(
    _ profile: [Float], rows: Range<Int>, _ coverage: [Float], columns: Range<Int>, _ solid: Solid
  ) {
    let weight = weights[solid.substance]
    if weight.dense != 0 { makeDense() }
    let first = columns.lowerBound - window.x0
    for (offset, row) in rows.enumerated() where profile[offset] != 0 {
      let start = (row - window.y0) * window.width + first
      let amount = profile[offset]
      let factors: [Float]
      if abs(amount) > Self.linearLimit {
        factors = coverage.map { $0 < 0.999 ? Self.partial(amount, $0) : $0 }
      } else {
        factors = coverage
      }
      if let texture = solid.texture {
        let line = ((rowTexels[row] + texture.shiftY) & (TextureTiles.size - 1)) * TextureTiles.size
        let tile = tiles.values[texture.kind.rawValue]
        Self.accumulate(
          factors, amount, tile, line, columnTexels, columns.lowerBound, texture.shiftX, texture.amplitude,
          weight, &light, &heavy, start)
      } else {
        Self.accumulate(factors, amount, weight, &light, &heavy, start)
      }
      guard weight.dense != 0 else { continue }
      for (offset, factor) in factors.enumerated() { dense[start + offset] += amount * weight.dense * factor }
    }
  }

  /// The share of `amount` that a pixel covered to `share` seems to hold.
  private static func partial(_ amount: Float, _ share: Float) -> Float {
    let full = abs(amount)
    return -log(1 - share + share * exp(-edgeAttenuation * full)) / (edgeAttenuation * full)
  }

  /// How much of each column the body covers, times its rhythm there.
  private func coverage(of columns: Range<Int>, _ bounds: Extent, _ solid: Solid) -> [Float] {
    let (a, b) = (geometry.travel(bounds.x0), geometry.travel(bounds.x1))
    let (low, high) = (min(a, b), max(a, b))
    return columns.map { column in
      let (left, right) = (geometry.columnEdges[column], geometry.columnEdges[column + 1])
      let share = max(0, min(right, high) - max(left, low)) / (right - left)
      return Float(share) * solid.rhythm.factor(at: middle(of: column, within: solid.extent))
    }
  }

  /// The world `x` in the middle of the part of a column that is inside a body: also where only a piece of the body is
  /// drawn, so that pieces add up to the whole.
  private func middle(of column: Int, within bounds: Extent) -> Double {
    let (a, b) = (geometry.travel(bounds.x0), geometry.travel(bounds.x1))
    let left = max(geometry.columnEdges[column], min(a, b)), right = min(geometry.columnEdges[column + 1], max(a, b))
    let travel = (left + right) / 2
    return geometry.mirroredLength.map { $0 - travel } ?? travel
  }
}

extension Solid.Rhythm {
  /// The factor on the density at a world `x`.
  func factor(at x: Double) -> Float {
    func cycle(_ period: Double, _ phase: Double) -> Double {
      let turns = x / period + phase
      return turns - turns.rounded(.down)
    }
    switch self {
    case .even: return 1
    case .corrugation(let period, let phase, let gain):
      // Flat, slope, flat, slope, about a quarter of the period each; the slopes weigh more.
      let turn = cycle(period, phase)
      return (turn > 0.26 && turn < 0.5) || turn > 0.76 ? 1 + gain / 2 : 1 - gain / 2
    case .round(let period, let phase, let gain):
      return 1 + gain * Float(cos(2 * .pi * cycle(period, phase)))
    }
  }
}

/// A body of one substance. Its mean density is over its form (not over its bounding box).
struct Solid: Sendable {
  /// How the bounding box is filled.
  enum Form: Sendable, Equatable {
    /// All of it.
    case block
    /// An elliptic cylinder with its axis along z: a wheel, a coil on its side.
    case disc
    /// An elliptic cylinder that stands: a reel of paper, a drum of oil.
    case drum
    /// A circular cylinder with its axis along x.
    case roll
    /// A full bag lying flat: bulging in the middle, thin at the ends.
    case pillow
    /// All of the depth between two straight edges: a heap, a ramp, a leaning sheet, a brace, a windscreen.
    case band(Slope)
    /// All of the depth below a surface whose height is given at even steps of x, as shares of the height: a heap.
    case heap([Double])
  }

  /// The lower and the upper edge of a band at its low and at its high end of x, as shares of the height, 0 to 1. The lower
  /// edge lies nowhere above the upper.
  struct Slope: Sendable, Equatable {
    var lowerStart = 0.0, lowerEnd = 0.0, upperStart = 1.0, upperEnd = 1.0

    /// A strip of a share of the height that rises (or with `falling` falls) from one end to the other.
    static func brace(thickness share: Double, falling: Bool = false) -> Slope {
      falling
        ? Slope(lowerStart: 1 - share, lowerEnd: 0, upperStart: 1, upperEnd: share)
        : Slope(lowerStart: 0, lowerEnd: 1 - share, upperStart: share, upperEnd: 1)
    }
  }

  /// How the density changes along x at a fixed period, mean 1.
  enum Rhythm: Sendable {
    case even
    /// Sheet with trapezoid corrugations: the slopes are longer to pass.
    case corrugation(period: Double, phase: Double, gain: Float)
    /// Rows of round things one behind the other: cans, bottles, pipes.
    case round(period: Double, phase: Double, gain: Float)
  }

  var form: Form
  var extent: Extent
  var substance: Substance
  /// g/cm³; negative takes matter away (the hole of a ring).
  var density: Double
  var rhythm = Rhythm.even
  var texture: Texture?

  /// A body.
  init(
    _ form: Form, _ extent: Extent, of substance: Substance, density: Double, rhythm: Rhythm = .even,
    texture: Texture? = nil
  ) {
    (self.form, self.extent, self.substance) = (form, extent, substance)
    (self.density, self.rhythm, self.texture) = (density, rhythm, texture)
  }

  /// Volume of the form, cm³.
  var volumeCm3: Double {
    switch form {
    case .block: extent.volumeCm3
    case .disc, .drum, .roll: extent.volumeCm3 * .pi / 4
    case .pillow: extent.volumeCm3 * Self.pillowFill
    case .band(let slope):
      extent.volumeCm3 * (slope.upperStart + slope.upperEnd - slope.lowerStart - slope.lowerEnd) / 2
    case .heap(let tops):
      extent.volumeCm3 * (tops.reduce(0, +) - ((tops.first ?? 0) + (tops.last ?? 0)) / 2)
        / Double(max(tops.count - 1, 1))
    }
  }

  /// Kilograms.
  var massKg: Double { volumeCm3 * density * 1e-3 }

  /// A standing or lying cylinder with a hole, as a body and what is taken away from it.
  static func ring(
    _ form: Form, _ extent: Extent, hole: Double, of substance: Substance, density: Double, texture: Texture? = nil
  ) -> [Solid] {
    var inner = extent
    let (x, y, z) = extent.centre
    if form != .roll { (inner.x0, inner.x1) = (x - hole / 2, x + hole / 2) }
    if form != .drum { (inner.y0, inner.y1) = (y - hole / 2, y + hole / 2) }
    if form != .disc { (inner.z0, inner.z1) = (z - hole / 2, z + hole / 2) }
    return [
      Solid(form, extent, of: substance, density: density, texture: texture),
      Solid(form, inner, of: substance, density: -density, texture: texture),
    ]
  }

  /// Share of its bounding box that a pillow fills: ∫₀¹ √(1 − u⁴) du.
  static let pillowFill = 0.8740

  /// True where a straight edge of the body rises by more than a third of a row within one column.
  func edgesAreSteep(_ geometry: FanGeometry, _ column: Int) -> Bool {
    let width = geometry.columnEdges[column + 1] - geometry.columnEdges[column]
    switch form {
    case .band(let slope):
      let rise = max(abs(slope.upperEnd - slope.upperStart), abs(slope.lowerEnd - slope.lowerStart)) * extent.height
      return rise / max(extent.length, 1e-9) * width > geometry.rowPitch * 0.3
    case .heap(let tops):
      let most = zip(tops, tops.dropFirst()).reduce(0.0) { max($0, abs($1.1 - $1.0)) }
      return most * extent.height * Double(tops.count - 1) / max(extent.length, 1e-9) * width > geometry.rowPitch * 0.3
    default: return false
    }
  }

  /// The part of the body in the narrow strip around `x` as ranges of y and z, or nil where there is none. Rolls have no
  /// such strip and are handled by their chord.
  func strip(at x: Double) -> (y: ClosedRange<Double>, z: ClosedRange<Double>)? {
    guard x > extent.x0, x < extent.x1 else { return nil }
    let u = (2 * x - extent.x0 - extent.x1) / (extent.x1 - extent.x0)
    let (y, z) = (extent.y0...extent.y1, extent.z0...extent.z1)
    func narrowed(_ range: ClosedRange<Double>, _ share: Double) -> ClosedRange<Double> {
      let (middle, half) = ((range.lowerBound + range.upperBound) / 2, (range.upperBound - range.lowerBound) / 2)
      return middle - half * share...middle + half * share
    }
    switch form {
    case .block, .roll: return (y, z)
    case .disc: return (narrowed(y, (1 - u * u).squareRoot()), z)
    case .drum: return (y, narrowed(z, (1 - u * u).squareRoot()))
    case .pillow: return (narrowed(y, (1 - u * u * u * u).squareRoot()), z)
    case .band(let slope):
      let share = (x - extent.x0) / (extent.x1 - extent.x0)
      let lower = slope.lowerStart + share * (slope.lowerEnd - slope.lowerStart)
      let upper = slope.upperStart + share * (slope.upperEnd - slope.upperStart)
      guard lower < upper else { return nil }
      return (extent.y0 + lower * extent.height...extent.y0 + upper * extent.height, z)
    case .heap(let tops):
      guard tops.count > 1 else { return nil }
      let place = (x - extent.x0) / (extent.x1 - extent.x0) * Double(tops.count - 1)
      let step = min(Int(place), tops.count - 2)
      let top = tops[step] + (place - Double(step)) * (tops[step + 1] - tops[step])
      return top > 0 ? (extent.y0...extent.y0 + top * extent.height, z) : nil
    }
  }
}

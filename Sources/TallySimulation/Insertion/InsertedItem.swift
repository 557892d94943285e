/// One item to be put into a radiograph: what, of what, how much, in which form.
public struct InsertedItem: Sendable, Equatable {
  /// The outline of an item.
  public enum Form: Sendable, Equatable {
    /// Edges all round: bricks, cartons, ingots.
    case block
    /// A full bag lying flat.
    case bag
    /// A cylinder that stands, or lies across the truck.
    case drum, disc
  }

  /// The word of the truth, for example `brick-block`.
  public var kind: String
  /// A name of `materials.csv` or a chemical formula.
  public var material: String
  /// Kilograms.
  public var massKg: Double
  /// Density as packed, g/cm³.
  public var density: Double
  /// Length along the truck, height, and depth across it, mm.
  public var length: Double, height: Double, depth: Double
  /// Its form.
  public var form = Form.block

  /// An item of a mass with the proportions of a size: it is made so large that the mass comes out.
  public init(
    kind: String, material: String, massKg: Double, density: Double,
    proportions: (length: Double, height: Double, depth: Double) = (1.4, 1, 1), form: Form = .block
  ) {
    (self.kind, self.material, self.massKg, self.density, self.form) = (kind, material, massKg, density, form)
    let (l, h, d) = (max(proportions.length, 1e-3), max(proportions.height, 1e-3), max(proportions.depth, 1e-3))
    let unit = Solid(form.solidForm, Extent(x: 0, y: 0, z: 0, length: l, height: h, depth: d), of: .steel, density: 1)
    // massKg · 10³ g / (g/cm³) = cm³; a body of 1 mm³ is 10⁻³ cm³.
    let scale = max(0, massKg * 1e3 / max(density, 1e-6) / max(unit.volumeCm3, 1e-12)).cubeRoot
    (length, height, depth) = (l * scale, h * scale, d * scale)
  }
}

extension InsertedItem.Form {
  var solidForm: Solid.Form {
    switch self {
    case .block: .block
    case .bag: .pillow
    case .drum: .drum
    case .disc: .disc
    }
  }
}

extension Double {
  /// The number whose third power this is, by Newton's steps; 0 for 0 and below.
  var cubeRoot: Double {
    guard self > 0 else { return 0 }
    var root = Swift.max(1, self / 3)
    for _ in 0..<60 { root = (2 * root + self / (root * root)) / 3 }
    return root
  }
}

/// Where an item goes.
public struct InsertionPlace: Sendable, Equatable {
  /// The middle of the item in the picture, in pixels: one view knows no more.
  public var column: Double, row: Double
  /// Its distance behind the container's mid plane as seen from the source, mm; the picture cannot tell it.
  public var behindMidPlaneMm: Double
  /// Along how many millimetres of the beam the cargo lies whose place it takes; 0 where it stands in air.
  public var cargoDepthMm: Double
  /// What of the matter in the beam is the container itself and stays, g/cm² of steel.
  public var structureGCm2: Double

  /// A place; the cargo is taken to fill the width of a box between two walls of sheet steel.
  public init(
    column: Double, row: Double, behindMidPlaneMm: Double = 0, cargoDepthMm: Double = 2350, structureGCm2: Double = 2.8
  ) {
    (self.column, self.row, self.behindMidPlaneMm) = (column, row, behindMidPlaneMm)
    (self.cargoDepthMm, self.structureGCm2) = (cargoDepthMm, structureGCm2)
  }
}

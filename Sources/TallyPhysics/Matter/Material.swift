/// What attenuates: elements by mass, with the densities at which it comes.
public struct Material: Sendable, Equatable {
  /// Name or formula, as asked for.
  public let name: String
  /// Fraction by mass of each element, by atomic number; sums to 1.
  public let massFractions: [Int: Double]
  /// Density of the solid or liquid, g/cm³; nil where only the composition is known.
  public let density: Double?
  /// Density as packed, stacked or poured, g/cm³; nil where it is not known.
  public let bulkDensity: ClosedRange<Double>?

  /// A material from parts by mass, which need not sum to 1. Traps where there are none or one is negative.
  public init(
    name: String, massParts: [Int: Double], density: Double? = nil, bulkDensity: ClosedRange<Double>? = nil
  ) {
    let sum = massParts.values.reduce(0, +)
    precondition(sum > 0 && massParts.values.allSatisfy { $0 >= 0 }, "\(name) has no composition")
    precondition(massParts.keys.allSatisfy { (1...92).contains($0) }, "\(name) has an element beyond uranium")
    self.name = name
    massFractions = massParts.mapValues { $0 / sum }
    (self.density, self.bulkDensity) = (density, bulkDensity)
  }

  /// A mixture of materials by mass; densities are the caller's, because packing decides them.
  public init(
    name: String, mixing parts: [(material: Material, mass: Double)], density: Double? = nil,
    bulkDensity: ClosedRange<Double>? = nil
  ) {
    var sum = [Int: Double]()
    for part in parts {
      for (z, fraction) in part.material.massFractions { sum[z, default: 0] += fraction * part.mass }
    }
    self.init(name: name, massParts: sum, density: density, bulkDensity: bulkDensity)
  }

  /// An effective atomic number for MeV beams, where pair production follows Z² per atom: Σ(wZ²/A) / Σ(wZ/A).
  public var effectiveAtomicNumber: Double {
    var (squares, electrons) = (0.0, 0.0)
    for (z, fraction) in massFractions.sorted(by: { $0.key < $1.key }) {
      let atoms = fraction / ElementTable.standard.atomicMass(z)
      squares += atoms * Double(z * z)
      electrons += atoms * Double(z)
    }
    return squares / electrons
  }
}

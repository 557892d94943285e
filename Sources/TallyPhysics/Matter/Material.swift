/// What attenuates: elements by mass, with the densities at which it comes.
public struct Material: Sendable, Equatable {
  /// Name or formula, as asked for.
  public let name: String
  /// The elements, by rising atomic number; the order is fixed so that sums over it give the same bits in every run.
  public let composition: [Part]
  /// Density of the solid or liquid, g/cm³; nil where only the composition is known.
  public let density: Double?
  /// Density as packed, stacked or poured, g/cm³; nil where it is not known.
  public let bulkDensity: ClosedRange<Double>?

  /// One element of a material.
  public struct Part: Sendable, Equatable {
    /// Number of the element, 1 to 92.
    public let atomicNumber: Int
    /// Share of the mass; those of a material sum to 1.
    public let massFraction: Double
  }

  /// A material from parts by mass, which need not sum to 1, by atomic number. Traps where there are none, one is
  /// negative, or an element lies beyond uranium.
  public init(
    name: String, massParts: [Int: Double], density: Double? = nil, bulkDensity: ClosedRange<Double>? = nil
  ) {
    let parts = massParts.sorted { $0.key < $1.key }
    let sum = parts.reduce(0) { $0 + $1.value }
    precondition(sum > 0 && parts.allSatisfy { $0.value >= 0 }, "\(name) has no composition")
    precondition(parts.allSatisfy { (1...92).contains($0.key) }, "\(name) has an element beyond uranium")
    self.name = name
    composition = parts.map { Part(atomicNumber: $0.key, massFraction: $0.value / sum) }
    (self.density, self.bulkDensity) = (density, bulkDensity)
  }

  /// A mixture of materials by mass; densities are the caller's, because packing decides them.
  public init(
    name: String, mixing parts: [(material: Material, mass: Double)], density: Double? = nil,
    bulkDensity: ClosedRange<Double>? = nil
  ) {
    var sum = [Int: Double]()
    for part in parts {
      for element in part.material.composition {
        sum[element.atomicNumber, default: 0] += element.massFraction * part.mass
      }
    }
    self.init(name: name, massParts: sum, density: density, bulkDensity: bulkDensity)
  }

  /// An effective atomic number for MeV beams, where pair production follows Z² per atom: Σ(wZ²/A) / Σ(wZ/A).
  public var effectiveAtomicNumber: Double {
    var (squares, electrons) = (0.0, 0.0)
    for part in composition {
      let atoms = part.massFraction / ElementTable.standard.atomicMass(part.atomicNumber)
      squares += atoms * Double(part.atomicNumber * part.atomicNumber)
      electrons += atoms * Double(part.atomicNumber)
    }
    return squares / electrons
  }
}

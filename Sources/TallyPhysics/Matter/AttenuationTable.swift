internal import Foundation
internal import TallyDomain

/// Mass attenuation of the elements 1 to 92 on one grid of energies, 0.03 to 20 MeV (NIST XCOM and XAAMDI, see
/// `Sources/CTables/SOURCES.md`). Between the grid points interpolation is linear in the logarithms of both.
public struct AttenuationTable: Sendable {
  /// What is attenuated or absorbed, cm²/g.
  public enum Coefficient: Sendable {
    /// All that leaves a narrow beam: photoelectric, Compton, pair, and coherent scattering, which at these energies turns
    /// a photon by little but still out of a collimated pixel. This is what the check values of physics.md contain.
    case total
    /// Total without coherent scattering: nearer to a broad beam.
    case withoutCoherent
    /// Energy absorption, μ_en/ρ.
    case energyAbsorption
  }

  /// The table that ships with this program.
  public static let standard = AttenuationTable()

  private static let elements = 92
  private let logEnergies: [Double]
  private let logTotal: [[Double]], logWithoutCoherent: [[Double]], logAbsorption: [[Double]]

  /// Reads `attenuation-grid.csv`; a broken table is a broken build, so it traps.
  private init() {
    let table = NumberColumns(
      table: "attenuation-grid.csv", columns: ["z", "energy_MeV", "coherent_cm2_g", "total_cm2_g", "mu_en_cm2_g"])
    let (z, energy, coherent) = (table[0], table[1], table[2])
    let (total, absorption) = (table[3], table[4])
    let count = z.count / Self.elements
    precondition(z.count == count * Self.elements && z.first == 1 && z.last == 92, "the attenuation grid is incomplete")
    logEnergies = energy[0..<count].map { log($0) }
    func perElement(_ value: (Int) -> Double) -> [[Double]] {
      (0..<Self.elements).map { element in (0..<count).map { log(value(element * count + $0)) } }
    }
    logTotal = perElement { total[$0] }
    logWithoutCoherent = perElement { total[$0] - coherent[$0] }
    logAbsorption = perElement { absorption[$0] }
  }

  /// Lowest and highest energy of the table, MeV. Outside it the nearest end is used.
  public var energyRange: ClosedRange<Double> { exp(logEnergies[0])...exp(logEnergies[logEnergies.count - 1]) }

  /// A coefficient of one element in cm²/g at one energy in MeV. Traps for an element outside 1 to 92.
  public func value(_ coefficient: Coefficient, element z: Int, energyMev: Double) -> Double {
    precondition((1...Self.elements).contains(z), "element \(z)")
    let curve =
      switch coefficient {
      case .total: logTotal[z - 1]
      case .withoutCoherent: logWithoutCoherent[z - 1]
      case .energyAbsorption: logAbsorption[z - 1]
      }
    return exp(Interpolation.linear(at: log(energyMev), xs: logEnergies, ys: curve))
  }

  /// A coefficient of a material in cm²/g at each of some energies in MeV: the mean of its elements by mass.
  public func values(_ coefficient: Coefficient, of material: Material, energiesMev: [Double]) -> [Double] {
    energiesMev.map { energy in
      material.composition.reduce(0) { sum, part in
        sum + part.massFraction * value(coefficient, element: part.atomicNumber, energyMev: energy)
      }
    }
  }
}

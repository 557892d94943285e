internal import Foundation
internal import TallyDomain

/// Mass attenuation of the elements 1 to 92, 0.03 to 20 MeV (NIST XCOM and XAAMDI, see `Sources/CTables/SOURCES.md`): a
/// common grid of energies and both sides of each K edge. Between the points interpolation is linear in the logarithms of
/// both.
public struct AttenuationTable: Sendable {
  /// What is attenuated or absorbed, cm²/g.
  public enum Coefficient: Int, Sendable, CaseIterable {
    /// All that leaves a narrow beam: photoelectric, Compton, pair, and coherent scattering, which at these energies turns
    /// a photon by little but still out of a collimated pixel. This is what the check values of physics.md contain.
    case total
    /// Total without coherent scattering: nearer to a broad beam.
    case withoutCoherent
    /// Energy absorption, μ_en/ρ.
    case energyAbsorption
    /// Compton scattering.
    case incoherent
    /// Photoelectric absorption.
    case photoelectric
    /// Pair production in the field of nucleus and electrons.
    case pair
  }

  /// The table that ships with this program.
  public static let standard = AttenuationTable()

  private static let elements = 92
  private let curves: [ElementCurves]

  /// Reads `attenuation-grid.csv` and `attenuation-edges.csv`; a broken table is a broken build, so it traps.
  private init() {
    let columns = [
      "z", "energy_MeV", "coherent_cm2_g", "incoherent_cm2_g", "photoelectric_cm2_g", "pair_nuclear_cm2_g",
      "pair_electron_cm2_g", "total_cm2_g", "mu_en_cm2_g",
    ]
    let grid = NumberColumns(table: "attenuation-grid.csv", columns: columns)
    let edges = NumberColumns(table: "attenuation-edges.csv", columns: columns)
    let count = grid[0].count / Self.elements
    precondition(
      grid[0].count == count * Self.elements && grid[0].first == 1 && grid[0].last == 92,
      "the attenuation grid is incomplete")
    curves = (1...Self.elements).map { z in
      let own = (z - 1) * count..<z * count
      let sides = edges[0].indices.filter { edges[0][$0] == Double(z) }
      var points = own.map { row in columns.indices.map { grid[$0][row] } }
      points += sides.map { row in columns.indices.map { edges[$0][row] } }
      return ElementCurves(points.sorted { $0[1] < $1[1] })
    }
  }

  /// Lowest and highest energy of the table, MeV. Outside it the nearest end is used.
  public var energyRange: ClosedRange<Double> {
    let energies = curves[0].logEnergies
    return exp(energies[0])...exp(energies[energies.count - 1])
  }

  /// A coefficient of one element in cm²/g at one energy in MeV. Traps for an element outside 1 to 92.
  public func value(_ coefficient: Coefficient, element z: Int, energyMev: Double) -> Double {
    precondition((1...Self.elements).contains(z), "element \(z)")
    return curves[z - 1].value(coefficient, logEnergy: log(energyMev))
  }

  /// A coefficient of a material in cm²/g at each of some energies in MeV: the mean of its elements by mass.
  public func values(_ coefficient: Coefficient, of material: Material, energiesMev: [Double]) -> [Double] {
    energiesMev.map { energy in
      let place = log(energy)
      return material.composition.reduce(0) { sum, part in
        sum + part.massFraction * curves[part.atomicNumber - 1].value(coefficient, logEnergy: place)
      }
    }
  }
}

/// The coefficients of one element as logarithms, in the order of `AttenuationTable.Coefficient`.
private struct ElementCurves: Sendable {
  /// Stands for the logarithm of nothing (pair production below its threshold): far below every other coefficient.
  static let nothing = -40.0
  let logEnergies: [Double]
  private let logs: [[Double]]

  /// From rows of z, energy, coherent, incoherent, photoelectric, pair (nucleus), pair (electron), total, μ_en.
  init(_ points: [[Double]]) {
    logEnergies = points.map { log($0[1]) }
    func curve(_ value: ([Double]) -> Double) -> [Double] {
      points.map { point in value(point) > 0 ? log(value(point)) : Self.nothing }
    }
    logs = [
      curve { $0[7] }, curve { $0[7] - $0[2] }, curve { $0[8] }, curve { $0[3] }, curve { $0[4] },
      curve { $0[5] + $0[6] },
    ]
  }

  func value(_ coefficient: AttenuationTable.Coefficient, logEnergy: Double) -> Double {
    let curve = logs[coefficient.rawValue]
    let logarithm = Interpolation.linear(at: logEnergy, xs: logEnergies, ys: curve)
    return logarithm <= Self.nothing ? 0 : exp(logarithm)
  }
}

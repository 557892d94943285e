internal import Foundation

/// A metal in which electrons slow down and radiate: stopping power (ESTAR) and scaled bremsstrahlung cross section
/// (Seltzer and Berger), read once for each metal that a target may be made of.
struct ConvertingMetal: Sendable {
  let symbol: String, atomicNumber: Int
  /// Radiation length, g/cm² (Particle Data Group, Atomic and nuclear properties of materials).
  let radiationLength: Double
  private let stoppingLogEnergies: [Double], stoppingLogs: [Double]
  private let shares: [Double], logKinetic: [Double], scaled: [Double]

  /// The metal of a material that is one of them; nil for all others.
  static func of(_ material: Material) -> ConvertingMetal? {
    guard material.composition.count == 1 else { return nil }
    return all.first { $0.atomicNumber == material.composition[0].atomicNumber }
  }

  /// The metals that a target may be made of.
  static let symbols = all.map(\.symbol)

  private static let all = [
    ("Al", 13, 24.01), ("Ti", 22, 16.16), ("Fe", 26, 13.84), ("Cu", 29, 12.86), ("Mo", 42, 9.80), ("Ta", 73, 6.82),
    ("W", 74, 6.76), ("Au", 79, 6.46), ("Pb", 82, 6.37),
  ].map { ConvertingMetal(symbol: $0.0, atomicNumber: $0.1, radiationLength: $0.2) }

  private init(symbol: String, atomicNumber: Int, radiationLength: Double) {
    (self.symbol, self.atomicNumber, self.radiationLength) = (symbol, atomicNumber, radiationLength)
    let name = Substring(symbol)
    let stopping = NumberColumns(
      table: "electron-stopping.csv", columns: ["energy_MeV", "total_MeV_cm2_g"], where: { $0[0] == name })
    (stoppingLogEnergies, stoppingLogs) = (stopping[0].map { log($0) }, stopping[1].map { log($0) })
    let radiation = NumberColumns(
      table: "bremsstrahlung-seltzer-berger.csv",
      columns: ["electron_kinetic_energy_MeV", "k_over_T", "scaled_dcs_mb"], where: { $0[1] == name })
    let shares = Array(radiation[1].prefix { $0 < 1 }) + [1]
    logKinetic = stride(from: 0, to: radiation[0].count, by: shares.count).map { log(radiation[0][$0]) }
    (self.shares, scaled) = (shares, radiation[2])
  }

  /// Total stopping power, MeV cm²/g, at a kinetic energy in MeV.
  func stoppingPower(_ kineticMev: Double) -> Double {
    exp(Interpolation.linear(at: log(kineticMev), xs: stoppingLogEnergies, ys: stoppingLogs))
  }

  /// k dσ/dk in mb per atom, (Z²/β²) times the table: linear in k/T and in the logarithm of T.
  func radiation(kineticMev: Double, photonMev: Double) -> Double {
    let share = min(photonMev / kineticMev, 1)
    let wanted = min(max(log(kineticMev), logKinetic[0]), logKinetic[logKinetic.count - 1])
    let row = Interpolation.upperIndex(of: wanted, in: logKinetic)
    let column = Interpolation.upperIndex(of: share, in: shares)
    let down = (wanted - logKinetic[row - 1]) / (logKinetic[row] - logKinetic[row - 1])
    let across = (share - shares[column - 1]) / (shares[column] - shares[column - 1])
    func at(_ row: Int) -> Double {
      let first = scaled[row * shares.count + column - 1]
      return first + across * (scaled[row * shares.count + column] - first)
    }
    let total = kineticMev + KleinNishina.electronRest
    let betaSquared = kineticMev * (total + KleinNishina.electronRest) / (total * total)
    let charge = Double(atomicNumber * atomicNumber)
    return (at(row - 1) + down * (at(row) - at(row - 1))) * charge / betaSquared
  }
}

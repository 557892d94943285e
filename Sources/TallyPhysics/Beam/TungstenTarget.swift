internal import Foundation

/// Bremsstrahlung of electrons that slow down in tungsten, on the axis.
struct TungstenTarget {
  /// MeV: rest energy of the electron, and Rossi's constant of multiple scattering in space.
  private static let (electronRest, scatteringConstant) = (0.510_998_95, 21.2)
  /// g/cm²: radiation length of tungsten (Particle Data Group: 6.76).
  private static let radiationLength = 6.76
  /// Square of the angle beyond which scattering has made the directions even, rad².
  private static let evenDirections = 4.0
  /// Electrons slower than this radiate next to nothing that leaves the target, MeV.
  private static let slowestMev = 0.1
  private static let slices = 200

  private let energiesMev: [Double]
  private let attenuation: [Double]

  /// A target that is asked for the given photon energies, MeV.
  init(energiesMev: [Double]) {
    self.energiesMev = energiesMev
    attenuation = energiesMev.map { AttenuationTable.standard.value(.total, element: 74, energyMev: $0) }
  }

  /// Photons a MeV (in an arbitrary unit) that leave a target of some g/cm² on the axis, per electron.
  func photonsPerMev(electronMev: Double, thicknessGCm2: Double) -> [Double] {
    let step = thicknessGCm2 / Double(Self.slices)
    var emitted = [Double](repeating: 0, count: energiesMev.count)
    var (kinetic, spread) = (electronMev, 0.0)
    for slice in 0..<Self.slices {
      let middle = kinetic - TungstenTables.stoppingPower(kinetic) * step / 2
      guard middle > Self.slowestMev else { break }
      let total = middle + Self.electronRest
      let momentumSquared = middle * (middle + 2 * Self.electronRest)
      let betaSquared = momentumSquared / (total * total)
      let scattering = Self.scatteringConstant * Self.scatteringConstant / (momentumSquared * betaSquared)
      spread = min(spread + scattering * step / Self.radiationLength, Self.evenDirections)
      let lobe = Self.electronRest / total
      let weight = step / (lobe * lobe + spread) / betaSquared
      let rest = thicknessGCm2 - (Double(slice) + 0.5) * step
      for (bin, energy) in energiesMev.enumerated() where energy < middle {
        let scaled = TungstenTables.scaledCrossSection(kineticMev: middle, photonMev: energy)
        emitted[bin] += weight * scaled / energy * exp(-attenuation[bin] * rest)
      }
      kinetic -= TungstenTables.stoppingPower(middle) * step
    }
    return emitted
  }
}

/// Stopping power (ESTAR) and scaled bremsstrahlung cross section (Seltzer and Berger) of tungsten.
private enum TungstenTables {
  private static let stopping = NumberColumns(
    table: "electron-stopping.csv", columns: ["energy_MeV", "total_MeV_cm2_g"], where: { $0[0] == "W" })
  private static let stoppingLogEnergies = stopping[0].map { log($0) }
  private static let stoppingLogs = stopping[1].map { log($0) }

  private static let radiation = NumberColumns(
    table: "bremsstrahlung-seltzer-berger.csv", columns: ["electron_kinetic_energy_MeV", "k_over_T", "scaled_dcs_mb"],
    where: { $0[1] == "W" })
  private static let shares = Array(radiation[1].prefix { $0 < 1 }) + [1]
  private static let logKinetic = stride(from: 0, to: radiation[0].count, by: shares.count).map {
    log(radiation[0][$0])
  }
  private static let scaled = radiation[2]

  /// Total stopping power, MeV cm²/g, at a kinetic energy in MeV.
  static func stoppingPower(_ kineticMev: Double) -> Double {
    exp(Interpolation.linear(at: log(kineticMev), xs: stoppingLogEnergies, ys: stoppingLogs))
  }

  /// (β²/Z²) k dσ/dk in mb: linear in k/T and in the logarithm of T.
  static func scaledCrossSection(kineticMev: Double, photonMev: Double) -> Double {
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
    return at(row - 1) + down * (at(row) - at(row - 1))
  }
}

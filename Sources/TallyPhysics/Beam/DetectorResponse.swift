internal import Foundation

/// What one CdWO₄ crystal of a detector line makes of a photon: it integrates energy, it does not count.
///
/// A photon interacts with probability 1 − exp(−μt) and then leaves the share f = μ_en/μ of its energy, and of what it
/// scattered away the crystal and its neighbours take back a share that the scanner states. The deposits of single
/// photons are taken as spread evenly from nothing to twice their mean (never above the photon's energy), which gives
/// the noise of the sum.
public struct DetectorResponse: Sendable {
  /// Mean energy deposited by one photon that arrives, MeV, for each energy asked for.
  public let meanDeposit: [Double]
  /// Mean of the squared deposit by one photon that arrives, MeV².
  public let squaredDeposit: [Double]
  /// Probability that a photon that arrives interacts.
  public let efficiency: [Double]

  /// Density of CdWO₄, g/cm³ (crystal makers' 7.9).
  static let density = 7.9

  /// The response at some photon energies, MeV.
  public init(detector: ScannerModel.Detector, energiesMev: [Double]) throws(PhysicsError) {
    let crystal = try Material(formula: "CdWO4", density: Self.density)
    let total = AttenuationTable.standard.values(.total, of: crystal, energiesMev: energiesMev)
    let absorbed = AttenuationTable.standard.values(.energyAbsorption, of: crystal, energiesMev: energiesMev)
    let thickness = detector.crystalMm / 10 * Self.density
    efficiency = total.map { 1 - exp(-$0 * thickness) }
    var (mean, squared) = ([Double](), [Double]())
    for (index, energy) in energiesMev.enumerated() {
      let first = absorbed[index] / total[index]
      let deposit = energy * (first + detector.reabsorption * (1 - first))
      mean.append(efficiency[index] * deposit)
      squared.append(efficiency[index] * min(4.0 / 3.0 * deposit * deposit, deposit * energy))
    }
    (meanDeposit, squaredDeposit) = (mean, squared)
  }
}

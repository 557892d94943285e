internal import Foundation

/// Photons on the axis of a linac: how many in each bin of energy, out of target and filter, as shares that sum to 1.
///
/// Electrons fall normally on tungsten. The target is cut into slices; in each the electron has lost what the total
/// stopping power took (ESTAR), its direction is spread by multiple scattering, and it radiates with the cross section of
/// Seltzer and Berger; what it radiates is attenuated by the rest of the target and by the filter. On the axis a slice
/// counts by 1 / (θ_r² + θ_s²), the height of a radiation lobe of width θ_r = m/E folded with electrons scattered by θ_s
/// (Rossi's formula). Left out: the lobe's own change of spectrum with angle, secondary electrons, photons scattered back
/// into the beam, and the softening off the axis of the fan.
public struct BremsstrahlungSpectrum: Sendable {
  /// Middle of each bin, MeV, ascending.
  public let energiesMev: [Double]
  /// Share of the photons in each bin; sums to 1.
  public let photons: [Double]

  /// Number of bins: denser at low energy, where attenuation changes fastest.
  static let bins = 96
  /// Lowest energy considered, MeV: what is softer stays in target and filter.
  static let lowestMev = 0.05

  /// The spectrum of one beam of a scanner.
  public init(beam: ScannerModel.Beam) throws(PhysicsError) {
    let energies = Self.binCentres(upTo: beam.endpointMev)
    let widths = Self.binWidths(upTo: beam.endpointMev)
    let filter = try Material(nameOrFormula: beam.filterMaterial)
    let filterCoefficient = AttenuationTable.standard.values(.total, of: filter, energiesMev: energies)
    let airCoefficient = AttenuationTable.standard.values(.total, of: .dryAir, energiesMev: energies)
    var spectrum = [Double](repeating: 0, count: energies.count)
    let target = TungstenTarget(energiesMev: energies)
    // Electrons of a linac come with a band of energies below the nominal one: three lines stand for it.
    for line in [0, 0.5, 1] {
      let electron = beam.endpointMev * (1 - beam.energyBand * line)
      let emitted = target.photonsPerMev(electronMev: electron, thicknessGCm2: beam.targetGCm2)
      for bin in energies.indices { spectrum[bin] += emitted[bin] * widths[bin] }
    }
    for bin in energies.indices {
      spectrum[bin] *= exp(-filterCoefficient[bin] * beam.filterGCm2 - airCoefficient[bin] * beam.airGCm2)
    }
    let sum = spectrum.reduce(0, +)
    energiesMev = energies
    photons = spectrum.map { $0 / sum }
  }

  /// Mean energy of the photons, MeV.
  public var meanEnergyMev: Double { zip(energiesMev, photons).reduce(0) { $0 + $1.0 * $1.1 } }

  private static func edge(_ index: Int, upTo endpoint: Double) -> Double {
    let share = Double(index) / Double(bins)
    return lowestMev + (endpoint - lowestMev) * share * share
  }

  private static func binCentres(upTo endpoint: Double) -> [Double] {
    (0..<bins).map { (edge($0, upTo: endpoint) + edge($0 + 1, upTo: endpoint)) / 2 }
  }

  private static func binWidths(upTo endpoint: Double) -> [Double] {
    (0..<bins).map { edge($0 + 1, upTo: endpoint) - edge($0, upTo: endpoint) }
  }
}

internal import Foundation

/// Photons on the axis of a linac: how many in each bin of energy, out of target and filter, as shares that sum to 1.
///
/// Electrons fall normally on the target, and what they keep of their energy they spend in the filter behind it where that
/// is a metal whose tables we have (`ElectronTarget` says what is reckoned and what is left out). The photons are attenuated
/// by target, filter and air. Left out here: the softening off the axis of the fan.
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
    let target = try Material(nameOrFormula: beam.targetMaterial)
    guard let metal = ConvertingMetal.of(target) else {
      throw .unknownTarget(material: beam.targetMaterial, known: ConvertingMetal.symbols)
    }
    var layers = [(metal, beam.targetGCm2)]
    var extinction = AttenuationTable.standard.values(.total, of: .dryAir, energiesMev: energies).map {
      $0 * beam.airGCm2
    }
    if let backing = ConvertingMetal.of(filter), beam.filterGCm2 > 0 {
      layers.append((backing, beam.filterGCm2))
    } else {
      let coefficients = AttenuationTable.standard.values(.total, of: filter, energiesMev: energies)
      for bin in energies.indices { extinction[bin] += coefficients[bin] * beam.filterGCm2 }
    }
    let electrons = ElectronTarget(layers: layers, energiesMev: energies)
    var spectrum = [Double](repeating: 0, count: energies.count)
    // Electrons of a linac come with a band of energies below the nominal one: three lines stand for it.
    for line in [0, 0.5, 1] {
      let emitted = electrons.photonsPerMev(electronMev: beam.endpointMev * (1 - beam.energyBand * line))
      for bin in energies.indices { spectrum[bin] += emitted[bin] * widths[bin] }
    }
    for bin in energies.indices { spectrum[bin] *= exp(-extinction[bin]) }
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

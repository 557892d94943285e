/// Spectrum and detector of one plane, bin by bin.
struct BeamWeights: Sendable {
  /// MeV.
  let energiesMev: [Double]
  /// Share of the photons; sums to 1.
  let photons: [Double]
  /// Share of the signal in open air; sums to 1.
  let signal: [Double]
  /// Squared deposit of the photons in open air, by bin, in units of (mean deposit of a photon that interacts)².
  let squares: [Double]
  /// Mean number of photons that interact in one element in open air.
  let quantaInAir: Double

  init(plane: ScannerModel.Plane, detector: ScannerModel.Detector) throws(PhysicsError) {
    let spectrum = try BremsstrahlungSpectrum(beam: plane.beam)
    let response = DetectorResponse(detector: detector, energiesMev: spectrum.energiesMev)
    (energiesMev, photons) = (spectrum.energiesMev, spectrum.photons)
    func mean(_ values: [Double]) -> Double { zip(spectrum.photons, values).reduce(0) { $0 + $1.0 * $1.1 } }
    let (deposit, interacting) = (mean(response.meanDeposit), mean(response.efficiency))
    signal = zip(spectrum.photons, response.meanDeposit).map { $0 * $1 / deposit }
    let unit = deposit / interacting
    squares = zip(spectrum.photons, response.squaredDeposit).map { $0 * $1 / (unit * unit) / interacting }
    quantaInAir = plane.quantaInAir
  }

  /// μ/ρ of a material at the bins, cm²/g, narrow beam.
  func coefficients(of material: Material) -> [Double] {
    AttenuationTable.standard.values(.total, of: material, energiesMev: energiesMev)
  }
}

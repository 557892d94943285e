import TallyPhysics
import Testing

private func spectrum(_ endpointMev: Double, filterGCm2: Double = 8.9) throws -> BremsstrahlungSpectrum {
  try BremsstrahlungSpectrum(beam: ScannerModel.Beam(endpointMev: endpointMev, filterGCm2: filterGCm2))
}

@Test("A spectrum sums to 1, ends at the electrons' energy, and has nothing negative", arguments: [3.0, 4, 6, 9])
func spectrumShape(endpoint: Double) throws {
  let spectrum = try spectrum(endpoint)
  #expect(abs(spectrum.photons.reduce(0, +) - 1) < 1e-12)
  #expect(spectrum.photons.allSatisfy { $0 >= 0 })
  #expect(spectrum.energiesMev.allSatisfy { $0 < endpoint })
  let tip = zip(spectrum.energiesMev, spectrum.photons).filter { $0.0 > 0.9 * endpoint }.reduce(0) { $0 + $1.1 }
  #expect(tip > 0 && tip < 0.02, "\(tip) of the photons in the last tenth")
}

@Test("The mean energy is about a quarter of the electrons' energy and grows with energy and filter")
func spectrumMean() throws {
  let mean = try spectrum(6).meanEnergyMev
  // Published means of filtered 6 MV beams lie between 1.3 and 2 MeV.
  #expect((1.3...2).contains(mean), "\(mean) MeV")
  #expect(try spectrum(4).meanEnergyMev < mean && spectrum(9).meanEnergyMev > mean)
  #expect(try spectrum(6, filterGCm2: 0).meanEnergyMev < mean && spectrum(6, filterGCm2: 40).meanEnergyMev > mean)
}

@Test("An unknown filter is refused")
func unknownFilter() {
  #expect(throws: PhysicsError.self) {
    try BremsstrahlungSpectrum(beam: ScannerModel.Beam(endpointMev: 6, filterMaterial: "unobtainium"))
  }
}

import Foundation
import TallyDomain
import TallyPhysics
import Testing

@testable import struct TallyPhysics.ConvertingMetal
@testable import struct TallyPhysics.RadiationLobe

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

@Test("A target without tables is refused with those there are")
func unknownTarget() {
  #expect(throws: PhysicsError.unknownTarget(material: "C", known: ConvertingMetal.symbols)) {
    try BremsstrahlungSpectrum(beam: ScannerModel.Beam(endpointMev: 6, targetMaterial: "C"))
  }
}

@Test("The cross sections of all metals sum to ESTAR's radiative stopping power", arguments: ConvertingMetal.symbols)
func radiativeStopping(symbol: String) throws {
  let metal = try #require(ConvertingMetal.of(try Material(formula: symbol)))
  let table = ReferenceTable(named: "electron-stopping.csv")
  let masses = [
    "Al": 26.982, "Ti": 47.867, "Fe": 55.845, "Cu": 63.546, "Mo": 95.95, "Ta": 180.948, "W": 183.84,
    "Au": 196.967, "Pb": 207.2,
  ]
  for row in table.rows where row[0] == symbol {
    let kinetic = try #require(Double(row[table.column("energy_MeV")]))
    guard [1.0, 2, 4, 6, 10].contains(kinetic) else { continue }
    let published = try #require(Double(row[table.column("radiative_MeV_cm2_g")]))
    var sum = 0.0
    for step in 0..<2000 {
      sum += metal.radiation(kineticMev: kinetic, photonMev: kinetic * (Double(step) + 0.5) / 2000) * kinetic / 2000
    }
    let value = sum * 1e-27 * 6.02214076e23 / (try #require(masses[symbol]))
    #expect(relativeError(value, published) < 0.02, "\(symbol) at \(kinetic) MeV: \(value), \(published)")
  }
}

@Test("The lobe: straight ahead it is Schiff's forward spectrum over the integral 3BS; far spread it thins as 1/(πs)")
func lobe() {
  let (m, z) = (0.51099895, 74.0)
  for kinetic in [4.0, 6, 9] {
    for share in [0.1, 0.4, 0.7] {
      let (photon, before) = (kinetic * share, kinetic + m)
      let after = before - photon
      let (ratio, cubeRoot) = (after / before, pow(z, 1.0 / 3))
      let inverse = pow(photon * m / (2 * before * after), 2) + pow(cubeRoot / 111, 2)
      let logarithm = -log(inverse)
      let forward = -(1 + ratio) * (1 + ratio) + (1 + ratio * ratio) * logarithm
      let b = 2 * before * after * cubeRoot / (111 * photon * m)
      // Koch and Motz, 3BS.
      let whole =
        (1 + ratio * ratio - 2 * ratio / 3) * (logarithm + 1 - 2 / b * atan(b))
        + ratio
        * (2 / (b * b) * log(1 + b * b) + 4 * (2 - b * b) / (3 * b * b * b) * atan(b) - 8 / (3 * b * b) + 2.0 / 9)
      let expected = 4 * forward / (2 * .pi * pow(m / before, 2)) / (2 * whole)
      let value = RadiationLobe.onAxis(
        kineticMev: kinetic, photonMev: photon, atomicNumber: 74, spread: 0.12 * 0.12 * pow(m / before, 2))
      #expect(relativeError(value, expected) < 0.06, "\(kinetic) MeV, \(share): \(value), \(expected)")
    }
  }
  let wide = RadiationLobe.onAxis(kineticMev: 6, photonMev: 1, atomicNumber: 74, spread: 4)
  #expect(relativeError(wide, 1 / (4 * .pi)) < 0.1)
}

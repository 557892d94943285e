/// From attenuation to areal density, roughly: `−ln T / coefficient`.
///
/// At the mean energy of what a 6 MV beam deposits in the detector (2 to 3 MeV) the mass attenuation coefficient of all
/// but the heaviest elements lies between 0.034 and 0.050 cm²/g (NIST, Hubbell and Seltzer, XCOM: water 0.049 at 2 MeV
/// and 0.034 at 4 MeV, iron 0.043 and 0.033). One figure therefore serves every kind of goods to about 15 %, which is why
/// sentences made from it say "about". The inversion of two energies does better where it is available.
struct ArealDensityScale: Sendable {
  /// Effective mass attenuation coefficient, cm²/g.
  var coefficient = 0.04

  /// Areal density in g/cm² of an attenuation −ln T.
  func gramsPerCm2(attenuation: Double) -> Double { attenuation / coefficient }

  /// The attenuation −ln T of an areal density in g/cm².
  func attenuation(gramsPerCm2: Double) -> Double { gramsPerCm2 * coefficient }

  /// Kilograms of an attenuation that is summed over cells of a side in mm.
  func massKg(summedAttenuation: Double, pitchMm: Double) -> Double {
    gramsPerCm2(attenuation: summedAttenuation) * (pitchMm / 10) * (pitchMm / 10) / 1000
  }
}

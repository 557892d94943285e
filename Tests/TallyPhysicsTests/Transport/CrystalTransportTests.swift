import Foundation
import TallyCore
import TallyPhysics
import Testing

@Test(
  "The response table is what following photons gives, between its points too",
  arguments: Scintillator.Kind.allCases, [0.12, 0.6, 1.3, 3.5, 7])
func responseMeetsTransport(kind: Scintillator.Kind, energyMev: Double) {
  let histories = 40_000
  let slow = CrystalTransport(Scintillator(kind), faceMm: 5, depthMm: 30)
    .deposit(energyMev: energyMev, histories: histories, seed: 11)
  let table = DetectorResponse(
    detector: .init(scintillator: kind, crystalMm: 30, faceMm: 5), energiesMev: [energyMev])
  // Four sigma of the histories, and what interpolation over energy, depth and face costs.
  let noise = 4 * ((slow.squared / slow.mean / slow.mean - 1) / Double(histories)).squareRoot()
  #expect(relativeError(table.meanDeposit[0], slow.mean) < noise + Tolerance.response, "\(kind) at \(energyMev) MeV")
  #expect(relativeError(table.squaredDeposit[0], slow.squared) < noise + 2 * Tolerance.response)
  #expect(abs(table.efficiency[0] - slow.efficiency) < 0.02)
}

@Test("A thick, wide crystal takes nearly all that came; a thin one takes what μ_en says; efficiency is 1 − exp(−μt)")
func crystalLimits() throws {
  let wide = CrystalTransport(Scintillator(.cadmiumTungstate), faceMm: 400, depthMm: 400)
  #expect(wide.deposit(energyMev: 1, histories: 4000, seed: 1).mean > 0.97)
  // 5 mm of plastic over a wide face, 0.3 MeV: electrons get 0.3 mm far, hardly anything is scattered twice.
  let plastic = Scintillator(.plastic)
  let thin = CrystalTransport(plastic, faceMm: 400, depthMm: 5)
  let slow = thin.deposit(energyMev: 0.3, histories: 100_000, seed: 2)
  func coefficient(_ coefficient: AttenuationTable.Coefficient) -> Double {
    AttenuationTable.standard.values(coefficient, of: plastic.material, energiesMev: [0.3])[0]
  }
  let (absorbed, total) = (coefficient(.energyAbsorption), coefficient(.withoutCoherent))
  let interacting = 1 - exp(-total * 0.5 * plastic.density)
  #expect(relativeError(slow.mean, 0.3 * interacting * absorbed / total) < 0.08, "\(slow.mean)")
  #expect(abs(slow.efficiency - interacting) < 0.004)
}

@Test(
  "Two separate interactions of annihilation: plastic lets most of 6 MeV escape, tungstate keeps more than half of it")
func escape() {
  let detector = { (kind: Scintillator.Kind) in
    DetectorResponse(detector: .init(scintillator: kind, crystalMm: 30), energiesMev: [6])
  }
  let (plastic, tungstate) = (detector(.plastic), detector(.cadmiumTungstate))
  #expect(plastic.meanDeposit[0] / plastic.efficiency[0] < 0.5 * 6)
  #expect(tungstate.meanDeposit[0] / tungstate.efficiency[0] > 0.6 * 6)
}

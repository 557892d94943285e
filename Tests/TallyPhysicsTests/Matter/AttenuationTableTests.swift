import Foundation
import TallyPhysics
import Testing

private let energies = [1.0, 2, 4, 6]
/// Total μ/ρ, cm²/g, from physics.md.
private let published: [(formula: String, values: [Double])] = [
  ("H2O", [0.0707, 0.0494, 0.0340, 0.0277]), ("C", [0.0636, 0.0444, 0.0305, 0.0247]),
  ("Al", [0.0615, 0.0432, 0.0311, 0.0266]), ("Fe", [0.0600, 0.0427, 0.0331, 0.0306]),
  ("Pb", [0.0710, 0.0461, 0.0420, 0.0439]),
]

@Test("Total attenuation meets the published values", arguments: published.indices)
func publishedCoefficients(_ index: Int) throws {
  let (formula, expected) = published[index]
  let values = AttenuationTable.standard.values(
    .total, of: try Material(formula: formula), energiesMev: energies)
  for (value, wanted) in zip(values, expected) {
    #expect(relativeError(value, wanted) < Tolerance.coefficient, "\(formula): \(value), not \(wanted)")
  }
}

@Test(
  "Values far from the middle meet NIST's, from 0.05 to 10 MeV",
  arguments: [
    ("H2O", 0.05, 0.2269), ("H2O", 0.1, 0.1707), ("H2O", 10, 0.02219), ("C", 10, 0.01959), ("Al", 0.1, 0.1704),
    ("Al", 10, 0.02318), ("Fe", 0.1, 0.3717), ("Fe", 10, 0.02994), ("Pb", 0.1, 5.549), ("Pb", 10, 0.04972),
    ("CdWO4", 1, 0.0633), ("CdWO4", 6, 0.0371), ("CdWO4", 0.1, 2.767),
  ])
func farCoefficients(formula: String, energyMev: Double, published: Double) throws {
  let value = AttenuationTable.standard.values(
    .total, of: try Material(formula: formula), energiesMev: [energyMev])[0]
  #expect(relativeError(value, published) < Tolerance.coefficient, "\(formula) at \(energyMev) MeV: \(value)")
}

@Test("Both sides of the K edges are kept: lead at 88 keV, tungsten at 69.5 keV")
func edges() {
  let table = AttenuationTable.standard
  // XCOM: 1.910 and 7.684 cm²/g.
  #expect(relativeError(table.value(.total, element: 82, energyMev: 0.0880), 1.910) < 0.002)
  #expect(relativeError(table.value(.total, element: 82, energyMev: 0.08801), 7.684) < 0.002)
  let below = table.value(.photoelectric, element: 74, energyMev: 0.0695)
  #expect(table.value(.photoelectric, element: 74, energyMev: 0.06953) > 4 * below)
}

@Test("Compton scattering is that of Klein and Nishina on free electrons", arguments: [1, 6, 13, 26, 74])
func kleinNishina(z: Int) {
  for energy in [1.0, 2, 5, 10] {
    let a = energy / 0.51099895
    // 2π r₀² in cm², Klein and Nishina's total cross section of one electron.
    let bracket =
      (1 + a) / (a * a) * (2 * (1 + a) / (1 + 2 * a) - log(1 + 2 * a) / a) + log(1 + 2 * a) / (2 * a)
      - (1 + 3 * a) / ((1 + 2 * a) * (1 + 2 * a))
    let electron = 2 * Double.pi * 2.8179403262e-13 * 2.8179403262e-13 * bracket
    let masses = [1: 1.00794, 6: 12.011, 13: 26.98154, 26: 55.847, 74: 183.85]
    let expected = electron * 6.02214076e23 * Double(z) / (masses[z] ?? 1)
    let value = AttenuationTable.standard.value(.incoherent, element: z, energyMev: energy)
    #expect(relativeError(value, expected) < 0.008, "element \(z) at \(energy) MeV: \(value), \(expected)")
  }
}

@Test(
  "The parts sum to the total without coherent scattering, and pairs begin at 1.022 MeV", arguments: [1, 8, 26, 82])
func parts(z: Int) {
  let table = AttenuationTable.standard
  for energy in [0.06, 0.3, 1, 1.5, 4, 9] {
    let sum = [.incoherent, .photoelectric, .pair].reduce(0) {
      $0 + table.value($1, element: z, energyMev: energy)
    }
    #expect(relativeError(sum, table.value(.withoutCoherent, element: z, energyMev: energy)) < 0.003)
    #expect((table.value(.pair, element: z, energyMev: energy) > 0) == (energy > 1.022))
  }
}

@Test("Energy absorption of water meets the published values")
func publishedAbsorption() throws {
  let values = AttenuationTable.standard.values(
    .energyAbsorption, of: try Material(formula: "H2O"), energiesMev: energies)
  // NIST XAAMDI: water at 1, 2, 4, 6 MeV.
  for (value, wanted) in zip(values, [0.03103, 0.02607, 0.02066, 0.01806]) {
    #expect(relativeError(value, wanted) < Tolerance.coefficient)
  }
}

@Test("Between the points of the table every element is smooth, and the parts are ordered", arguments: 1...92)
func smoothBetweenPoints(z: Int) {
  let table = AttenuationTable.standard
  for step in 0..<200 {
    let energy = 0.2 * Double(step + 1)
    guard energy < 15 else { break }
    let total = table.value(.total, element: z, energyMev: energy)
    let next = table.value(.total, element: z, energyMev: energy * 1.001)
    #expect(abs(next / total - 1) < 0.004, "element \(z) at \(energy) MeV")
    let incoherent = table.value(.withoutCoherent, element: z, energyMev: energy)
    let absorbed = table.value(.energyAbsorption, element: z, energyMev: energy)
    #expect(total > incoherent && incoherent > absorbed && absorbed > 0, "element \(z) at \(energy) MeV")
  }
}

@Test("Outside the table the nearest end holds")
func beyondTheEnds() {
  let table = AttenuationTable.standard
  #expect(abs(table.energyRange.lowerBound - 0.03) < 1e-9 && abs(table.energyRange.upperBound - 20) < 1e-9)
  #expect(
    table.value(.total, element: 26, energyMev: 50)
      == table.value(.total, element: 26, energyMev: table.energyRange.upperBound))
}

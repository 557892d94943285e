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

import Foundation
import TallyCore
import TallyPhysics
import Testing

@testable import enum TallyPhysics.KleinNishina
@testable import struct TallyPhysics.BuildupTable

@Test("Compton scattering has the mean energies of Klein and Nishina", arguments: [0.1, 0.5, 1, 3, 8])
func comptonMeans(energyMev: Double) {
  var random = SeededGenerator(seed: 4)
  let count = 200_000
  var sum = 0.0
  for _ in 0..<count {
    let (energy, cosine) = KleinNishina.scatter(energyMev, &random)
    // Compton's formula ties energy and angle.
    #expect(abs(energy - energyMev / (1 + energyMev / 0.51099895 * (1 - cosine))) < 1e-9 * energyMev)
    sum += energy
  }
  // The second implementation: the integral of the differential cross section over the angle.
  var (energies, all) = (0.0, 0.0)
  for step in 0..<20_000 {
    let cosine = -1 + (Double(step) + 0.5) / 10_000
    let ratio = 1 / (1 + energyMev / 0.51099895 * (1 - cosine))
    let section = ratio * ratio * (ratio + 1 / ratio - (1 - cosine * cosine))
    all += section
    energies += section * ratio * energyMev
  }
  #expect(relativeError(sum / Double(count), energies / all) < 0.006)
}

@Test(
  "The build-up table is what following photons gives",
  arguments: [("CH2", 1.0), ("Fe", 3), ("Pb", 6), ("concrete", 0.5)])
func buildupMeetsTransport(formula: String, energyMev: Double) throws {
  let material = try Material(nameOrFormula: formula)
  let slow = SlabTransport(material).buildup(energyMev: energyMev, histories: 4000, seed: 21)
  for depth in [1, 3, 6, 10] {
    let table = BuildupTable.standard
    let step = Int(Double(depth) / SlabTransport.stepMfp)
    for (quantity, value) in [(BuildupTable.Quantity.energy, slow.energy[step]), (.kerma, slow.kerma[step])] {
      let factor = table.factor(
        quantity, number: material.effectiveAtomicNumber, energyMev: energyMev, depthMfp: Double(depth))
      #expect(
        relativeError(factor, value) < Tolerance.buildup, "\(formula), \(depth) mean free paths: \(factor), \(value)")
    }
  }
}

@Test("Build-up begins at 1, grows with depth, and is smaller in heavy matter at low energy")
func buildupShape() {
  let table = BuildupTable.standard
  for energy in [0.2, 1, 4, 9.0] {
    var last = 1.0
    #expect(table.factor(.energy, number: 26, energyMev: energy, depthMfp: 0) == 1)
    for depth in 1...40 {
      let factor = table.factor(.energy, number: 26, energyMev: energy, depthMfp: Double(depth) / 1.3)
      #expect(factor > last, "\(energy) MeV, \(depth)")
      last = factor
    }
  }
  #expect(
    table.factor(.energy, number: 82, energyMev: 0.5, depthMfp: 5)
      < 0.4 * table.factor(.energy, number: 8, energyMev: 0.5, depthMfp: 5))
}

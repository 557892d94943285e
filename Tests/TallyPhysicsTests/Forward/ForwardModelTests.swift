import Foundation
import TallyPhysics
import Testing

private func mobile() throws -> ForwardModel { try ForwardModel(try ScannerModel.named("mobile-6-4")) }

/// Areal density in g/cm² behind which a plane has a transmission, by halving.
private func depth(_ material: Material, transmission: Double, plane: Int, in model: ForwardModel) -> Double {
  var (low, high) = (0.0, 2000.0)
  for _ in 0..<60 {
    let middle = (low + high) / 2
    if model.exactTransmission([(material, middle)], plane: plane) > transmission {
      low = middle
    } else {
      high = middle
    }
  }
  return low
}

@Test("Transmission is 1 for nothing, falls with every gram, and multiplies out for a stack in any order")
func monotoneTransmission() throws {
  let model = try mobile()
  let (iron, water) = (try Material(formula: "Fe"), try Material(formula: "H2O"))
  for plane in 0...1 {
    #expect(abs(model.exactTransmission([], plane: plane) - 1) < 1e-12)
    var last = 1.0
    for step in 1...100 {
      let transmission = model.exactTransmission([(iron, Double(step) * 4)], plane: plane)
      #expect(transmission < last && transmission > 0)
      last = transmission
    }
    let one = model.exactTransmission([(iron, 10), (water, 20)], plane: plane)
    let other = model.exactTransmission([(water, 20), (iron, 4), (iron, 6)], plane: plane)
    #expect(abs(one / other - 1) < 1e-12)
  }
}

@Test("The beam hardens: the first tenth-value layer of steel is shorter than the later ones")
func hardening() throws {
  let model = try mobile()
  let iron = try Material(formula: "Fe")
  for plane in 0...1 {
    let depths = (0...4).map { depth(iron, transmission: pow(10, -Double($0)), plane: plane, in: model) }
    let layers = (1...4).map { depths[$0] - depths[$0 - 1] }
    #expect(layers[0] < layers[1] && layers[1] < layers[2] && layers[2] < layers[3], "\(layers)")
  }
}

@Test(
  "6 MV tenth-value layers, narrow beam, meet the published ones",
  arguments: [("Fe", 7.87, 7.5), ("concrete", 2.35, 27.4), ("Pb", 11.35, 4.6)])
func tenthValueLayers(material: String, density: Double, publishedCm: Double) throws {
  let model = try mobile()
  for layers in [4, 5] {
    let total = depth(
      try Material(nameOrFormula: material), transmission: pow(10, -Double(layers)), plane: 0, in: model)
    let layer = total / Double(layers) / density
    #expect(relativeError(layer, publishedCm) < Tolerance.tenthValueLayer, "\(material): \(layer) cm over \(layers)")
  }
}

@Test(
  "6 MV tenth-value layers, broad beam, meet the published ones, by signal and by kerma",
  arguments: [("Fe", 7.87, 10.1), ("concrete", 2.35, 34.8)])
func broadLayers(material: String, density: Double, publishedCm: Double) throws {
  let (model, matter) = (try mobile(), try Material(nameOrFormula: material))
  for transmission in [
    { model.broadBeamTransmission([(matter, $0)], plane: 0) }, { model.broadBeamKerma(matter, gCm2: $0, plane: 0) },
  ] as [(Double) -> Double] {
    let depths = [1e-4, 1e-5].map { wanted -> Double in
      var (low, high) = (0.0, 2000.0)
      for _ in 0..<50 {
        let middle = (low + high) / 2
        if transmission(middle) > wanted { low = middle } else { high = middle }
      }
      return low / density
    }
    for (depth, layers) in zip(depths, [4.0, 5]) {
      #expect(
        relativeError(depth / layers, publishedCm) < Tolerance.broadTenthValueLayer, "\(material): \(depth / layers)")
    }
  }
  #expect(model.broadBeamTransmission([], plane: 0) == 1)
}

@Test("At equal attenuation the two energies order matter by its atomic number")
func dualEnergyOrder() throws {
  let model = try mobile()
  for transmission in [0.3, 0.1, 0.03] {
    var last = 0.0
    for formula in ["CH2", "Al", "Fe", "Pb"] {
      let material = try Material(formula: formula)
      let density = depth(material, transmission: transmission, plane: 0, in: model)
      // Pair production stops the higher energy more in heavy matter: ln T of high over low grows with Z.
      let ratio = log(transmission) / log(model.exactTransmission([(material, density)], plane: 1))
      #expect(ratio > last, "\(formula) at \(transmission)")
      last = ratio
    }
  }
}

@Test("The table agrees with the integral from nothing to 400 g/cm² of each basis material")
func tableTwin() throws {
  let model = try mobile()
  let (light, heavy) = (try Material(formula: "CH2"), try Material(formula: "Cu"))
  let steps = [0.0, 0.05, 0.31, 1.7, 4.4, 13, 29, 77, 141, 262, 400]
  for plane in 0...1 {
    for lightDensity in steps {
      let row = model.transmission(
        light: steps.map { _ in Float(lightDensity) }, heavy: steps.map(Float.init), plane: plane)
      for (heavyDensity, value) in zip(steps, row) {
        let exact = model.exactTransmission([(light, lightDensity), (heavy, heavyDensity)], plane: plane)
        #expect(relativeError(Double(value), exact) < Tolerance.table, "\(lightDensity), \(heavyDensity) g/cm²")
      }
    }
  }
}

@Test("The table with lead agrees with the integral")
func deepTableTwin() throws {
  let model = try mobile()
  let (light, heavy, lead) = (
    try Material(formula: "CH2"), try Material(formula: "Cu"), try Material(formula: "Pb")
  )
  let steps = [0.0, 0.4, 3.3, 21, 90, 240]
  for plane in 0...1 {
    for (lightDensity, heavyDensity) in steps.flatMap({ first in steps.map { (first, $0) } }) {
      let dense = [0.0, 0.07, 0.9, 4.2, 18, 61, 170]
      let row = model.transmission(
        light: dense.map { _ in Float(lightDensity) }, heavy: dense.map { _ in Float(heavyDensity) },
        dense: dense.map(Float.init), plane: plane)
      for (leadDensity, value) in zip(dense, row) {
        let exact = model.exactTransmission(
          [(light, lightDensity), (heavy, heavyDensity), (lead, leadDensity)], plane: plane)
        #expect(
          relativeError(Double(value), exact) < Tolerance.table,
          "\(lightDensity), \(heavyDensity), \(leadDensity) g/cm²")
      }
    }
  }
}

@Test("Odd input gives odd output, not a crash: open air is 1, beyond the table it goes on falling")
func oddDensities() throws {
  let model = try mobile()
  let odd = model.transmission(
    light: [0, -3, .nan, .infinity, 3e30, 800], heavy: [0, 40, 1, 1, 3e30, 800], plane: 0)
  #expect(odd[0] == 1)
  #expect(odd[1] > model.transmission(light: [0], heavy: [40], plane: 0)[0])
  #expect(odd[2].isNaN)
  #expect(odd[5] < model.transmission(light: [400], heavy: [400], plane: 0)[0])
}

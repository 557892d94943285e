import Foundation
import TallyPhysics
import Testing

@Test(
  "Two basis materials stand for all matter up to zinc, three for the rest",
  arguments: ["mobile-6-4"], [nil, 1, 2, 3, 4, 5] as [UInt64?])
func basisResiduals(name: String, seed: UInt64?) throws {
  let named = try ScannerModel.named(name)
  let model = try ForwardModel(seed.map { named.randomised(seed: $0) } ?? named)
  for formula in [
    "CH2", "C", "H2O", "C17H21NO4", "C6H10O5", "N", "Al", "SiO2", "NaCl", "CaCO3", "Ti", "Fe", "Cu", "Zn",
  ] {
    let fit = model.basisFit(of: try Material(formula: formula))
    #expect(fit.weights.dense == 0, "\(formula)")
    #expect(fit.residual < Tolerance.plainBasis, "\(formula): \(fit.residual)")
  }
  for formula in ["Sn", "BaSO4", "W", "Pb", "PbO", "Ag"] {
    let fit = model.basisFit(of: try Material(formula: formula))
    #expect(fit.residual < Tolerance.fullBasis, "\(formula): \(fit.residual)")
  }
}

@Test("The weights of a stack add: the fast path meets the exact one for mixed cargo")
func mixedStack() throws {
  let model = try ForwardModel(try ScannerModel.named("mobile-6-4"))
  let stack = try [("steel", 2.6), ("C6H10O5", 31), ("Al", 4), ("water", 12), ("Pb", 1.5)].map {
    (material: try Material(nameOrFormula: $0.0), gCm2: $0.1)
  }
  var (light, heavy, dense) = (Float(0), Float(0), Float(0))
  for part in stack {
    let weights = model.basis(of: part.material)
    light += weights.light * Float(part.gCm2)
    heavy += weights.heavy * Float(part.gCm2)
    dense += weights.dense * Float(part.gCm2)
  }
  for plane in 0...1 {
    let exact = -log(model.exactTransmission(stack, plane: plane))
    let fast = -log(model.transmission(light: [light], heavy: [heavy], dense: [dense], plane: plane)[0])
    #expect(relativeError(Double(fast), exact) < Tolerance.plainBasis)
  }
}

@Test("The basis materials are their own weights")
func basisOfBasis() throws {
  let model = try ForwardModel(try ScannerModel.named("mobile-6-4"))
  let (polyethylene, copper) = (
    model.basis(of: try Material(formula: "CH2")), model.basis(of: try Material(formula: "Cu"))
  )
  #expect(abs(polyethylene.light - 1) < 1e-3 && abs(polyethylene.heavy) < 1e-3)
  #expect(abs(copper.heavy - 1) < 1e-5 && abs(copper.light) < 1e-5)
}

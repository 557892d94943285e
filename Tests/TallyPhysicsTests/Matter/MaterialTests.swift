import TallyCore
import TallyPhysics
import Testing

@Test(
  "Formulas give fractions by mass",
  arguments: [
    ("H2O", [1: 0.11190, 8: 0.88810]), ("C17H21NO4", [6: 0.67309, 1: 0.06978, 7: 0.04617, 8: 0.21096]),
    ("Ca(OH)2", [20: 0.54091, 8: 0.43188, 1: 0.02721]),
    ("CaSO4.2H2O", [20: 0.23279, 16: 0.18622, 8: 0.55758, 1: 0.02342]),
    ("CdWO4", [48: 0.31203, 74: 0.51032, 8: 0.17765]), ("Fe", [26: 1]),
    ("((CH2)2)3", [6: 0.85628, 1: 0.14372]),
  ])
func formulas(formula: String, expected: [Int: Double]) throws {
  let material = try Material(formula: formula)
  #expect(material.composition.count == expected.count)
  for part in material.composition {
    #expect(
      abs(part.massFraction - (expected[part.atomicNumber] ?? 0)) < 2e-4, "\(formula), element \(part.atomicNumber)")
  }
}

@Test(
  "What is no formula is refused with its place and reason",
  arguments: [
    ("", 0, .empty), ("h2o", 0, .unknownElement), ("Xx2", 0, .unknownElement), ("C2H(", 4, .emptyBracket),
    ("C2(H", 4, .openBracket), ("C2H)", 3, .strayBracket), ("C0", 2, .badCount), ("()", 1, .emptyBracket),
    ("H2O.", 4, .emptyBracket), ("C 2", 1, .strayCharacter), ("C-2", 1, .strayCharacter),
    ("Ca[OH)2", 5, .strayCharacter), ("C1000000", 8, .badCount), ("C9H?", 3, .strayCharacter),
  ] as [(String, Int, FormulaFault)])
func badFormulas(formula: String, position: Int, fault: FormulaFault) {
  #expect(throws: PhysicsError.badFormula(formula: formula, position: position, fault: fault)) {
    try Material(formula: formula)
  }
}

@Test(
  "Other ways to write the same",
  arguments: [
    ("K4[Fe(CN)6]", "K4FeC6N6"), ("CaSO4·2H2O", "CaSO6H4"), ("CaSO4*2H2O", "CaSO6H4"), ("CuSO4.5H2O", "CuSO9H10"),
    ("{[(CH2)2]3}2", "C12H24"), ("3H2O", "H2O"), ("Fe0.5O0.5", "FeO"), ("(WO2.9)2", "W20O58"),
    ("CaSO4·0.5H2O", "Ca2S2O9H2"),
  ])
func equalFormulas(one: String, other: String) throws {
  let (left, right) = (try Material(formula: one).composition, try Material(formula: other).composition)
  #expect(left.map(\.atomicNumber) == right.map(\.atomicNumber))
  for (a, b) in zip(left, right) { #expect(abs(a.massFraction - b.massFraction) < 1e-12) }
}

@Test("Long and deep formulas are refused, damaged ones never crash")
func hostileFormulas() {
  #expect(throws: PhysicsError.self) { try Material(formula: String(repeating: "C", count: 100_000)) }
  #expect(throws: PhysicsError.self) { try Material(formula: String(repeating: "(", count: 150)) }
  let characters = Array("CHONFe()0123456789. ·abXé")
  for seed in 0..<2000 {
    var random = SeededGenerator(seed: UInt64(seed))
    let text = String((0..<random.integer(1..<24)).map { _ in random.pick(characters) })
    do {
      let sum = try Material(formula: text).composition.reduce(0) { $0 + $1.massFraction }
      #expect(abs(sum - 1) < 1e-12, "\(text), seed \(seed)")
    } catch {
      guard case .badFormula = error else {
        Issue.record("\(text), seed \(seed): \(error)")
        continue
      }
    }
  }
}

@Test("Named materials: more than 800, each complete, found in any case")
func namedMaterials() throws {
  #expect(Material.allNames.count > 800)
  for name in Material.allNames {
    let material = try Material(named: name.uppercased())
    #expect(material.name == name)
    #expect(abs(material.composition.reduce(0) { $0 + $1.massFraction } - 1) < 1e-9, "\(name)")
    #expect(material.density.map { $0 > 0 && $0 < 25 } ?? true, "\(name)")
    // From hydrogen-rich liquids to uranium.
    #expect((2...92.001).contains(material.effectiveAtomicNumber), "\(name)")
  }
  #expect(try Material(named: "steel").composition.contains { $0.atomicNumber == 26 && $0.massFraction > 0.98 })
  #expect(try Material(nameOrFormula: "C2H4").composition == Material(formula: "C2H4").composition)
}

@Test("Everyday names and elements are found; what smugglers and customs name is there, each with its source")
func everydayNames() throws {
  for (name, density) in [
    ("steel", 7.0...8), ("iron", 7.8...7.9), ("lead", 11...11.4), ("uranium", 18.5...19.2), ("cocaine", 1...1.5),
    ("TNT", 1.5...1.7), ("ivory", 1.5...2), ("aluminium", 2.6...2.8), ("sulphur", 1.9...2.2), ("concrete", 2.2...2.5),
  ] {
    let material = try Material(named: name)
    #expect(material.density.map(density.contains) ?? false, "\(name): \(String(describing: material.density))")
  }
  #expect(try Material(named: "cocaine").composition == Material(named: "cocaine hydrochloride").composition)
  #expect(try Material(named: "radon").composition.map(\.atomicNumber) == [86])
  let byCategory = Dictionary(grouping: MaterialRecord.all, by: \.category).mapValues(\.count)
  for (category, least) in [
    ("wood", 40), ("food or beverage", 100), ("plastic or rubber", 50), ("metal or alloy", 80), ("mineral", 50),
    ("narcotic or precursor", 20), ("explosive", 25), ("tobacco", 2), ("paper", 10), ("weapon or ammunition", 3),
  ] {
    #expect(byCategory[category] ?? 0 >= least, "\(category): \(byCategory[category] ?? 0)")
  }
  #expect(
    MaterialRecord.all.allSatisfy {
      !$0.compositionSource.isEmpty && !$0.densitySource.isEmpty && ["A", "B", "C"].contains($0.confidence)
    })
}

@Test("A wrong formula is explained as a formula, a wrong name as a name")
func nameOrFormula() {
  #expect(throws: PhysicsError.badFormula(formula: "C2H(", position: 4, fault: .emptyBracket)) {
    try Material(nameOrFormula: "C2H(")
  }
  #expect(
    throws: PhysicsError.unknownMaterial(name: "alumnium", nearest: ["aluminium", "Aluminum", "Aluminum Oxide"])
  ) { try Material(nameOrFormula: "alumnium") }
}

@Test("An unknown material names its neighbours")
func unknownMaterial() {
  do {
    _ = try Material(nameOrFormula: "concret")
    Issue.record("concret is no material")
  } catch {
    guard case .unknownMaterial("concret", let nearest) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(nearest.count == 3 && nearest.allSatisfy { $0.lowercased().contains("concret") })
    #expect(error.explanation.code == "TLY-PHY-001")
  }
}

@Test("Mixtures add by mass")
func mixtures() throws {
  let mixture = Material(
    name: "wet sand", mixing: [(try Material(formula: "SiO2"), 9), (try Material(formula: "H2O"), 1)], density: 1.9)
  let water = mixture.composition.first { $0.atomicNumber == 1 }?.massFraction ?? 0
  #expect(abs(water - 0.01119) < 1e-5)
  #expect(mixture.density == 1.9)
  #expect(abs(try Material(formula: "H2O").effectiveAtomicNumber - 6.6) < 0.05)
}

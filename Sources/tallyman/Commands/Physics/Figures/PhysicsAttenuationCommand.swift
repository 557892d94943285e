internal import TallyCore
internal import TallyPhysics

/// `tallyman physics attenuation --material water --energy 1,2,4,6`
struct PhysicsAttenuationCommand: RunnableCommand, Equatable {
  var material: String?, energies: [Double] = [1, 2, 4, 6], coefficient = "total", json = false

  static let name = "physics attenuation"
  static let summary = "Print the mass attenuation of a material or a chemical formula at some energies."
  static let examples = [
    "tallyman physics attenuation --material water --energy 1,2,4,6",
    "tallyman physics attenuation --material C17H21NO4 --energy 0.1,1,6 --coefficient pair --json",
  ]
  /// Names of the coefficients on the command line.
  private static let coefficients: KeyValuePairs<String, AttenuationTable.Coefficient> = [
    "total": .total, "without-coherent": .withoutCoherent, "energy-absorption": .energyAbsorption,
    "incoherent": .incoherent, "photoelectric": .photoelectric, "pair": .pair,
  ]
  static var options: [Option<Self>] {
    let names = coefficients.map(\.key)
    return [
      .value(
        "--material", "NAME|FORMULA", "A name of the table, an everyday name, an element or a formula.", \.material),
      .value(
        "--energy", "MEV,…", "Energies in MeV, separated by commas.", \.energies,
        expected: "energies from 0.03 to 20 MeV", parse: { PhysicsWords.numbers($0, within: 0.03...20) }),
      .value(
        "--coefficient", "NAME", "One of \(names.joined(separator: ", ")).", \.coefficient,
        expected: names.joined(separator: ", "), parse: { names.contains($0) ? $0 : nil }),
      .json(\.json),
    ]
  }

  private struct Result: Encodable { let material: String, energyMev: [Double], muRhoCm2G: [Double] }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    guard let material else { throw UsageError.missingWord(placeholder: "--material NAME") }
    let matter = try Material(nameOrFormula: material)
    let wanted = Self.coefficients.first { $0.key == coefficient }?.value ?? .total
    let values = AttenuationTable.standard.values(wanted, of: matter, energiesMev: energies)
    if json {
      try terminal.json(Result(material: material, energyMev: energies, muRhoCm2G: values))
    } else {
      terminal.out("\(matter.name): \(coefficient) mass attenuation")
      terminal.out("      MeV       cm²/g")
      for (energy, value) in zip(energies, values) {
        terminal.out(
          PhysicsWords.cell(energy, digits: 4, width: 9) + PhysicsWords.cell(value, digits: 6, width: 12))
      }
    }
    return .done
  }
}

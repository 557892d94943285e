internal import TallyCore
internal import TallyPhysics

/// `tallyman physics transmission --scanner mobile-6-4 --material iron --areal-density 10,20,50,100`
struct PhysicsTransmissionCommand: RunnableCommand, Equatable {
  var scanner = "mobile-6-4", material: String?, masses: [Double] = [10, 20, 50, 100], broadBeam = false, json = false
  var layers = false
  var seed: UInt64 = 1

  static let name = "physics transmission"
  static let summary = "Print which share of a scanner's signal comes through so much of a material, without noise."
  static let examples = [
    "tallyman physics transmission --scanner mobile-6-4 --material iron --areal-density 10,20,50,100",
    "tallyman physics transmission --material steel --layers --broad-beam",
    "tallyman physics transmission --scanner portal-9-6 --material concrete --areal-density 80 --broad-beam --json",
  ]
  static var options: [Option<Self>] {
    [
      .scanner(\.scanner),
      .value(
        "--material", "NAME|FORMULA", "A name of the table, an everyday name, an element or a formula.", \.material),
      .value(
        "--areal-density", "G_CM2,…", "Areal densities in g/cm², separated by commas.", \.masses,
        expected: "areal densities from 0 to 2000 g/cm²", parse: { PhysicsWords.numbers($0, within: 0...2_000) }),
      .flag("--broad-beam", "With all that the material scatters forward; narrow beam else.", \.broadBeam),
      .flag("--layers", "Print the first five tenth-value layers instead.", \.layers),
      .seed(\.seed),
      .json(\.json),
    ]
  }

  private struct Result: Encodable {
    let scanner: String, material: String, arealDensityGCm2: [Double], broadBeam: Bool, planes: [String: [Double]]
  }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    guard let material else { throw UsageError.missingWord(placeholder: "--material NAME") }
    let matter = try Material(nameOrFormula: material)
    let model = try ForwardModel(try PhysicsWords.scanner(scanner, seed: seed))
    if layers {
      for plane in model.scanner.planes.indices { terminal.out(layerText(model, matter, plane: plane)) }
      return .done
    }
    var planes = [String: [Double]]()
    let names = ["high", "low"] + (2..<4).map { "plane\($0 + 1)" }
    for plane in model.scanner.planes.indices {
      planes[names[plane]] = masses.map { mass in
        broadBeam
          ? model.broadBeamTransmission([(matter, mass)], plane: plane)
          : model.exactTransmission([(matter, mass)], plane: plane)
      }
    }
    if json {
      try terminal.json(
        Result(
          scanner: model.scanner.name, material: material, arealDensityGCm2: masses, broadBeam: broadBeam,
          planes: planes))
    } else {
      let shown = names.filter { planes[$0] != nil }
      terminal.out("\(matter.name), \(model.scanner.name), \(broadBeam ? "broad" : "narrow") beam")
      terminal.out("    g/cm²" + shown.map { String(repeating: " ", count: 14 - $0.count) + $0 }.joined())
      for (index, mass) in masses.enumerated() {
        let values = shown.map { PhysicsWords.cell(planes[$0]?[index] ?? 0, digits: 8, width: 14) }
        terminal.out(PhysicsWords.cell(mass, digits: 2, width: 9) + values.joined())
      }
    }
    return .done
  }

  /// Thickness after thickness that takes nine tenths of the signal, and their mean.
  private func layerText(_ model: ForwardModel, _ matter: Material, plane: Int) -> String {
    func share(_ mass: Double) -> Double {
      broadBeam
        ? model.broadBeamTransmission([(matter, mass)], plane: plane)
        : model.exactTransmission([(matter, mass)], plane: plane)
    }
    var depths = [0.0], wanted = 1.0
    for _ in 0..<5 {
      wanted /= 10
      var (low, high) = (depths[depths.count - 1], 4_000.0)
      for _ in 0..<60 {
        let middle = (low + high) / 2
        if share(middle) > wanted { low = middle } else { high = middle }
      }
      depths.append(low)
    }
    let unit = matter.density ?? 1
    let layers = zip(depths.dropFirst(), depths).map { PhysicsWords.rounded(($0 - $1) / unit, 2) }
    let means = [4, 5].map { PhysicsWords.rounded(depths[$0] / Double($0) / unit, 2) }
    return "plane \(plane + 1): \(layers.joined(separator: ", ")) \(matter.density == nil ? "g/cm²" : "cm"); "
      + "mean of four \(means[0]), of five \(means[1])"
  }
}

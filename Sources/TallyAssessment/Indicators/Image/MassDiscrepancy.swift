internal import Foundation
internal import TallyDomain

/// `MASS_DISCREPANCY`: what the beam weighs in the box is not what its papers say.
///
/// Statistic: how many sigma lie between the two, the interval of the beam and 1 % of the declared figure (weighbridges and
/// rounding) taken together. Two figures may be declared: the gross mass of the goods, and the verified gross mass of the
/// box less its tare; the one that is farther off counts. Where the beam gives only a lower bound, less than declared is no
/// contradiction unless even what could hide does not fill the gap.
enum MassDiscrepancy {
  /// The statistic is in sigma of an interval that is meant to hold 95 %.
  static let nominal = NominalTail(centre: 1.2, scale: 0.5)
  /// One sigma of a declared mass, relative.
  static let declaredSigma = 0.01
  /// Of a tare that is taken from the size-type, kg.
  static let typicalTareSigma = 150.0

  /// What papers say that is in the box.
  private struct Figure {
    var kg: Double, sigma: Double, words: String
  }

  static func measure(_ evidence: Evidence) -> [Measurement] {
    let observation = evidence.observation
    guard let mass = observation.weighed?.mass, !observation.isDeclaredEmpty else { return [] }
    let compared = figures(observation.declaration).map { figure in (figure: figure, z: deviation(mass, figure)) }
    guard let worst = compared.max(by: { $0.z < $1.z }) else { return [] }
    let figure = worst.figure
    return [
      Measurement(
        statistic: worst.z, region: nil,
        shown: Finding.Statistic(
          name: "mass in the box", unit: "kg", seen: mass.estimateKg.rounded(),
          expected: [(figure.kg * (1 - 2 * declaredSigma)).rounded(), (figure.kg * (1 + 2 * declaredSigma)).rounded()]),
        sentence: Wording.declaration(observation.declaration, vocabulary: evidence.vocabulary) + " "
          + words(mass, compared.map(\.figure), worst: figure),
        lines: observation.declaration.lines)
    ]
  }

  /// The gross mass of the goods, and the verified gross mass less the tare, as far as they are declared.
  private static func figures(_ declaration: LinkedDeclaration) -> [Figure] {
    var figures = [Figure]()
    if let kg = declaration.declared?.grossMassKg, kg > 0 {
      figures.append(Figure(kg: kg, sigma: declaredSigma * kg, words: "the declared \(Wording.declaredMass(kg: kg))"))
    }
    let typical = declaration.sizeType.flatMap { SizeType($0).typicalTareKg?.mean }
    if let verified = declaration.verifiedGrossMassKg, let tare = declaration.tareKg ?? typical, verified > tare {
      let kg = verified - tare
      let doubt = declaration.tareKg == nil ? typicalTareSigma : 0
      let kind = declaration.tareKg == nil ? "a typical tare" : "a tare"
      figures.append(
        Figure(
          kg: kg, sigma: (declaredSigma * declaredSigma * verified * verified + doubt * doubt).squareRoot(),
          words: "the \(Wording.declaredMass(kg: kg)) that the verified gross mass of "
            + "\(Wording.declaredMass(kg: verified)) leaves after \(kind) of \(Wording.declaredMass(kg: tare))"))
    }
    return figures
  }

  /// In sigma, 0 at least.
  private static func deviation(_ mass: WeighedBox.Mass, _ figure: Figure) -> Double {
    let sigma = max((mass.sigmaKg * mass.sigmaKg + figure.sigma * figure.sigma).squareRoot(), 1)
    let more = (mass.estimateKg - figure.kg) / sigma
    let less =
      mass.isLowerBound
      ? (figure.kg - mass.interval.upperBound) / sigma : (figure.kg - mass.estimateKg) / sigma
    return max(more, less, 0)
  }

  private static func words(_ mass: WeighedBox.Mass, _ figures: [Figure], worst: Figure) -> String {
    let (low, high) = (mass.interval.lowerBound, mass.interval.upperBound)
    let range = "\(Wording.declaredMass(kg: low)) to \(Wording.declaredMass(kg: high))"
    let weighed =
      mass.isLowerBound
      ? "The beam weighs at least \(Wording.declaredMass(kg: max(low, 0))) in the box, up to "
        + "\(Wording.declaredMass(kg: high)) with what it could not see through"
      : "The beam weighs \(Wording.declaredMass(kg: mass.estimateKg)) in the box (95 % interval \(range))"
    let difference = mass.estimateKg - worst.kg
    let direction = difference < 0 ? "less" : "more"
    var sentence = "\(weighed): \(Wording.roughMass(kg: abs(difference))) \(direction) than \(worst.words)."
    if let other = figures.first(where: { $0.words != worst.words }) {
      sentence += " Also on paper: \(other.words)."
    }
    return sentence
  }
}

/// One g/cm² of a substance as g/cm² of the three basis materials of the forward model.
struct BasisWeight: Sendable, Equatable {
  /// Of the light, the heavy and the dense basis material; the last is 0 for all matter up to zinc.
  var light: Float, heavy: Float, dense: Float = 0
}

/// The weights of the substances that a scene is made of.
struct SubstanceWeights: Sendable {
  private let weights: [BasisWeight?]

  /// Weights of some substances from a rule, which is asked once for each.
  init(of substances: some Collection<Substance> = Substance.allCases, _ weight: (Substance) throws -> BasisWeight)
    rethrows
  {
    var weights = [BasisWeight?](repeating: nil, count: Substance.allCases.count)
    for substance in substances where weights[substance.rawValue] == nil {
      weights[substance.rawValue] = try weight(substance)
    }
    self.weights = weights
  }

  /// The weights of one substance; traps where it was not among those asked for.
  subscript(_ substance: Substance) -> BasisWeight {
    guard let weight = weights[substance.rawValue] else { preconditionFailure("no weights for \(substance)") }
    return weight
  }
}

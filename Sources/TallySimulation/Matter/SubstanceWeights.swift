/// One g/cm² of a substance as g/cm² of the two basis materials of the forward model.
struct BasisWeight: Sendable, Equatable {
  /// Of the light and of the heavy basis material.
  var light: Float, heavy: Float
}

/// The weights of every substance of the yard.
struct SubstanceWeights: Sendable {
  private let weights: [BasisWeight]

  /// Weights from a rule; it is asked once for each substance.
  init(_ weight: (Substance) throws -> BasisWeight) rethrows {
    weights = try Substance.allCases.map(weight)
  }

  /// The weights of one substance.
  subscript(_ substance: Substance) -> BasisWeight { weights[substance.rawValue] }
}

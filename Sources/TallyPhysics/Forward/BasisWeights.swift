/// How much polyethylene, copper and lead attenuate like 1 g/cm² of a material, for the beams of one scanner.
public struct BasisWeights: Sendable, Equatable {
  /// g/cm² of polyethylene and of copper a g/cm² of the material.
  public var light: Float, heavy: Float
  /// g/cm² of lead a g/cm² of the material: 0 for all matter up to zinc.
  public var dense: Float

  /// Weights.
  public init(light: Float, heavy: Float, dense: Float = 0) {
    (self.light, self.heavy, self.dense) = (light, heavy, dense)
  }
}

/// The three materials that stand for all others.
struct BasisMaterials: Sendable {
  static let standard = BasisMaterials()
  /// Polyethylene, copper, lead.
  let all: [Material]

  private init() {
    all = [
      // CH₂ by mass.
      Material(name: "basis polyethylene", massParts: [1: 0.14372, 6: 0.85628]),
      Material(name: "basis copper", massParts: [29: 1]),
      Material(name: "basis lead", massParts: [82: 1]),
    ]
  }
}

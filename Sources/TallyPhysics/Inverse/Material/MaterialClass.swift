/// What kind of matter attenuates, as far as two energies of some MeV can tell.
///
/// Beside the names there is a coordinate, 0 to 3: what attenuates like polyethylene is 0, like aluminium 1, like iron 2,
/// like lead 3, and like mixtures by mass of neighbours between them. Beyond iron the two energies leave ambiguities
/// (P. Lalor and A. Danagoulian, published on dual-energy inversion at MeV energies): there it is a class, not a number.
public enum MaterialClass: Int, Sendable, CaseIterable, Codable {
  /// Wood, paper, food, plastics, drugs, most explosives: effective atomic number below about 9.
  case organic
  /// Aluminium, glass, ceramics, salts, minerals: about 9 to 19.
  case mineral
  /// Steel, copper, zinc: about 19 to 50.
  case metal
  /// Lead, tungsten, uranium.
  case heavy

  /// The class to which a coordinate is nearest.
  public init(coordinate: Float) {
    self =
      switch coordinate {
      case ..<0.5: .organic
      case ..<1.5: .mineral
      case ..<2.5: .metal
      default: .heavy
      }
  }

  /// The material at this class's place on the axis.
  public var reference: Material { Self.references[rawValue] }

  private static let references = [
    Material(name: "polyethylene", massParts: [1: 0.14372, 6: 0.85628]),
    Material(name: "aluminium", massParts: [13: 1]),
    Material(name: "iron", massParts: [26: 1]), Material(name: "lead", massParts: [82: 1]),
  ]
}

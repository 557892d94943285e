internal import TallyCore

/// What is smuggled: what a piece of it is made of and how it is packed.
struct Ware: Sendable {
  /// The word of the truth, for example `cocaine`.
  let material: String
  let substance: Substance
  /// g/cm³ as pressed and wrapped, and size of a piece, mm.
  let density: ClosedRange<Double>
  let piece: CartonGoods.Size
  /// How often it comes relative to the others.
  let weight: Double
  /// True for what comes in cartons of its own and needs much room.
  var isBulky = false

  /// Everything that the yard hides.
  static let all: [Ware] = [
    Ware(material: "cocaine", substance: .cocaineSalt, density: 0.95...1.12, piece: (200, 42, 125), weight: 46),
    Ware(material: "cocaine", substance: .cocaine, density: 0.9...1.05, piece: (210, 50, 130), weight: 8),
    Ware(material: "heroin", substance: .heroin, density: 0.85...1.05, piece: (190, 45, 115), weight: 6),
    Ware(material: "cannabis resin", substance: .hashish, density: 0.95...1.15, piece: (240, 60, 160), weight: 8),
    Ware(material: "cannabis", substance: .cannabis, density: 0.28...0.48, piece: (330, 110, 240), weight: 6),
    Ware(
      material: "methamphetamine", substance: .methamphetamine, density: 0.6...0.85, piece: (230, 70, 160), weight: 6),
    Ware(material: "MDMA", substance: .mdma, density: 0.6...0.85, piece: (220, 60, 150), weight: 3),
    Ware(material: "captagon", substance: .captagon, density: 0.6...0.8, piece: (240, 60, 170), weight: 3),
    Ware(material: "currency", substance: .currency, density: 0.8...0.95, piece: (165, 60, 80), weight: 5),
    Ware(
      material: "cigarettes", substance: .cigarettes, density: 0.18...0.26, piece: (280, 85, 50), weight: 8,
      isBulky: true),
    Ware(
      material: "tobacco", substance: .tobacco, density: 0.32...0.48, piece: (300, 120, 200), weight: 4, isBulky: true),
    Ware(material: "firearms", substance: .firearms, density: 1.0...1.9, piece: (880, 70, 190), weight: 3),
    Ware(material: "ammunition", substance: .ammunition, density: 1.9...2.6, piece: (330, 170, 190), weight: 2),
    Ware(material: "explosive", substance: .plasticExplosive, density: 1.45...1.6, piece: (280, 52, 51), weight: 1.5),
    Ware(material: "TNT", substance: .tnt, density: 1.4...1.58, piece: (180, 50, 50), weight: 0.5),
    Ware(material: "ivory", substance: .ivory, density: 0.9...1.3, piece: (700, 90, 90), weight: 1.5),
    Ware(
      material: "pangolin scales", substance: .scales, density: 0.38...0.55, piece: (600, 250, 400), weight: 1.5,
      isBulky: true),
  ]

  /// One of the wares that a rule allows, by their weights.
  static func drawn(_ random: inout SeededGenerator, where allowed: (Ware) -> Bool = { _ in true }) -> Ware {
    let choice = all.filter(allowed)
    var draw = random.uniform() * choice.reduce(0) { $0 + $1.weight }
    for ware in choice {
      if draw < ware.weight { return ware }
      draw -= ware.weight
    }
    return choice.last ?? all[0]
  }
}

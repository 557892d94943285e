internal import TallyCore

/// Families that are cartons through and through; each draws its cartons anew for every container.
enum CartonFamilies {
  /// Telescopic boxes of 18 to 20 kg: two rows of hands inside, air above them, lumps of fruit.
  static func bananas(_ order: LoadOrder, _ random: inout SeededGenerator) -> Stowage {
    let net = random.pick([13.0, 18.14, 18.14, 18.14])
    let style = CartonStyle(
      length: random.pick([395, 510]), height: net < 15 ? 200 : random.uniform(232, 250),
      depth: random.pick([395, 395, 500]),
      grossKg: 0, netKg: net, content: .bananas, texture: .lumps, unevenness: random.uniform(0.14, 0.26),
      massSpread: 0.03,
      wall: random.uniform(7, 11), wallDensity: random.uniform(0.13, 0.2), headspace: random.uniform(10, 26), parts: 2)
    return CartonStacking.stow(style.withGross(net * 1.08), order, palletised: random.chance(0.65), &random)
  }

  /// Blocks of boneless meat in flat, tight cartons: the most even of all goods.
  static func frozenMeat(_ order: LoadOrder, _ random: inout SeededGenerator) -> Stowage {
    let (length, height, depth) = random.pick([
      (600.0, 150.0, 400.0), (400, 160, 590), (540, 165, 355), (360, 130, 540),
    ])
    let density = random.uniform(0.66, 0.82)
    let net = length * height * depth * 1e-6 * density
    let style = CartonStyle(
      length: length, height: height, depth: depth, grossKg: 0, netKg: net, content: .beef, texture: .lumps,
      unevenness: random.uniform(0.02, 0.09), massSpread: random.uniform(0.01, 0.04), wall: random.uniform(3, 6),
      wallDensity: 0.2, headspace: random.uniform(2, 10))
    return CartonStacking.stow(style.withGross(net * 1.035), order, palletised: random.chance(0.45), &random)
  }

  /// Clothing: light, soft, cloudy, board shows as darker lines; often up to the roof.
  static func garments(_ order: LoadOrder, _ random: inout SeededGenerator) -> Stowage {
    let (length, height, depth) = (
      random.pick([380.0, 400, 580, 600]), random.uniform(250, 450), random.pick([380.0, 400, 580])
    )
    let net = length * height * depth * 1e-6 * random.uniform(0.1, 0.22)
    let style = CartonStyle(
      length: length, height: height, depth: depth, grossKg: 0, netKg: net, content: .cotton,
      texture: random.pick([.cloud, .bands, .cloud]), unevenness: random.uniform(0.12, 0.3),
      massSpread: random.uniform(0.03, 0.18), wall: random.uniform(4, 7), wallDensity: random.uniform(0.14, 0.22),
      headspace: random.uniform(5, 30), parts: random.pick([1, 1, 2]))
    return CartonStacking.stow(style.withGross(net + 0.8), order, palletised: random.chance(0.15), &random)
  }
}

extension CartonStyle {
  /// The same carton with a gross mass.
  func withGross(_ kg: Double) -> CartonStyle {
    var copy = self
    copy.grossKg = kg
    return copy
  }
}

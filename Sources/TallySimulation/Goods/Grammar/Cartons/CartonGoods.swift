internal import TallyCore

/// What a kind of goods in cartons may look like; every container draws its own cartons from it.
struct CartonGoods: Sendable {
  /// Length along the container, height, and depth across it, mm.
  typealias Size = (length: Double, height: Double, depth: Double)

  var content: Substance
  /// Net mass over the outer volume, g/cm³.
  var density: ClosedRange<Double>
  var sizes: [Size]
  var texture = Texture.Kind.lumps
  var unevenness: ClosedRange<Double> = 0.03...0.1
  /// Spread of the mass from carton to carton, as a share.
  var spread: ClosedRange<Double> = 0.01...0.03
  /// Board and air on each side, mm, and free height over the goods, mm.
  var wall: ClosedRange<Double> = 4...7, headspace: ClosedRange<Double> = 5...20
  /// Into how many parts the goods inside may be divided.
  var parts = [1]
  /// How often they come on pallets.
  var palletised = 0.4
  /// Gross over net mass.
  var packing = 1.06
  /// What is inside besides the content.
  var inside = CartonStyle.Inside.even
  /// UN/ECE Recommendation 21.
  var package = "CT"

  /// Draws one kind of carton and stacks it.
  var packed: Packing {
    Packing { order, random in
      var size = random.pick(sizes)
      // Cartons for pallets are made to fit them.
      let isPalletised = random.chance(palletised),
        scale = isPalletised ? random.uniform(0.95, 0.998) : random.uniform(0.95, 1.06)
      size = (size.length * scale, size.height * random.uniform(0.93, 1.08), size.depth * scale)
      if random.chance(0.4) { size = (size.depth, size.height, size.length) }
      let net = size.length * size.height * size.depth * 1e-6 * random.draw(density)
      let style = CartonStyle(
        length: size.length, height: size.height, depth: size.depth, grossKg: net * packing + 0.15, netKg: net,
        content: content, texture: texture, unevenness: random.draw(unevenness), massSpread: random.draw(spread),
        wall: random.draw(wall), wallDensity: random.uniform(0.14, 0.22), headspace: random.draw(headspace),
        parts: random.pick(parts), inside: inside)
      return CartonStacking.stow(
        style, order, palletised: isPalletised, packageType: package, &random)
    }
  }
}

internal import TallyCore

/// Empty wooden pallets in stacks: a lattice of boards and blocks up to the roof.
enum EmptyPallets {
  /// Stacks of pallets.
  static let packing = Packing { order, random in
    let size = random.pick(Pallet.sizes)
    let one = Pallet.solids(x: 0, y: 0, z: 0, length: size.length, depth: size.depth)
    let unit = UnitStacking(
      length: size.length, height: Pallet.height + 1, depth: size.depth, kg: one.reduce(0) { $0 + $1.massKg },
      gap: 6...25,
      jitter: 9, mayTurn: true)
    var stowage = Stowage(packageType: "PX")
    for place in unit.places(order, &random) {
      let solids = Pallet.solids(x: place.x0, y: place.y0, z: place.z0, length: place.length, depth: place.depth)
      guard stowage.add(solids, netShare: 0.99, within: order) else { break }
    }
    return stowage
  }
}

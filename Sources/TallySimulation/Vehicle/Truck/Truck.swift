internal import TallyCore

/// A whole vehicle: tractor, trailer, and one container or two.
struct Truck {
  /// The boxes, from the cab to the rear.
  let containers: [PlacedContainer]
  /// Tractor and trailer.
  let chassis: [Solid]
  /// The shell of each box.
  let shells: [[Solid]]
  /// Everything but the goods.
  var solids: [Solid] { chassis + shells.flatMap { $0 } }
  /// From the front bumper to the last steel, mm.
  let length: Double

  /// Builds a truck for the types of container it carries: one, or two of 20 feet.
  init(
    carrying types: [ContainerType], repairs: [ContainerShell.Repair?] = [], _ random: inout SeededGenerator
  ) {
    let tractor = TractorUnit.drawn(SeededGenerator(seed: random.next(), stream: "tractor"))
    let deck = random.uniform(Trailer.deck.lowerBound, Trailer.deck.upperBound)
    var front = tractor.coupling
    // A single short box stands on a short trailer or in the middle of a long one.
    let bedLength = types.count == 1 && types[0].isTwentyFoot && random.chance(0.6) ? 7200.0 : 12_350
    let loadLength = types.reduce(0) { $0 + $1.outerLength } + Double(types.count - 1) * 76
    let spare = max(0, bedLength - loadLength - 60)
    let bedFront = front
    if spare > 600 { front += random.pick([0.1, 0.5, 0.9]) * spare }
    var containers = [PlacedContainer]()
    for type in types {
      containers.append(PlacedContainer(type, frontX: front, floorY: deck))
      front += type.outerLength + 76
    }
    let rear = max(bedFront + bedLength, containers.last?.outer.x1 ?? 0) + random.uniform(0, 60)
    let locks = containers.flatMap { [$0.outer.x0 + 110, $0.outer.x1 - 110] }
    let trailerRandom = SeededGenerator(seed: random.next(), stream: "trailer")
    var solids = tractor.solids
    solids += Trailer.solids(front: bedFront - 150, rear: rear, deck: deck, locks: locks, trailerRandom)
    var shells = [[Solid]]()
    for (index, box) in containers.enumerated() {
      shells.append(
        ContainerShell.solids(
          of: box, repair: index < repairs.count ? repairs[index] : nil,
          SeededGenerator(seed: random.next(), stream: "shell")))
    }
    self.shells = shells
    (self.containers, chassis, self.length) = (containers, solids, rear)
  }
}

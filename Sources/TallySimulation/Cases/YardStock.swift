internal import TallyCore

/// The goods and the boxes that a yard may draw from, and which goods go into which boxes.
struct YardStock: Sendable {
  let families: [GoodsFamily]
  let types: [ContainerType]

  /// A stock; throws where none of the goods goes into any of the boxes.
  init(families: [GoodsFamily], types: [ContainerType]) throws(SimulationError) {
    self.families = families
    self.types = types.filter { type in
      type.sort == .dry || families.contains { !$0.kinds(in: type.sort).isEmpty }
    }
    if self.types.isEmpty {
      throw .badRequest(field: "goods", problem: "None of these goods goes into any of these containers.")
    }
  }

  /// A type of box, as often as it comes.
  func type(_ random: inout SeededGenerator) -> ContainerType {
    var draw = random.uniform() * types.reduce(0) { $0 + $1.share }
    for type in types {
      if draw < type.share { return type }
      draw -= type.share
    }
    return types[types.count - 1]
  }

  /// The families that go into a type of box. A dry box takes anything where nothing else was asked for.
  func families(for type: ContainerType) -> [GoodsFamily] {
    let fitting = families.filter { !$0.kinds(in: type.sort).isEmpty }
    return fitting.isEmpty ? families : fitting
  }
}

internal import TallyCore

extension ContactSheet {
  private func stream(_ name: String) -> SeededGenerator { SeededGenerator(seed: seed, stream: "sheet \(name)") }

  /// The box in which a kind of goods is shown.
  private func type(for family: GoodsFamily, kind: Int) -> ContainerType {
    let sorts: [(GoodsFamily.Carriage, String)] = [
      (.tank, "22T1"), (.reefer, "45R1"), (.openTop, "42U1"), (.flatRack, "42P3"), (.dry, "45G1"),
    ]
    let dry = family.kinds(in: .dry).contains(kind)
    let name =
      dry
      ? (family.usualKg.twenty.lowerBound > 16_500 ? "22G1" : "45G1")
      : sorts.first { family.kinds(in: $0.0).contains(kind) }?.1
    return ContainerType.named(name ?? "45G1") ?? ContainerType.all[0]
  }

  /// Goods of one kind in a box that they travel in.
  func goodsCell(_ family: GoodsFamily, kind: Int, title: String) -> Cell {
    var random = stream("\(family.key) \(kind)")
    var stage = stage(type(for: family, kind: kind), &random)
    stage.loads = [load(family, kind: kind, stage.box, &random)]
    return render(title, stage, seed: random.next())
  }

  /// Every type of box, loaded with something that goes into it, and each empty.
  func containerCells() -> [Cell] {
    ContainerType.all.flatMap { type -> [Cell] in
      var random = stream("box \(type.sizeType)")
      let empty = stage(type, &random)
      var loaded = stage(type, &random)
      let family = random.pick(GoodsFamily.all.filter { !$0.kinds(in: type.sort).isEmpty })
      loaded.loads = [load(family, kind: nil, loaded.box, &random)]
      return [
        render("\(type.sizeType) empty", empty, seed: random.next()),
        render("\(type.sizeType) \(family.key)", loaded, seed: random.next()),
      ]
    }
      + [ContainerShell.Repair.floor, .wall].map { repair in
        var random = stream("repair \(repair)")
        return render("repaired \(repair)", stage(ContainerType.all[0], repair: repair, &random), seed: random.next())
      }
  }

  /// Each placement with several masses.
  func concealmentCells() -> [Cell] {
    var cells = [Cell]()
    for placement in Placement.allCases {
      for (number, kg) in [8.0, 25, 60, 120, 300].enumerated() {
        var random = stream("\(placement.rawValue) \(number)")
        for _ in 0..<12 {  // not every load has the place
          let wantsReefer = placement == .machinery || placement == .insulation
          let type =
            ContainerType.named(wantsReefer ? "45R1" : random.pick(["45G1", "42G1", "22G1", "45R1"]))
            ?? ContainerType.all[0]
          let family = random.pick(GoodsFamily.all.filter { !$0.kinds(in: type.sort).isEmpty })
          var stage = stage(type, &random)
          stage.loads = [load(family, kind: nil, stage.box, &random)].filter { !$0.solids.isEmpty }
          let scene = Concealment.Scene(box: stage.box, loads: stage.loads)
          guard let hidden = Concealment(massKg: kg, at: placement, in: scene, &random) else { continue }
          stage.hidden = hidden
          let title = "\(placement.rawValue) \(hidden.parts[0].material) \(Int(kg)) kg, \(family.key)"
          cells.append(render(title, stage, seed: random.next()))
          break
        }
      }
    }
    return cells
  }

  /// Whole vehicles.
  func vehicleCells() -> [Cell] {
    ["45G1", "22G1", "42G1", "L5G1", "45R1", "22T1", "42P3", "42U1"].enumerated().map { number, name in
      vehicleCell(name, number: number, title: name)
    }
  }

  /// One vehicle with a box of a type.
  func vehicleCell(_ name: String, number: Int, title: String) -> Cell {
    var random = stream("vehicle \(number)")
    let type = ContainerType.named(name) ?? ContainerType.all[0]
    var stage = stage(type, &random)
    let family = random.pick(GoodsFamily.all.filter { !$0.kinds(in: type.sort).isEmpty })
    stage.loads = [load(family, kind: nil, stage.box, &random)]
    return render(title, stage, wholeVehicle: true, seed: random.next())
  }
}

internal import Foundation
internal import TallyCore
internal import TallyDomain
internal import TallyImaging
internal import TallyPhysics

extension ContactSheet {
  /// A stage: a truck with one box, what is in it, what is hidden in it.
  struct Stage {
    var truck: Truck
    var loads: [Load]
    var hidden: Concealment?
    var box: PlacedContainer { truck.containers[0] }
  }

  /// Draws a stage: the box with a margin, or the whole vehicle.
  func render(_ title: String, _ stage: Stage, wholeVehicle: Bool = false, seed: UInt64) -> Cell {
    let scanned = scanner.model.geometry
    var random = SeededGenerator(seed: seed, stream: "render")
    let margin = wholeVehicle ? 500.0 : 170
    let from = wholeVehicle ? -margin : stage.box.outer.x0 - margin
    let to = wholeVehicle ? stage.truck.length + margin : stage.box.outer.x1 + margin
    let geometry = FanGeometry(scanned, from: from, to: to, mirroring: nil, &random)
    let frame = geometry.region(of: wholeVehicle ? Extent(x: from...to, y: 0...4200, z: -1219...1219) : stage.box.outer)
    let above = Int(160 / scanned.pitchYMm)
    let window = PixelRegion(
      x0: 0, y0: max(0, frame.y.lowerBound - above), x1: geometry.columns,
      y1: min(geometry.rows, frame.y.upperBound + (wholeVehicle ? 0 : above)))
    var solids = stage.truck.solids + stage.loads.flatMap(\.solids)
    solids.append(Surroundings.road(from: from, to: to, scanned))
    let hiddenParts = stage.hidden?.parts ?? []
    let weights = scanner.weights(of: Set((solids + hiddenParts.flatMap(\.solids)).map(\.substance)))
    var canvas = MatterCanvas(geometry: geometry, weights: weights, window: window)
    canvas.add(solids)
    let there = stage.loads.flatMap(\.solids) + stage.truck.shells[0]
    for part in hiddenParts {
      canvas.add(part.solids)
      for room in part.displaced {
        for solid in there { canvas.add(solid, sign: -1, within: room) }
      }
    }
    let planes = scanner.readout.planes(
      transmissions: scanner.model.planes.indices.map { scanner.transmission(canvas, plane: $0) }, width: window.width,
      height: window.height, seed: seed)
    let plane = scanner.model.planes[0], span = Float(plane.airCounts - plane.darkCounts)
    let grey = Self.grey(planes[0].floats().map { ($0 - Float(plane.darkCounts)) / span })
    let image = RenderedImage(width: window.width, height: window.height, channels: 1, pixels: grey)
    let perPixel = 12_500 / Double(cellWidth)
    let wide = max(40, Int(Double(window.width) * scanned.pitchXMm / perPixel))
    let scale = Double(wide) / Double(window.width)
    let marks = hiddenParts.map { part -> PixelRegion in
      let region = geometry.region(of: part.displaced.reduce(part.extent) { $0.union($1) })
      func scaled(_ value: Int, _ start: Int) -> Int { Int((Double(value - start) * scale).rounded()) }
      return PixelRegion(
        x0: scaled(region.x.lowerBound, window.x0), y0: scaled(region.y.lowerBound, window.y0),
        x1: scaled(region.x.upperBound, window.x0),
        y1: scaled(region.y.upperBound, window.y0))
    }
    return Cell(title: title, picture: image.scaled(toMaximumWidth: wide), marks: marks)
  }

  /// The grey of the analyst's page with a window that fits the picture.
  private static func grey(_ transmission: [Float]) -> [UInt8] {
    let attenuation = transmission.map { -logf(max($0, 1e-6)) }
    let sample = stride(from: 0, to: attenuation.count, by: max(1, attenuation.count / 20_000)).map { attenuation[$0] }
      .filter { $0 < 9 }.sorted()
    let dense = sample.isEmpty ? 4 : sample[Int(Double(sample.count) * 0.985)]
    let window = GreyWindow(white: 0, black: min(max(dense, 1.5), 6.5))
    return attenuation.map(window.grey)
  }

  /// A truck with one box of a type.
  func stage(_ type: ContainerType, repair: ContainerShell.Repair? = nil, _ random: inout SeededGenerator) -> Stage {
    Stage(truck: Truck(carrying: [type], repairs: [repair], &random), loads: [], hidden: nil)
  }

  /// Goods of a kind for a box: as much as is usual.
  func load(_ family: GoodsFamily, kind: Int?, _ box: PlacedContainer, _ random: inout SeededGenerator) -> Load {
    let usual = box.type.isTwentyFoot ? family.usualKg.twenty : family.usualKg.forty
    let kg = min(random.uniform((usual.lowerBound + usual.upperBound) / 2, usual.upperBound), box.type.payloadKg)
    return family.load(LoadOrder(room: box.inner, maximumKg: kg, fill: 1), kind: kind, in: box.type.sort, &random)
  }
}

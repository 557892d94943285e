internal import TallyCore
internal import TallyDomain
internal import TallyPhysics

extension YardScene {
  /// What is declared for the boxes of this truck; a consignment over both boxes appears once.
  func consignments() -> [Consignment] { ManifestBook.merged(papers.flatMap(\.consignments)) }

  /// Boxes in the order of the picture's columns.
  var boxesByColumn: [Int] { isMirrored ? Array(truck.containers.indices.reversed()) : Array(truck.containers.indices) }

  /// What scanner and gate say of this truck.
  func sidecar(_ scanner: ScannerModel) -> ScanSidecar {
    var random = SeededGenerator(seed: request.seed, stream: "sidecar \(index)")
    var sidecar = ScanSidecar()
    sidecar.scanId = stem
    sidecar.scanner = .init(id: "YD-01", model: scanner.name, site: nil)
    sidecar.acquiredAt = stamp.iso
    sidecar.vehicle = .init(plate: YardNumbers.plate(&random), country: "BE", confidence: 0.97)
    let knowsColumns = random.chance(0.5)
    sidecar.containers = boxesByColumn.map { box in
      let region = geometry.region(of: truck.containers[box].outer)
      return ScanSidecar.Container(
        number: papers[box].readNumber, type: plan.boxes[box].type.sizeType,
        columns: knowsColumns ? [region.x.lowerBound, region.x.upperBound] : nil, seals: papers[box].readSeals,
        source: "ocr",
        confidence: papers[box].confidence)
    }
    sidecar.purpose = "operational"
    var image = ScanSidecar.Image()
    image.view = "side"
    image.planes = scanner.planes.count == 2 ? ["high", "low"] : nil
    image.energiesMev = scanner.energiesMev.map { ($0 * 10).rounded() / 10 }
    image.pixelPitchMm = .init(x: (statedPitch.x * 100).rounded() / 100, y: (statedPitch.y * 100).rounded() / 100)
    if random.chance(0.85) {
      let scale = defects.isEightBit ? 1 / 256.0 : 1
      image.air = scanner.planes.map { ($0.airCounts * scale).rounded() }
      image.dark = scanner.planes.map { ($0.darkCounts * scale).rounded() }
    }
    image.encoding = "linear"
    if random.chance(0.8) { image.cab = isMirrored ? "right" : "left" }
    sidecar.image = image
    return sidecar
  }

  /// What is really there. The picture gives contrast and visibility of what is hidden.
  func truth(_ picture: YardPicture) -> ScanTruth {
    let containers = boxesByColumn.map(container)
    let differences = loads.compactMap(\.difference)
    return ScanTruth(
      scan: stem, containers: containers, items: items(picture), misdeclared: !differences.isEmpty,
      declaredDiffers: differences.first?.rawValue)
  }

  private func container(_ box: Int) -> ScanTruth.Container {
    let (load, placed) = (loads[box], truck.containers[box])
    let region = geometry.region(of: placed.outer)
    let goods = load.loads.map { load in
      ScanTruth.Goods(
        hs: load.hs, family: load.family, massKg: load.grossKg.rounded(),
        region: load.extent.map { extent in
          let (across, down) = geometry.region(of: extent)
          return PixelRegion(x0: across.lowerBound, y0: down.lowerBound, x1: across.upperBound, y1: down.upperBound)
        })
    }
    let length = load.loads.compactMap(\.extent).reduce(0) { $0 + $1.length }
    let notes = papers[box].notes + defects.notes + (load.oddity.map { [$0.rawValue] } ?? [])
    return ScanTruth.Container(
      number: papers[box].number, sizeType: placed.type.sizeType, consignments: papers[box].documents,
      columns: [region.x.lowerBound, region.x.upperBound], rows: [region.y.lowerBound, region.y.upperBound],
      cargoMassKg: load.massKg.rounded(),
      load: load.loads.isEmpty ? "empty" : length < 0.7 * placed.inner.length ? "part" : "full", goods: goods,
      misdeclared: load.difference != nil, declaredDiffers: load.difference?.rawValue,
      note: notes.isEmpty ? nil : notes.joined(separator: ", "))
  }

  private func items(_ picture: YardPicture) -> [ScanTruth.Item] {
    guard let hidden, let box = plan.concealing else { return [] }
    return zip(hidden.parts, picture.changes).map { part, change in
      let mean = change.arealDensity.reduce(0, +) / Float(change.arealDensity.count)
      return ScanTruth.Item(
        kind: part.kind, material: part.material, massKg: (part.massKg * 100).rounded() / 100,
        placement: hidden.placement.rawValue, container: papers[box].number, box: change.window, polygon: outline(part),
        addedArealDensityGCm2: (Double(mean) * 100).rounded() / 100, visibility: picture.visibility(of: change))
    }
  }

  /// The smallest convex outline of a part and of what made room for it, in pixels, one decimal.
  private func outline(_ part: Concealment.Part) -> [[Double]] {
    let corners = (part.solids.map(\.extent) + part.displaced).flatMap { extent -> [ConvexOutline.Point] in
      let (columns, rows) = (geometry.columnSpan(extent), geometry.rowSpan(extent))
      return [columns.lowerBound, columns.upperBound].flatMap { x in
        [rows.lowerBound, rows.upperBound].map { ConvexOutline.Point(x: x, y: $0) }
      }
    }
    return ConvexOutline.around(corners).map { [($0.x * 10).rounded() / 10, ($0.y * 10).rounded() / 10] }
  }
}

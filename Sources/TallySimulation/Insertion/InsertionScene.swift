internal import Foundation
internal import TallyCore
internal import TallyDomain
internal import TallyPhysics

/// Where an item shows in a radiograph, and what it holds along each ray.
struct InsertionScene {
  /// The part of the picture that may change.
  let window: PixelRegion
  /// g/cm² of the item, and millimetres of its bounding box, along the rays of each pixel of the window.
  let arealDensity: [Float], pathMm: [Float]
  private let item: InsertedItem, extent: Extent, geometry: FanGeometry
  private let width: Int, height: Int

  /// Throws where the item cannot be placed.
  init(
    _ item: InsertedItem, _ place: InsertionPlace, _ radiograph: Radiograph, _ scanner: ScannerModel
  ) throws(SimulationError) {
    func refuse(_ field: String, _ problem: String) -> SimulationError { .badRequest(field: field, problem: problem) }
    guard radiograph.planes.count == scanner.planes.count else {
      throw refuse("radiograph", "It has \(radiograph.planes.count) planes, the scanner has \(scanner.planes.count).")
    }
    let sizes = [item.length, item.height, item.depth, item.massKg, item.density]
    guard sizes.allSatisfy({ $0.isFinite && $0 > 0 }) else {
      throw refuse("item", "Mass, density and size must be above 0.")
    }
    guard max(item.length, max(item.height, item.depth)) < 14_000, item.massKg <= 30_000 else {
      throw refuse("item", "It is larger than a container.")
    }
    let numbers = [place.column, place.row, place.behindMidPlaneMm, place.cargoDepthMm, place.structureGCm2]
    guard numbers.allSatisfy(\.isFinite), abs(place.behindMidPlaneMm) + item.depth / 2 < scanner.geometry.midPlaneMm
    else {
      throw refuse("place", "It does not lie between source and detector.")
    }
    (width, height) = (radiograph.width, radiograph.height)
    self.item = item
    let scanned = scanner.geometry, pitch = radiograph.pitch
    geometry = FanGeometry(
      sourceHeight: scanned.sourceHeightMm, sourceDistance: scanned.midPlaneMm, rowPitch: pitch.y,
      rows: radiograph.height,
      top: scanned.topMm, columnEdges: (0...radiograph.width).map { Double($0) * pitch.x }, mirroredLength: nil)
    // The point of the mid plane where the middle shows, followed along its ray.
    let seen = scanned.topMm - place.row * pitch.y
    let middle =
      scanned.sourceHeightMm + (seen - scanned.sourceHeightMm) * (scanned.midPlaneMm + place.behindMidPlaneMm)
      / scanned.midPlaneMm
    extent = Extent(
      x: place.column * pitch.x - item.length / 2, y: middle - item.height / 2,
      z: place.behindMidPlaneMm - item.depth / 2,
      length: item.length, height: item.height, depth: item.depth)
    let (across, down) = geometry.region(of: extent)
    let margin = 2 + Int((3 * max(scanner.readout.blurX, scanner.readout.blurY)).rounded(.up))
    window = PixelRegion(
      x0: max(0, across.lowerBound - margin), y0: max(0, down.lowerBound - margin),
      x1: min(radiograph.width, across.upperBound + margin), y1: min(radiograph.height, down.upperBound + margin))
    guard !across.isEmpty, !down.isEmpty else { throw refuse("place", "The item lies outside the picture.") }
    let body = Solid(item.form.solidForm, extent, of: .steel, density: 10)  // 10 g/cm³ · 1 mm = 1 g/cm²
    var canvas = MatterCanvas(
      geometry: geometry, weights: SubstanceWeights { _ in BasisWeight(light: 1, heavy: 0) }, window: window)
    canvas.add(body)
    let perMm = Float(item.massKg * 1e3 / body.volumeCm3 * 0.1)
    (pathMm, arealDensity) = (canvas.light, canvas.light.map { $0 * perMm })
  }

  /// A map of the window, unsharp as the scanner; 1 outside.
  func blurred(_ map: [Float], _ readout: ScannerModel.Readout) -> [Float] {
    func smooth(_ map: [Float], sigma: Double, step: Int, count: Int, lines: Int, lineStep: Int) -> [Float] {
      guard sigma > 0 else { return map }
      let radius = Int((3 * sigma).rounded(.up))
      var kernel = (-radius...radius).map { exp(-Double($0 * $0) / (2 * sigma * sigma)) }
      let sum = kernel.reduce(0, +)
      kernel = kernel.map { $0 / sum }
      var result = map
      for line in 0..<lines {
        for i in 0..<count {
          var value = 0.0
          for (k, share) in kernel.enumerated() {
            let j = i + k - radius
            value += share * (j >= 0 && j < count ? Double(map[line * lineStep + j * step]) : 1)
          }
          result[line * lineStep + i * step] = Float(value)
        }
      }
      return result
    }
    let along = smooth(
      map, sigma: readout.blurX, step: 1, count: window.width, lines: window.height, lineStep: window.width)
    return smooth(
      along, sigma: readout.blurY, step: window.width, count: window.height, lines: window.width, lineStep: 1)
  }

  /// Multiplies the signal of a plane, scattered radiation excepted, and adds the noise that a weaker beam has more.
  func apply(_ ratio: [Float], to values: inout [Float], airNoise: Float, leak: Float, seed: SeededGenerator) {
    var random = seed
    for y in window.y0..<window.y1 {
      for x in window.x0..<window.x1 {
        let r = ratio[(y - window.y0) * window.width + x - window.x0], i = y * width + x
        guard abs(r - 1) > 1e-6 else { continue }
        let signal = max(0, values[i] - leak)
        // The noise that is there falls by r, that of quanta only by √r: the difference is added.
        let missing = r < 1 ? airNoise * airNoise * signal * r * (1 - r) : 0
        values[i] = max(
          1e-6, leak * (values[i] > leak ? 1 : 0) + signal * r + missing.squareRoot() * Float(random.normal()))
      }
    }
  }

  /// What became as dark as the pixels that nothing penetrated is marked as those are.
  func markUnpenetrated(_ values: [Float], _ mask: inout [Radiograph.PixelQuality]) {
    var darkest = Float(0)
    for i in mask.indices where mask[i] == .unpenetrated { darkest = max(darkest, values[i]) }
    guard darkest > 0, darkest < 0.05 else { return }
    for y in window.y0..<window.y1 {
      for x in window.x0..<window.x1 where mask[y * width + x] == .measured && values[y * width + x] <= darkest {
        mask[y * width + x] = .unpenetrated
      }
    }
  }

  /// The truth about the item.
  func truth(added: [Float], change: [Float], container: String?, behind radiograph: Radiograph) -> ScanTruth.Item {
    let (across, down) = geometry.region(of: extent)
    let box = PixelRegion(x0: across.lowerBound, y0: down.lowerBound, x1: across.upperBound, y1: down.upperBound)
    func mean(_ map: [Float]) -> Double {
      var sum = 0.0
      for y in box.y0..<box.y1 {
        for x in box.x0..<box.x1 { sum += Double(map[(y - window.y0) * window.width + x - window.x0]) }
      }
      return sum / Double(max(box.area, 1))
    }
    let (columns, rows) = (geometry.columnSpan(extent), geometry.rowSpan(extent))
    let corners = [
      (columns.lowerBound, rows.lowerBound), (columns.upperBound, rows.lowerBound),
      (columns.upperBound, rows.upperBound),
      (columns.lowerBound, rows.upperBound),
    ]
    let visibility = Visibility.of(
      contrast: mean(change), box: box, transmission: radiograph.planes[0].clipped, width: width, height: height)
    return ScanTruth.Item(
      kind: item.kind, material: item.material, massKg: (item.massKg * 100).rounded() / 100, placement: "inserted",
      container: container, box: box,
      polygon: corners.map { [($0.0 * 10).rounded() / 10, ($0.1 * 10).rounded() / 10] },
      addedArealDensityGCm2: (mean(added) * 100).rounded() / 100, visibility: visibility)
  }
}

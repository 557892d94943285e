import TallyCore
import Testing

@testable import TallySimulation

/// The exact paths of the yard against plain integration along the rays.
struct MatterCanvasTests {
  private let weights = SubstanceWeights { _ in BasisWeight(light: 1, heavy: 0.5) }

  private static let forms: [Solid.Form] = [
    .block, .disc, .drum, .roll, .pillow, .band(.init(lowerStart: 0.1, lowerEnd: 0.4, upperStart: 0.3, upperEnd: 1)),
    .band(.brace(thickness: 0.2, falling: true)), .heap([0.2, 1, 0.6, 0.9, 0.1]),
  ]

  private func geometry(mirrored: Bool = false) -> FanGeometry {
    FanGeometry(
      sourceHeight: 1300, sourceDistance: 3600, rowPitch: 25, rows: 180, top: 4400,
      columnEdges: (0...250).map { Double($0) * 8 + ($0 % 2 == 0 ? 0 : 1) }, mirroredLength: mirrored ? 2000 : nil)
  }

  /// A body of each form, too thin to be opaque.
  private func solid(_ form: Solid.Form, _ random: inout SeededGenerator) -> Solid {
    let extent = Extent(
      x: random.uniform(100, 1000), y: random.uniform(200, 2500), z: random.uniform(-1200, 200),
      length: random.uniform(40, 900), height: random.uniform(60, 1200), depth: random.uniform(60, 1000))
    return Solid(form, extent, of: .paper, density: random.uniform(0.01, 0.06))
  }

  @Test("paths agree with integration", arguments: forms, [false, true])
  func agrees(form: Solid.Form, mirrored: Bool) {
    let geometry = geometry(mirrored: mirrored)
    for seed in 0..<6 {
      var random = SeededGenerator(seed: UInt64(seed), stream: "canvas")
      let solid = solid(form, &random)
      var canvas = MatterCanvas(geometry: geometry, weights: weights)
      canvas.add(solid)
      let region = geometry.region(of: solid.extent)
      var (total, difference) = (0.0, 0.0)
      for _ in 0..<40 {
        let (column, row) = (random.integer(region.x), random.integer(region.y))
        let expected = MatterCanvas.reference([solid], geometry, column: column, row: row, stepMm: 1, samples: 16)
        total += expected
        difference += abs(Double(canvas.light[row * geometry.columns + column]) - expected)
      }
      let outside = (0..<geometry.rows * geometry.columns).filter {
        canvas.light[$0] != 0 && !(region.x.contains($0 % geometry.columns) && region.y.contains($0 / geometry.columns))
      }
      #expect(outside.isEmpty)
      // Bent edges are taken as straight within a column.
      #expect(difference <= 0.03 * total + 1e-6, "seed \(seed): \(difference) of \(total)")
    }
  }

  @Test("taking a part away leaves the rest")
  func clipping() {
    let geometry = geometry()
    for form in Self.forms {
      var random = SeededGenerator(seed: 11, stream: "clip")
      let solid = solid(form, &random)
      let clip = solid.extent.inset(min(solid.extent.length, min(solid.extent.height, solid.extent.depth)) * 0.2)
      var whole = MatterCanvas(geometry: geometry, weights: weights)
      whole.add(solid)
      var cut = whole
      cut.add(solid, sign: -1, within: clip)
      for i in whole.light.indices {
        #expect(cut.light[i] >= -1e-5 && cut.light[i] <= whole.light[i] + 1e-5, "\(form) pixel \(i)")
        #expect(abs(cut.heavy[i] - cut.light[i] / 2) < 1e-5)
      }
      #expect(cut.light.reduce(0, +) < 0.98 * whole.light.reduce(0, +), "\(form) was not cut")
    }
  }

  @Test("a window holds what the whole picture holds there")
  func window() {
    let geometry = geometry()
    var random = SeededGenerator(seed: 4, stream: "window")
    var solids = [Solid.Form.block, .drum, .roll].map { solid($0, &random) }
    solids[0].texture = Texture(.lumps, 0.2, &random)
    solids[1].rhythm = .round(period: 80, phase: 0.2, gain: 0.3)
    let part = PixelRegion(x0: 11, y0: 40, x1: 52, y1: 97)
    var whole = MatterCanvas(geometry: geometry, weights: weights),
      windowed = MatterCanvas(geometry: geometry, weights: weights, window: part)
    whole.add(solids)
    windowed.add(solids)
    #expect(whole.cut(to: part).light == windowed.light && whole.cut(to: part).heavy == windowed.heavy)
    #expect(windowed.light.contains { $0 > 0 })
  }

  @Test("what is nearer to the source looks larger, by the ratio of the distances")
  func magnification() {
    let geometry = geometry()
    func height(at z: Double) -> Double {
      let span = geometry.rowSpan(Extent(x: 0, y: 1500, z: z, length: 10, height: 1000, depth: 0.001))
      return (span.upperBound - span.lowerBound) * geometry.rowPitch
    }
    #expect(abs(height(at: 0) - 1000) < 1)
    #expect(abs(height(at: -1219) - 1000 * 3600 / (3600 - 1219)) < 1)
    #expect(abs(height(at: 1219) - 1000 * 3600 / (3600 + 1219)) < 1)
  }

  @Test("an opaque edge over half a pixel leaves half of the beam, not none")
  func opaqueEdge() {
    let geometry = geometry()
    var canvas = MatterCanvas(geometry: geometry, weights: SubstanceWeights { _ in BasisWeight(light: 1, heavy: 0) })
    // 300 mm of steel, from the middle of column 10 to the end of column 12 (columns alternate 9 and 7 mm).
    let extent = Extent(
      x: (geometry.columnEdges[10] + geometry.columnEdges[11]) / 2...geometry.columnEdges[13], y: 0...3000,
      z: -150...150)
    canvas.add(Solid(.block, extent, of: .steel, density: 7.85))
    let row = 90 * geometry.columns
    #expect(canvas.light[row + 11] > 200)
    let leaves = MatterCanvas.edgeAttenuation * canvas.light[row + 10]
    #expect(leaves > 0.6 && leaves < 0.8, "−ln T \(leaves), ln 2 is 0.69")
  }

  @Test("volumes are those of the forms", arguments: forms)
  func volume(form: Solid.Form) {
    let solid = Solid(form, Extent(x: 0, y: 0, z: 0, length: 200, height: 100, depth: 80), of: .paper, density: 1)
    let steps = 60
    var inside = 0
    for i in 0..<steps {
      for j in 0..<steps {
        for k in 0..<steps {
          let (x, y, z) = (Double(i) + 0.5, Double(j) + 0.5, Double(k) + 0.5)
          if solid.contains(x: x * 200 / Double(steps), y: y * 100 / Double(steps), z: z * 80 / Double(steps)) {
            inside += 1
          }
        }
      }
    }
    let expected = Double(inside) / Double(steps * steps * steps) * solid.extent.volumeCm3
    // A roll is the circle that fits the smaller of height and depth.
    let volume = form == .roll ? .pi / 4 * 80 * 80 * 200 * 1e-3 : solid.volumeCm3
    #expect(abs(volume / expected - 1) < 0.03, "\(form): \(volume), counted \(expected)")
  }

  @Test("what stands on a ramp keeps its volume, and a mirror image its shape", arguments: forms)
  func ramp(form: Solid.Form) {
    let solid = Solid(form, Extent(x: 300, y: 0, z: 0, length: 200, height: 100, depth: 80), of: .paper, density: 1)
    for slope in [-0.3, 0.2] {
      let raised = solid.raised(from: 0, slope: slope)
      #expect(abs(raised.volumeCm3 / solid.volumeCm3 - 1) < 1e-9, "\(form) at \(slope)")
      #expect(
        abs(raised.extent.centre.y - 50 - 400 * slope) < 1e-6 || form == .heap([0.2, 1, 0.6, 0.9, 0.1]),
        "\(form) at \(slope)")
    }
    let room = Extent(x: 250, y: 0, z: 0, length: 400, height: 100, depth: 80), mirrored = solid.mirrored(in: room)
    #expect(abs(mirrored.volumeCm3 - solid.volumeCm3) < 1e-6)
    for (x, y) in [(310.0, 20.0), (350, 55), (420, 90), (490, 35)] {
      #expect(solid.contains(x: x, y: y, z: 40) == mirrored.contains(x: 900 - x, y: y, z: 40), "\(form) at \(x), \(y)")
    }
  }
}

import TallyCore
import Testing

@testable import TallySimulation

/// The exact paths of the yard against plain integration along the rays.
struct MatterCanvasTests {
  private let weights = SubstanceWeights { _ in BasisWeight(light: 1, heavy: 0.5) }

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

  @Test("paths agree with integration", arguments: [Solid.Form.block, .disc, .drum, .roll, .pillow], [false, true])
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
    for form in [Solid.Form.block, .disc, .drum, .roll, .pillow] {
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
    #expect(whole.values(in: part).light == windowed.light && whole.values(in: part).heavy == windowed.heavy)
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
}

import Foundation
import TallyCore
import TallyDomain
import TallyPhysics
import Testing

@testable import TallySimulation

/// Insertion against a scene that really holds the item.
struct InsertionTests {
  private static let scanner: ScannerModel = {
    guard var model = try? ScannerModel.named("mobile-6-4") else { fatalError("mobile-6-4 exists") }
    model = model.repitched(x: 12, y: 12)
    model.readout = .ideal
    return model
  }()

  private static let geometry = FanGeometry(
    sourceHeight: scanner.geometry.sourceHeightMm, sourceDistance: scanner.geometry.midPlaneMm, rowPitch: 12,
    rows: scanner.geometry.rows,
    top: scanner.geometry.topMm, columnEdges: (0...250).map { Double($0) * 12 }, mirroredLength: nil)

  /// A radiograph of some bodies, without noise.
  private func radiograph(_ solids: [Solid], airNoise: Float = 0) throws -> (Radiograph, YardScanner) {
    let ready = try YardScanner(Self.scanner, isShared: false)
    var canvas = MatterCanvas(geometry: Self.geometry, weights: ready.weights(of: Set(solids.map(\.substance))))
    canvas.add(solids)
    let planes = [0, 1].map {
      TransmissionPlane(energyMev: $0 == 0 ? 6 : 4, values: ready.transmission(canvas, plane: $0), airNoise: airNoise)
    }
    let (width, height) = (250, Self.scanner.geometry.rows)
    return (
      Radiograph(
        width: width, height: height, planes: planes, pitch: .init(x: 12, y: 12), pitchIsDeclared: true,
        mask: [Radiograph.PixelQuality](repeating: .measured, count: width * height), boxes: [],
        quality: ScanQuality(usable: true, remarks: [])),
      ready
    )
  }

  private let cargo = Solid(
    .block, Extent(x: 200, y: 1200, z: -1175, length: 2500, height: 1800, depth: 2350), of: .paper, density: 0.2)
  private let walls = [-1200.0, 1200].map {
    Solid(.block, Extent(x: 100, y: 1100, z: $0, length: 2700, height: 2600, depth: 1.78), of: .steel, density: 7.87)
  }

  @Test(
    "an inserted block looks like one that was there, in both energies",
    arguments: ["cocaine hydrochloride", "Steel, Low Carbon (1008)", "Lead"])
  func agrees(material: String) throws {
    let (before, ready) = try radiograph([cargo] + walls)
    let density = material == "cocaine hydrochloride" ? 1.0 : 3
    let item = InsertedItem(
      kind: "brick-block", material: material, massKg: 30, density: density, proportions: (1.5, 1, 1.2))
    let place = InsertionPlace(column: 120, row: 200)
    let (after, truth) = try Insertion(scanner: Self.scanner).insert(item, at: place, into: before, seed: 1)
    // The same with the item in the scene, its place cut out of the cargo.
    let seen = Self.scanner.geometry.topMm - 200 * 12
    let box = Extent(
      x: 120 * 12 - item.length / 2, y: seen - item.height / 2, z: -item.depth / 2, length: item.length,
      height: item.height, depth: item.depth)
    let substance = try #require(Substance.allCases.first { $0.material == material })
    var canvas = MatterCanvas(geometry: Self.geometry, weights: ready.weights(of: [.paper, .steel, substance]))
    canvas.add([cargo] + walls)
    canvas.add(cargo, sign: -1, within: box)
    canvas.add(Solid(.block, box, of: substance, density: density))
    for plane in [0, 1] {
      let expected = ready.transmission(canvas, plane: plane)
      for y in truth.box.y0 + 2..<truth.box.y1 - 2 {
        for x in truth.box.x0 + 1..<truth.box.x1 - 1 {
          let i = y * 250 + x
          let (a, b) = (-log(expected[i]), -log(after.planes[plane].values[i]))
          #expect(
            abs(a - b) < 0.03 + 0.04 * abs(a - -log(before.planes[plane].values[i])),
            "plane \(plane) at \(x), \(y): \(a), inserted \(b)")
        }
      }
    }
    let changed = after.planes[0].values.indices.filter {
      abs(after.planes[0].values[$0] / before.planes[0].values[$0] - 1) > 1e-3
    }
    #expect(changed.allSatisfy { truth.box.contains(x: $0 % 250, y: $0 / 250) })
    let added = try #require(truth.addedArealDensityGCm2)
    #expect(added > 0 && truth.visibility ?? 0 > 0 && truth.massKg == 30)
    // Over its shadow the mass comes out, less the paper that it displaced: g/cm² · (1.2 cm)² a pixel.
    let kg = added * Double(truth.box.area) * 1.44e-3
    #expect(abs(kg / (30 * (1 - 0.2 / density)) - 1) < 0.05, "\(kg) kg")
  }

  @Test("in air nothing is displaced, and a lighter thing in dense cargo makes it lighter")
  func displaced() throws {
    let insertion = try Insertion(scanner: Self.scanner)
    let (air, _) = try radiograph(walls)
    let bag = InsertedItem(kind: "bag", material: "cannabis herb, vacuum packed", massKg: 10, density: 0.35, form: .bag)
    let inAir = try insertion.insert(
      bag, at: InsertionPlace(column: 100, row: 250, cargoDepthMm: 0), into: air, seed: 1)
    #expect(inAir.truth.addedArealDensityGCm2 ?? 0 > 1)
    let heavy = Solid(.block, cargo.extent, of: .paper, density: 0.8)
    let (dense, _) = try radiograph([heavy] + walls)
    let foam = InsertedItem(
      kind: "hollow", material: "polyurethane flexible foam", massKg: 3, density: 0.03, proportions: (1, 1, 1))
    let hollow = try insertion.insert(foam, at: InsertionPlace(column: 100, row: 200), into: dense, seed: 1)
    #expect(hollow.truth.addedArealDensityGCm2 ?? 0 < -10)
    let i = 200 * 250 + 100
    #expect(hollow.radiograph.planes[0].values[i] > dense.planes[0].values[i] * 1.3)
  }

  @Test("the noise grows as fewer quanta arrive, by the seed alone")
  func noise() throws {
    let (air, _) = try radiograph([], airNoise: 0.01)
    let insertion = try Insertion(scanner: Self.scanner)
    let block = InsertedItem(
      kind: "block", material: "Steel, Low Carbon (1008)", massKg: 600, density: 7.87, proportions: (4, 4, 0.4))
    let place = InsertionPlace(column: 120, row: 250, cargoDepthMm: 0)
    let a = try insertion.insert(block, at: place, into: air, seed: 5),
      b = try insertion.insert(block, at: place, into: air, seed: 5)
    #expect(a.radiograph.planes[0].values == b.radiograph.planes[0].values)
    let box = a.truth.box
    var relative = [Float]()
    for y in box.y0 + 3..<box.y1 - 3 {
      for x in box.x0 + 3..<box.x1 - 3 { relative.append(a.radiograph.planes[0].values[y * 250 + x]) }
    }
    let mean = relative.reduce(0, +) / Float(relative.count)
    let deviation = (relative.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(relative.count)).squareRoot()
    // Quanta alone: σ = σ_air · √T; what the air itself had is not in this noiseless picture: σ² = σ_air² T (1 − T).
    let expected = 0.01 * (mean * (1 - mean)).squareRoot()
    #expect(relative.count > 200 && abs(deviation / expected - 1) < 0.25, "\(deviation), expected \(expected)")
  }

  @Test("what cannot be placed is refused")
  func refused() throws {
    let (picture, _) = try radiograph(walls)
    let insertion = try Insertion(scanner: Self.scanner)
    func refusal(_ item: InsertedItem, _ place: InsertionPlace) -> Bool {
      do {
        _ = try insertion.insert(item, at: place, into: picture, seed: 1)
        return false
      } catch { return error.explanation.code == "TLY-SIM-002" }
    }
    let good = InsertedItem(kind: "block", material: "Lead", massKg: 10, density: 11)
    #expect(!refusal(good, InsertionPlace(column: 100, row: 200)))
    #expect(refusal(good, InsertionPlace(column: 9000, row: 200)))
    #expect(refusal(good, InsertionPlace(column: .nan, row: 200)))
    #expect(refusal(good, InsertionPlace(column: 100, row: 200, behindMidPlaneMm: 9000)))
    #expect(
      refusal(
        InsertedItem(kind: "block", material: "moon cheese", massKg: 10, density: 1),
        InsertionPlace(column: 100, row: 200)))
    #expect(
      refusal(
        InsertedItem(kind: "block", material: "Lead", massKg: 0, density: 1), InsertionPlace(column: 100, row: 200)))
    #expect(
      refusal(
        InsertedItem(kind: "block", material: "Lead", massKg: .infinity, density: 1),
        InsertionPlace(column: 100, row: 200)))
  }
}

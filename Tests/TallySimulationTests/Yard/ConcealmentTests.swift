import Foundation
import TallyCore
import TallyDomain
import TallyPhysics
import Testing

@testable import TallySimulation

/// What is hidden changes the picture where the truth says, by matter that takes the place of other matter.
struct ConcealmentTests {
  private func yard(mass: ClosedRange<Double> = 5...100, seed: UInt64 = 21) throws -> Yard {
    var request = YardRequest(count: 1, seed: seed)
    request.mix = YardMix(concealed: 1)
    request.pitchMm = 20
    request.itemMassKg = mass
    return try Yard(request)
  }

  @Test("the difference lies inside the boxes, its mean is the truth's, the outline inside the box")
  func inside() throws {
    let yard = try yard()
    for index in 0..<16 {
      let scanner = yard.scanner(of: index)
      let scene = YardScene(index: index, yard: yard, geometry: scanner.model.geometry)
      let picture = scene.picture(scanner), truth = scene.truth(picture)
      let hidden = try #require(scene.hidden)
      #expect(!truth.items.isEmpty && truth.items.count == hidden.parts.count, "scan \(index)")
      var canvas = MatterCanvas(geometry: scene.geometry, weights: scanner.weights(of: scene.substances))
      canvas.add(scene.solids)
      let without = scanner.transmission(canvas, plane: 0)
      var (changed, outside) = (0, 0)
      for pixel in without.indices where abs(log(without[pixel] / picture.transmissions[0][pixel])) > 1e-3 {
        let isInside = truth.items.contains { $0.box.contains(x: pixel % picture.width, y: pixel / picture.width) }
        if isInside { changed += 1 } else { outside += 1 }
      }
      #expect(outside == 0, "scan \(index): \(outside) pixels outside, \(hidden.placement)")
      #expect(changed > 0, "scan \(index): nothing changed, \(hidden.placement)")
      for item in truth.items {
        #expect(item.addedArealDensityGCm2 != nil && item.visibility ?? -1 >= 0)
        for corner in try #require(item.polygon) {
          #expect(corner[0] >= Double(item.box.x0) - 0.1 && corner[0] <= Double(item.box.x1) + 0.1, "scan \(index)")
          #expect(corner[1] >= Double(item.box.y0) - 0.1 && corner[1] <= Double(item.box.y1) + 0.1, "scan \(index)")
        }
        #expect(truth.containers.contains { $0.number == item.container })
      }
    }
  }

  @Test("what is added and what made room agree with integration along the rays")
  func displaced() throws {
    let yard = try yard(mass: 20...200, seed: 8)
    var (total, difference) = (0.0, 0.0)
    for index in 0..<14 {
      let scanner = yard.scanner(of: index)
      let scene = YardScene(index: index, yard: yard, geometry: scanner.model.geometry)
      let changes = scene.picture(scanner).changes, geometry = scene.geometry
      let hidden = try #require(scene.hidden), box = try #require(scene.plan.concealing)
      var random = SeededGenerator(seed: 3, stream: "pixels \(index)")
      for (part, change) in zip(hidden.parts, changes) {
        let window = change.window
        let whole = part.displaced.reduce(part.extent) { $0.union($1) }
        let there = (scene.loads[box].loads.flatMap(\.solids) + scene.truck.shells[box])
          .filter { $0.extent.intersection(whole) != nil }
        for _ in 0..<12 {
          let column = random.integer(window.x0..<window.x1), row = random.integer(window.y0..<window.y1)
          func matter(_ solids: [Solid], _ room: Extent?) -> Double {
            MatterCanvas.reference(solids, geometry, column: column, row: row, stepMm: 2, samples: 4, within: room)
          }
          let expected = matter(part.solids, nil) - part.displaced.reduce(0) { $0 + matter(there, $1) }
          let seen = change.arealDensity[(row - window.y0) * window.width + column - window.x0]
          total += abs(expected)
          difference += abs(Double(seen) - expected)
        }
      }
    }
    // Textures and sheets thinner than the step are what is left.
    #expect(total > 100 && difference < 0.07 * total, "\(difference) of \(total) g/cm²")
  }

  @Test(
    "items have the mass asked for and lie inside the container", arguments: [1.0...1, 30...31, 100...100, 500...500])
  func mass(range: ClosedRange<Double>) throws {
    let yard = try yard(mass: range)
    for index in 0..<60 {
      let scene = YardScene(index: index, yard: yard, geometry: yard.base.geometry)
      let hidden = try #require(scene.hidden), box = try #require(scene.plan.concealing)
      let solid = hidden.parts.filter {
        $0.kind != "false-wall" && $0.kind != "false-ceiling" && $0.kind != Concealment.shield
      }
      let kg = solid.reduce(0) { $0 + $1.massKg }
      #expect(
        kg > range.lowerBound * 0.999 && kg < range.upperBound * 1.001, "scan \(index): \(kg) kg, \(hidden.placement)")
      let outer = scene.truck.containers[box].outer.inset(-2)
      for part in hidden.parts {
        let inside = try #require(part.extent.intersection(outer), "scan \(index): \(hidden.placement)")
        #expect(
          inside.volumeCm3 > 0.999 * part.extent.volumeCm3,
          "scan \(index): \(hidden.placement) \(part.extent) in \(outer)")
      }
    }
  }

  @Test("every placement comes to pass, and most wares")
  func variety() throws {
    let yard = try yard(mass: 5...250, seed: 5)
    var placements = Set<String>(), materials = Set<String>(), shielded = 0
    for index in 0..<700 {
      let hidden = try #require(YardScene(index: index, yard: yard, geometry: yard.base.geometry).hidden)
      placements.insert(hidden.placement.rawValue)
      materials.formUnion(hidden.parts.map(\.material))
      if hidden.parts.contains(where: { $0.kind == Concealment.shield }) { shielded += 1 }
    }
    #expect(placements == Set(Placement.allCases.filter { $0.weight > 0 }.map(\.rawValue)), "\(placements)")
    #expect(materials.isSuperset(of: Ware.all.filter { $0.weight >= 1.5 }.map(\.material)), "\(materials)")
    #expect(shielded > 0)
  }

  @Test("lead is dense: its shadow needs the third basis material")
  func lead() throws {
    let yard = try yard()
    let scanner = yard.scanner(of: 0)
    #expect(scanner.weights(of: [.lead])[.lead].dense > 0.5)
    #expect(scanner.weights(of: [.steel])[.steel].dense == 0)
  }

  @Test("a mix can ask for one way of being wrong alone")
  func oneWay() throws {
    for (mix, check) in [
      (YardMix(swapped: 1), { $0.declaredDiffers == "commodity" && $0.load != "empty" }),
      (YardMix(undeclared: 1), { $0.declaredDiffers == "empty" && $0.load != "empty" }),
      (YardMix(stowed: 1), { $0.declaredDiffers == nil && $0.load == "empty" }),
    ] as [(YardMix, (ScanTruth.Container) -> Bool)] {
      var request = YardRequest(count: 1, seed: 17)
      (request.mix, request.pitchMm, request.containers) = (mix, 40, ["40HC", "reefer"])
      let yard = try Yard(request)
      for index in 0..<6 {
        let truth = yard.scan(index).truth
        #expect(truth.containers.allSatisfy(check), "\(mix.text), scan \(index)")
        let places = Set(truth.items.compactMap(\.placement))
        #expect(
          mix.stowed == 0 ? places.isEmpty : places.isSubset(of: ["behind-doors", "on-floor"]) && !places.isEmpty)
      }
      #expect(try YardMix(parsing: mix.text) == mix)
    }
  }
}

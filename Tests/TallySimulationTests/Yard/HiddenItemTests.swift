import Foundation
import TallyCore
import TallyDomain
import TallyPhysics
import Testing

@testable import TallySimulation

/// What is hidden changes the picture where the truth says, by matter that takes the place of other matter.
struct HiddenItemTests {
  private func yard(mass: ClosedRange<Double> = 5...100) throws -> Yard {
    var request = YardRequest(count: 1, seed: 21)
    request.mix = YardMix(concealed: 1)
    request.pitchMm = 20
    request.itemMassKg = mass
    return try Yard(request)
  }

  @Test("the difference lies inside the polygon, its mean is the truth's")
  func inside() throws {
    let yard = try yard()
    for index in 0..<10 {
      let scanner = yard.scanner(of: index)
      let scene = YardScene(index: index, yard: yard, geometry: scanner.model.geometry)
      let picture = scene.picture(scanner), truth = scene.truth(picture)
      let item = try #require(truth.items.first, "scan \(index)")
      var canvas = MatterCanvas(geometry: scene.geometry, weights: scanner.weights)
      canvas.add(scene.solids)
      let without = scanner.forward.transmission(light: canvas.light, heavy: canvas.heavy, plane: 0)
      var (changed, outside, sum) = (0, 0, 0.0)
      for pixel in without.indices where without[pixel] != picture.transmissions[0][pixel] {
        let isInside = item.box.contains(x: pixel % picture.width, y: pixel / picture.width)
        if isInside { changed += 1 } else { outside += 1 }
        sum += Double(log(without[pixel]) - log(picture.transmissions[0][pixel]))
      }
      #expect(outside == 0, "scan \(index): \(outside) pixels outside")
      #expect(changed > item.box.area / 4, "scan \(index): \(changed) of \(item.box.area)")
      let added = try #require(item.addedArealDensityGCm2)
      // Attenuation is about 0.04 cm²/g here, so mean change and areal density must have one sign and size.
      let perGram = sum / Double(item.box.area) / added
      if abs(added) > 1 { #expect(perGram > 0.015 && perGram < 0.075, "scan \(index): \(perGram) cm²/g") }
      let polygon = try #require(item.polygon)
      for corner in polygon {
        #expect(corner[0] >= Double(item.box.x0) - 0.1 && corner[0] <= Double(item.box.x1) + 0.1)
        #expect(corner[1] >= Double(item.box.y0) - 0.1 && corner[1] <= Double(item.box.y1) + 0.1)
      }
      #expect(item.visibility ?? -1 >= 0)
      #expect(truth.containers.contains { $0.number == item.container })
    }
  }

  @Test("items have the mass asked for and lie inside the container", arguments: [5.0...5, 30...31, 100...100])
  func mass(range: ClosedRange<Double>) throws {
    let yard = try yard(mass: range)
    var placements = Set<String>(), materials = Set<String>()
    for index in 0..<60 {
      let scene = YardScene(index: index, yard: yard, geometry: yard.base.geometry)
      let item = try #require(scene.hidden), box = try #require(scene.plan.concealing)
      #expect(item.massKg > range.lowerBound - 0.01 && item.massKg < range.upperBound + 0.01, "\(item.massKg)")
      let inner = scene.truck.containers[box].inner
      let inside = try #require(item.extent.intersection(inner))
      #expect(
        inside.volumeCm3 > 0.999 * item.extent.volumeCm3, "scan \(index): \(item.placement) \(item.extent) in \(inner)")
      placements.insert(item.placement.rawValue)
      materials.insert(item.ware.material)
    }
    #expect(placements.count == 3 && materials.count == 4)
  }
}

internal import Foundation
internal import TallyCore
public import TallyDomain
public import TallyPhysics

/// Puts an item into a radiograph that exists, through the forward model of the scanner: the matter that it displaces is
/// taken away along each ray, both energies change as the beam's hardening demands, edges are as unsharp as the scanner,
/// and the noise grows as fewer quanta arrive.
///
/// What stands behind a pixel is not known from one view; it is estimated from both energies over a few pixels, and the
/// item takes the place of that share of the cargo which its depth is of the cargo's depth. What cannot be seen in the
/// picture (the depth at which it lies) must be said.
public struct Insertion: Sendable {
  let scanner: ScannerModel
  let forward: ForwardModel

  /// An insertion for a scanner, which must be that of the radiograph. Throws where the physics refuses it.
  public init(scanner: ScannerModel) throws(SimulationError) {
    self.scanner = scanner
    do throws(PhysicsError) { forward = try ForwardModel(scanner) } catch { throw .badScanner(error.explanation) }
  }

  /// A radiograph with the item in it, and the truth about it.
  ///
  /// Throws where the material is not known, the item lies outside the picture, has no size, or is larger than a container,
  /// and where the radiograph has not as many planes as the scanner. The seed decides the added noise.
  public func insert(
    _ item: InsertedItem, at place: InsertionPlace, into radiograph: Radiograph, container: String? = nil, seed: UInt64
  ) throws(SimulationError) -> (radiograph: Radiograph, truth: ScanTruth.Item) {
    let scene = try InsertionScene(item, place, radiograph, scanner)
    let material: Material
    do throws(PhysicsError) {
      material = try Material(nameOrFormula: item.material)
    } catch {
      throw .badRequest(field: "item material", problem: error.explanation.problem)
    }
    let (weight, steel) = (BasisWeight(forward.basis(of: material)), BasisWeight(forward.basis(of: try Self.steel())))
    let before = BeforeEstimate(radiograph, window: scene.window, forward: forward)
    var (displaced, after) = ([Float](repeating: 0, count: before.light.count), before)
    after.dense = [Float](repeating: 0, count: before.light.count)
    for i in before.light.indices {
      let share = place.cargoDepthMm > 0 ? min(1, scene.pathMm[i] / Float(place.cargoDepthMm)) : 0
      let structure = Float(place.structureGCm2)
      let light = max(0, before.light[i] - steel.light * structure) * share
      let heavy = max(0, before.heavy[i] - steel.heavy * structure) * share
      displaced[i] = light + heavy
      after.light[i] += scene.arealDensity[i] * weight.light - light
      after.heavy[i] += scene.arealDensity[i] * weight.heavy - heavy
      after.dense[i] = scene.arealDensity[i] * weight.dense
    }
    var values = radiograph.planes.map(\.values)
    var mask = radiograph.mask
    var change = [Float]()
    for plane in values.indices {
      let (old, new) = (before.transmission(forward, plane), after.transmission(forward, plane))
      let ratio = scene.blurred(zip(old, new).map { $1 / max($0, 1e-9) }, scanner.readout)
      if plane == 0 { change = ratio.map { -log(max($0, 1e-6)) } }
      scene.apply(
        ratio, to: &values[plane], airNoise: radiograph.planes[plane].airNoise,
        leak: Float(scanner.readout.leakFraction),
        seed: SeededGenerator(seed: seed, stream: "insertion plane \(plane)"))
    }
    scene.markUnpenetrated(values[0], &mask)
    let planes = zip(radiograph.planes, values).map {
      TransmissionPlane(energyMev: $0.energyMev, values: $1, airNoise: $0.airNoise)
    }
    let result = Radiograph(
      width: radiograph.width, height: radiograph.height, planes: planes, pitch: radiograph.pitch,
      pitchIsDeclared: radiograph.pitchIsDeclared, mask: mask, boxes: radiograph.boxes, quality: radiograph.quality)
    let added = zip(scene.arealDensity, displaced).map { $0 - $1 }
    return (result, scene.truth(added: added, change: change, container: container, behind: radiograph))
  }

  private static func steel() throws(SimulationError) -> Material {
    do throws(PhysicsError) { return try Material(named: Substance.steel.material) } catch {
      throw .badScanner(error.explanation)
    }
  }
}

/// What stands behind the pixels of a window, g/cm² of each basis material.
struct BeforeEstimate {
  var light: [Float], heavy: [Float], dense: [Float] = []

  /// From both energies, averaged over a few pixels; with a single energy all is taken as light.
  init(_ radiograph: Radiograph, window: PixelRegion, forward: ForwardModel) {
    let maps = radiograph.planes.prefix(2).map { Self.smoothed($0.values, radiograph.width, radiograph.height, window) }
    var (light, heavy) = (maps[0].map { $0 * 22 }, [Float](repeating: 0, count: window.area))
    func fall(_ plane: Int, _ light: [Float], _ heavy: [Float]) -> [Float] {
      forward.transmission(light: light, heavy: heavy, plane: plane).map { -log(max($0, 1e-9)) }
    }
    let step: Float = 0.5
    for _ in 0..<8 {
      let high = fall(0, light, heavy), highLight = fall(0, light.map { $0 + step }, heavy)
      guard maps.count == 2 else {
        for i in light.indices {
          light[i] = max(0, light[i] + (maps[0][i] - high[i]) * step / max(highLight[i] - high[i], 1e-6))
        }
        continue
      }
      let highHeavy = fall(0, light, heavy.map { $0 + step })
      let low = fall(1, light, heavy), lowLight = fall(1, light.map { $0 + step }, heavy),
        lowHeavy = fall(1, light, heavy.map { $0 + step })
      for i in light.indices {
        let (a, b) = ((highLight[i] - high[i]) / step, (highHeavy[i] - high[i]) / step)
        let (c, d) = ((lowLight[i] - low[i]) / step, (lowHeavy[i] - low[i]) / step)
        let (e, f) = (maps[0][i] - high[i], maps[1][i] - low[i])
        let determinant = a * d - b * c
        guard abs(determinant) > 1e-7 else { continue }  // the two energies say nothing apart
        light[i] = min(max(0, light[i] + 0.7 * (e * d - b * f) / determinant), maps[0][i] * 40)
        heavy[i] = min(max(0, heavy[i] + 0.7 * (a * f - c * e) / determinant), maps[0][i] * 30)
      }
    }
    // The first plane comes out exactly, whatever the split is.
    for _ in 0..<4 {
      let high = fall(0, light, heavy), slope = fall(0, light.map { $0 + step }, heavy)
      for i in light.indices {
        let missing = (maps[0][i] - high[i]) * step / max(slope[i] - high[i], 1e-6)
        let rest = light[i] + missing
        light[i] = max(0, rest)
        if rest < 0 { heavy[i] = max(0, heavy[i] + rest) }
      }
    }
    (self.light, self.heavy) = (light, heavy)
  }

  /// Transmission of a plane.
  func transmission(_ forward: ForwardModel, _ plane: Int) -> [Float] {
    dense.contains { $0 != 0 }
      ? forward.transmission(light: light, heavy: heavy, dense: dense, plane: plane)
      : forward.transmission(light: light, heavy: heavy, plane: plane)
  }

  /// −ln of the mean transmission over 5 × 5 pixels.
  private static func smoothed(_ values: [Float], _ width: Int, _ height: Int, _ window: PixelRegion) -> [Float] {
    var result = [Float]()
    result.reserveCapacity(window.area)
    for y in window.y0..<window.y1 {
      for x in window.x0..<window.x1 {
        var (sum, count) = (Float(0), Float(0))
        for v in max(0, y - 2)...min(height - 1, y + 2) {
          for u in max(0, x - 2)...min(width - 1, x + 2) { (sum, count) = (sum + values[v * width + u], count + 1) }
        }
        result.append(max(0, -log(max(sum / count, 1e-6))))
      }
    }
    return result
  }
}

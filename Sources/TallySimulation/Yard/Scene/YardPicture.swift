internal import Foundation
internal import TallyCore
internal import TallyPhysics

/// What reaches the detectors of one scan, without noise.
struct YardPicture {
  let width: Int, height: Int
  /// One per plane, 1 in open air.
  let transmissions: [[Float]]
  /// What each part of the concealment changes, in its window; empty where nothing is hidden.
  let changes: [Change]

  /// The part of the picture that a hidden part touches.
  struct Change {
    let window: PixelRegion
    /// Added areal density, g/cm², `window.height × window.width`; negative where what it displaced was denser.
    let arealDensity: [Float]
    /// Change of −ln T of the first plane.
    let attenuation: [Float]
  }
}

extension YardScene {
  /// Computes the picture.
  func picture(_ scanner: YardScanner) -> YardPicture {
    let weights = scanner.weights(of: substances)
    var canvas = MatterCanvas(geometry: geometry, weights: weights)
    canvas.add(solids)
    let changes = (hidden?.parts ?? []).compactMap { insert($0, into: &canvas, scanner, weights) }
    let planes = scanner.model.planes.indices.map { scanner.transmission(canvas, plane: $0) }
    return YardPicture(width: geometry.columns, height: geometry.rows, transmissions: planes, changes: changes)
  }

  /// Puts a part where other matter stood: what it displaces is taken away, exactly.
  private func insert(
    _ part: Concealment.Part, into canvas: inout MatterCanvas, _ scanner: YardScanner, _ weights: SubstanceWeights
  ) -> YardPicture.Change? {
    let whole = part.displaced.reduce(part.extent) { $0.union($1) }
    let (across, down) = geometry.region(of: whole)
    let window = PixelRegion(x0: across.lowerBound, y0: down.lowerBound, x1: across.upperBound, y1: down.upperBound)
    guard !window.isEmpty, let box = plan.concealing else { return nil }
    let there = (loads[box].loads.flatMap(\.solids) + truck.shells[box]).filter { $0.extent.intersection(whole) != nil }
    func difference(_ weights: SubstanceWeights) -> MatterCanvas {
      var change = MatterCanvas(geometry: geometry, weights: weights, window: window)
      change.add(part.solids)
      for room in part.displaced {
        for solid in there { change.add(solid, sign: -1, within: room) }
      }
      return change
    }
    let plain = difference(SubstanceWeights { _ in BasisWeight(light: 1, heavy: 0) })
    let before = scanner.transmission(canvas.cut(to: window), plane: 0)
    canvas.add(difference(weights))
    let after = scanner.transmission(canvas.cut(to: window), plane: 0)
    let attenuation = zip(before, after).map { log(max($0, 1e-6)) - log(max($1, 1e-6)) }
    return YardPicture.Change(window: window, arealDensity: plain.light, attenuation: attenuation)
  }
}

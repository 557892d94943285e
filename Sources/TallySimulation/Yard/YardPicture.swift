internal import Foundation
internal import TallyCore
internal import TallyPhysics

/// What reaches the detectors of one scan, without noise.
struct YardPicture {
  let width: Int, height: Int
  /// One per plane, 1 in open air.
  let transmissions: [[Float]]
  /// What the hidden item changes, in its window; nil where nothing is hidden.
  let change: Change?

  /// The part of the picture that the hidden item touches.
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
    var canvas = MatterCanvas(geometry: geometry, weights: scanner.weights)
    canvas.add(solids)
    let change = hidden.flatMap { item in insert(item, into: &canvas, scanner) }
    let planes = scanner.model.planes.indices.map {
      scanner.forward.transmission(light: canvas.light, heavy: canvas.heavy, plane: $0)
    }
    return YardPicture(width: geometry.columns, height: geometry.rows, transmissions: planes, change: change)
  }

  /// Puts the item where goods stood: what it displaces is taken away, exactly.
  private func insert(_ item: HiddenItem, into canvas: inout MatterCanvas, _ scanner: YardScanner) -> YardPicture
    .Change?
  {
    let (across, down) = geometry.region(of: item.extent)
    let window = PixelRegion(x0: across.lowerBound, y0: down.lowerBound, x1: across.upperBound, y1: down.upperBound)
    guard !window.isEmpty else { return nil }
    let goods = loads.flatMap { $0.loads.flatMap(\.solids) }
    func difference(_ weights: SubstanceWeights) -> MatterCanvas {
      var part = MatterCanvas(geometry: geometry, weights: weights, window: window)
      part.add(item.solids)
      for solid in goods { part.add(solid, sign: -1, within: item.extent) }
      return part
    }
    let plain = difference(SubstanceWeights { _ in BasisWeight(light: 1, heavy: 0) })
    let (lightBefore, heavyBefore) = canvas.values(in: window)
    canvas.add(difference(scanner.weights))
    let (lightAfter, heavyAfter) = canvas.values(in: window)
    let before = scanner.forward.transmission(light: lightBefore, heavy: heavyBefore, plane: 0)
    let after = scanner.forward.transmission(light: lightAfter, heavy: heavyAfter, plane: 0)
    let attenuation = zip(before, after).map { log(max($0, 1e-6)) - log(max($1, 1e-6)) }
    return YardPicture.Change(window: window, arealDensity: plain.light, attenuation: attenuation)
  }
}

extension MatterCanvas {
  /// Both maps in a window of the canvas.
  func values(in part: PixelRegion) -> (light: [Float], heavy: [Float]) {
    func cut(_ map: [Float]) -> [Float] {
      (part.y0..<part.y1).flatMap { row in
        let start = (row - window.y0) * window.width - window.x0
        return map[start + part.x0..<start + part.x1]
      }
    }
    return (cut(light), cut(heavy))
  }
}

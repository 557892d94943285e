internal import TallyCore
internal import TallyPhysics

/// A scanner made ready: its tables, the weights of every substance, its read-out.
struct YardScanner: Sendable {
  let model: ScannerModel
  let forward: ForwardModel
  let weights: SubstanceWeights
  let readout: DetectorReadout

  /// Prepares a scanner; its line is made long enough to see a high box on a high trailer.
  init(_ model: ScannerModel) throws(SimulationError) {
    let model = model.seeingWholeTrucks()
    do {
      let forward = try ForwardModel(model)
      weights = try SubstanceWeights { substance in
        let basis = forward.basis(of: try Material(named: substance.material))
        return BasisWeight(light: basis.light, heavy: basis.heavy)
      }
      (self.model, self.forward, readout) = (model, forward, DetectorReadout(forward))
    } catch let error as PhysicsError {
      throw .badScanner(error.explanation)
    } catch {
      throw .badRequest(field: "scanner \(model.name)", problem: "\(error)")
    }
  }
}

extension ScannerModel {
  /// The same scanner with its upper end raised where the near upper edge of the highest box would be cut off.
  func seeingWholeTrucks() -> ScannerModel {
    var copy = self
    let near = geometry.midPlaneMm / max(geometry.midPlaneMm - 1219, 1)
    let highest = geometry.sourceHeightMm + (Trailer.deck.upperBound + 2896 - geometry.sourceHeightMm) * near + 120
    guard geometry.topMm < highest else { return copy }
    let more = ((highest - geometry.topMm) / geometry.pitchYMm).rounded(.up)
    copy.geometry.rows += Int(more)
    copy.geometry.topMm += more * geometry.pitchYMm
    return copy
  }

  /// The same machine with elements of another size: rows and columns are re-cut, what is stated in pixels keeps its size
  /// in millimetres, larger elements catch more quanta.
  func repitched(x: Double, y: Double) -> ScannerModel {
    var copy = self
    let (alongX, alongY) = (x / geometry.pitchXMm, y / geometry.pitchYMm)
    copy.geometry.rows = Int((Double(geometry.rows) / alongY).rounded())
    copy.geometry.pitchYMm = y
    copy.geometry.speedMmS = x * geometry.pulsesPerSecond
    for plane in copy.planes.indices { copy.planes[plane].quantaInAir *= alongX * alongY }
    copy.readout.blurX = readout.blurX / alongX
    copy.readout.blurY = readout.blurY / alongY
    copy.readout.wobble = readout.wobble / alongY
    copy.readout.scatterReachPx = max(1, readout.scatterReachPx / alongY)
    copy.readout.moduleRows = max(1, Int((Double(readout.moduleRows) / alongY).rounded()))
    return copy
  }
}

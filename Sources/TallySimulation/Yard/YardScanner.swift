internal import TallyCore
internal import TallyPhysics

/// A scanner made ready: its tables, the weights of every substance, its read-out.
struct YardScanner: Sendable {
  let model: ScannerModel
  let forward: ForwardModel
  let readout: DetectorReadout
  /// The weights of every substance, where they are known beforehand.
  private let everyWeight: SubstanceWeights?

  /// Prepares a scanner; its line is made long enough to see a high box on a high trailer.
  /// `isShared` where it makes many scans: then the weights of all substances are computed once, else only of those in use.
  init(_ model: ScannerModel, isShared: Bool) throws(SimulationError) {
    let model = model.seeingWholeTrucks()
    let forward: ForwardModel
    do throws(PhysicsError) { forward = try ForwardModel(model) } catch { throw .badScanner(error.explanation) }
    (self.model, self.forward, readout) = (model, forward, DetectorReadout(forward))
    everyWeight = isShared ? Self.weights(of: Substance.allCases, forward) : nil
  }

  /// The weights of some substances.
  func weights(of substances: Set<Substance>) -> SubstanceWeights {
    everyWeight ?? Self.weights(of: Array(substances), forward)
  }

  private static func weights(of substances: [Substance], _ forward: ForwardModel) -> SubstanceWeights {
    SubstanceWeights(of: substances) { substance in
      guard let material = SubstanceMaterials.standard[substance] else {
        preconditionFailure("no material for \(substance)")
      }
      return BasisWeight(forward.basis(of: material))
    }
  }

  /// Transmission of one plane from what a canvas holds.
  func transmission(_ canvas: MatterCanvas, plane: Int) -> [Float] {
    canvas.dense.isEmpty
      ? forward.transmission(light: canvas.light, heavy: canvas.heavy, plane: plane)
      : forward.transmission(light: canvas.light, heavy: canvas.heavy, dense: canvas.dense, plane: plane)
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

extension BasisWeight {
  /// As the forward model gives them.
  init(_ basis: BasisWeights) { self.init(light: basis.light, heavy: basis.heavy, dense: basis.dense) }
}

/// The rows of `materials.csv` that the substances stand for; a table without one of them is a broken build, so it traps.
struct SubstanceMaterials: Sendable {
  static let standard = SubstanceMaterials()
  private let materials: [Material?]

  private init() { materials = Substance.allCases.map { try? Material(named: $0.material) } }

  /// The material of a substance.
  subscript(_ substance: Substance) -> Material? { materials[substance.rawValue] }
}

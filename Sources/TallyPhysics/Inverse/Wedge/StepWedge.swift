public import TallyCore
public import TallyDomain

/// A test object that is simulated: for each of some materials a row of steps of rising areal density, with open air round
/// every row and a beam stop beside them.
public struct StepWedge: Sendable {
  /// The materials, one a row of steps, from the top.
  public let materials: [Material]
  /// Areal densities of the steps, g/cm².
  public let stepsGCm2: [Double]
  /// Pixels a step is wide and high, and of open air between rows and round all.
  public let stepPx: Int, airPx: Int

  /// A wedge of one's own.
  public init(materials: [Material], stepsGCm2: [Double], stepPx: Int = 80, airPx: Int = 64) {
    (self.materials, self.stepsGCm2, self.stepPx, self.airPx) = (materials, stepsGCm2, stepPx, airPx)
  }

  /// Polyethylene, aluminium, iron and lead from 5 to 150 g/cm².
  public static let standard = StepWedge(
    materials: MaterialClass.allCases.map(\.reference), stepsGCm2: [5, 10, 20, 35, 50, 70, 100, 125, 150])

  /// Pixels of its picture.
  public var width: Int { 3 * airPx + stepsGCm2.count * stepPx }
  /// Pixels of its picture.
  public var height: Int { airPx + materials.count * (stepPx + airPx) }

  /// One step: its row and place, the whole of it in pixels.
  public func region(material: Int, step: Int) -> PixelRegion {
    let (x, y) = (2 * airPx + step * stepPx, airPx + material * (stepPx + airPx))
    return PixelRegion(x0: x, y0: y, x1: x + stepPx, y1: y + stepPx)
  }

  /// What is where; blur of the edges of open and closed parts left out.
  public var layout: WedgeLayout {
    WedgeLayout(
      steps: materials.indices.flatMap { row in
        stepsGCm2.indices.map { step in
          WedgeLayout.Step(
            material: materials[row], gCm2: stepsGCm2[step], region: region(material: row, step: step))
        }
      },
      stopColumns: [4..<airPx - 8], openColumns: [airPx + 8..<2 * airPx - 8, width - airPx + 8..<width - 4],
      openRows: (0...materials.count).map { row in
        let start = row * (stepPx + airPx)
        return start + 8..<start + airPx - 8
      })
  }

  /// The picture without noise, one a plane, 1 in open air: by the exact integral, not by the tables of the fast path.
  public func transmissions(_ forward: ForwardModel) -> [[Float]] {
    forward.scanner.planes.indices.map { plane in
      var picture = [Float](repeating: 1, count: width * height)
      func fill(_ region: PixelRegion, _ value: Float) {
        for y in region.y0..<region.y1 {
          for x in region.x0..<region.x1 { picture[y * width + x] = value }
        }
      }
      fill(PixelRegion(x0: 0, y0: 0, x1: airPx, y1: height), 0)
      for step in layout.steps {
        fill(step.region, Float(forward.exactTransmission([(step.material, step.gCm2)], plane: plane)))
      }
      return picture
    }
  }

  /// The counts that a scanner delivers of it, with all its noise and defects.
  public func planes(_ forward: ForwardModel, seed: UInt64) -> [DetectorPlane] {
    DetectorReadout(forward).planes(transmissions: transmissions(forward), width: width, height: height, seed: seed)
  }

  /// Scanned, corrected, inverted and compared: all of the read-out and all of the inverse.
  public func evaluate(_ forward: ForwardModel, seed: UInt64) -> WedgeReport {
    let scanner = forward.scanner
    let radiograph = WedgeCorrection(layout).correct(
      planes(forward, seed: seed), air: scanner.planes.map(\.airCounts), dark: scanner.planes.map(\.darkCounts),
      energiesMev: scanner.energiesMev,
      pitch: ScanSidecar.Pitch(x: scanner.geometry.pitchXMm, y: scanner.geometry.pitchYMm))
    return WedgeReport(PhysicsInversion(forward).invert(radiograph), of: layout, scanner: scanner.name, seed: seed)
  }

  /// The sidecar of such a scan.
  public func sidecar(_ scanner: ScannerModel, scanId: String) -> ScanSidecar {
    var sidecar = ScanSidecar()
    sidecar.scanId = scanId
    sidecar.scanner = .init(id: scanner.name, model: scanner.name)
    sidecar.purpose = "calibration"
    var image = ScanSidecar.Image()
    image.planes = scanner.planes.count == 2 ? ["high", "low"] : nil
    image.energiesMev = scanner.energiesMev
    image.pixelPitchMm = .init(x: scanner.geometry.pitchXMm, y: scanner.geometry.pitchYMm)
    image.air = scanner.planes.map(\.airCounts)
    image.dark = scanner.planes.map(\.darkCounts)
    image.encoding = "linear"
    sidecar.image = image
    return sidecar
  }
}

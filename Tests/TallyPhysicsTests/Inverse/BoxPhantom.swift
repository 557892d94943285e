import Foundation
import TallyCore
import TallyDomain
import TallyPhysics

/// A container with cargo, traced ray by ray through rectangles: the slow way, with nothing of the inverse in it.
struct BoxPhantom {
  struct Part {
    let material: Material, x: ClosedRange<Double>, y: ClosedRange<Double>, z: ClosedRange<Double>, density: Double
  }
  let scanner: ScannerModel
  private(set) var parts = [Part]()
  private let deck = 1_250.0, width = 2_438.0, height = 2_591.0, length = 6_058.0, start = 600.0

  init(_ name: String, coarse: Double = 2) throws {
    var scanner = try ScannerModel.named(name)
    // Room above for the highest box.
    let more = Int(220 / coarse)
    scanner.geometry.rows = Int(Double(scanner.geometry.rows) / coarse) + more
    scanner.geometry.pitchYMm *= coarse
    scanner.geometry.topMm += Double(more) * scanner.geometry.pitchYMm
    scanner.geometry.speedMmS *= coarse
    scanner.readout.scatterReachPx /= coarse
    self.scanner = scanner
    let steel = try Material(named: "steel")
    let (x, z) = (start...start + length, scanner.geometry.midPlaneMm)
    func add(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>, _ z: ClosedRange<Double>, _ density: Double) {
      parts.append(Part(material: steel, x: x, y: y, z: z, density: density))
    }
    let (near, far) = (z - width / 2, z + width / 2)
    for side in [near, far - 2] { add(x, deck + 120...deck + height - 60, side...side + 2, 7.85 * 0.95) }
    add(x, deck + height - 40...deck + height - 38, near...far, 7.85)
    for side in [near, far - 60] { add(x, deck + height - 60...deck + height, side...side + 60, 7.85 * 0.2) }
    for side in [near, far - 40] { add(x, deck...deck + 150, side...side + 40, 7.85 * 0.14) }
    for end in [x.lowerBound, x.upperBound - 110] {
      add(end...end + 110, deck...deck + height, near...far, 7.85 * 0.03)
    }
    for beam in stride(from: start + 150, to: start + length - 150, by: 300) {
      add(beam...beam + 45, deck...deck + 122, near...far, 7.85 * 0.12)
    }
    parts.append(
      Part(
        material: try Material(named: "plywood"), x: x, y: deck + 124...deck + 152, z: near + 40...far - 40,
        density: 0.7))
  }

  /// Puts a block of cargo on the floor; returns its mass, kg.
  mutating func load(
    _ name: String, density: Double, lengthShare: ClosedRange<Double>, heightMm: Double,
    depthShare: ClosedRange<Double> = 0.02...0.98
  ) throws -> Double {
    let (inner, near) = (length - 160, scanner.geometry.midPlaneMm - width / 2 + 40)
    let x = start + 80 + lengthShare.lowerBound * inner...start + 80 + lengthShare.upperBound * inner
    let z = near + depthShare.lowerBound * (width - 80)...near + depthShare.upperBound * (width - 80)
    let y = deck + 155...deck + 155 + heightMm
    parts.append(Part(material: try Material(named: name), x: x, y: y, z: z, density: density))
    return (x.upperBound - x.lowerBound) * heightMm * (z.upperBound - z.lowerBound) * 1e-3 * density * 1e-3
  }

  /// The box's envelope in the picture.
  var box: PixelRegion {
    let geometry = scanner.geometry
    let rows = [-1.0, 1].flatMap { side in
      [deck, deck + height].map { geometry.row(heightMm: $0, atDistanceMm: geometry.midPlaneMm + side * width / 2) }
    }
    return PixelRegion(
      x0: Int(start / geometry.pitchXMm), y0: Int((rows.min() ?? 0).rounded(.down)),
      x1: Int(((start + length) / geometry.pitchXMm).rounded(.up)), y1: Int((rows.max() ?? 0).rounded(.up)))
  }

  /// Scanned and corrected: read out with noise, levelled by the nominal counts.
  func radiograph(seed: UInt64) throws -> Radiograph {
    let forward = try ForwardModel(scanner)
    let geometry = scanner.geometry
    let (columns, rows) = (Int((start * 2 + length) / geometry.pitchXMm), geometry.rows)
    var (light, heavy) = ([Float](repeating: 0, count: columns * rows), [Float](repeating: 0, count: columns * rows))
    for part in parts {
      let weights = forward.basis(of: part.material)
      for row in 0..<rows {
        var path = 0.0
        for sub in 0..<4 {
          let slope = geometry.slope(row: Double(row) + (Double(sub) + 0.5) / 4)
          var (low, high) = (part.z.lowerBound, part.z.upperBound)
          let crossings = [part.y.lowerBound, part.y.upperBound].map { ($0 - geometry.sourceHeightMm) / slope }
          low = max(low, min(crossings[0], crossings[1]))
          high = min(high, max(crossings[0], crossings[1]))
          path += max(0, high - low) * (1 + slope * slope).squareRoot() / 4
        }
        guard path > 0 else { continue }
        for column in 0..<columns {
          let left = Double(column) * geometry.pitchXMm
          let covered = min(left + geometry.pitchXMm, part.x.upperBound) - max(left, part.x.lowerBound)
          guard covered > 0 else { continue }
          let mass = Float(path / 10 * part.density * covered / geometry.pitchXMm)
          light[row * columns + column] += mass * weights.light
          heavy[row * columns + column] += mass * weights.heavy
        }
      }
    }
    var quiet = scanner
    (quiet.readout.deadChannels, quiet.readout.hotChannels, quiet.readout.lostPulses) = (0, 0, 0)
    (quiet.readout.pulseFluctuation, quiet.readout.drift, quiet.readout.planeFluctuation) = (0.001, 0, 0.001)
    (quiet.readout.channelGain, quiet.readout.moduleGain, quiet.readout.darkSpread) = (0.001, 0, 1)
    let readout = DetectorReadout(try ForwardModel(quiet))
    let planes = readout.planes(
      transmissions: quiet.planes.indices.map { forward.transmission(light: light, heavy: heavy, plane: $0) },
      width: columns, height: rows, seed: seed)
    return Radiograph(
      width: columns, height: rows,
      planes: zip(planes, quiet.planes).map { plane, settings in
        let span = Float(settings.airCounts - settings.darkCounts)
        return TransmissionPlane(
          energyMev: settings.beam.endpointMev, values: plane.floats().map { ($0 - Float(settings.darkCounts)) / span },
          airNoise: 0.006)
      },
      pitch: .init(x: geometry.pitchXMm, y: geometry.pitchYMm), pitchIsDeclared: true,
      mask: [Radiograph.PixelQuality](repeating: .measured, count: columns * rows), boxes: [],
      quality: ScanQuality(usable: true, remarks: []))
  }
}

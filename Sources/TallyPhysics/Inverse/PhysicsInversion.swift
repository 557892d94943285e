internal import Foundation
public import TallyDomain

/// From the transmissions of one or two energies to areal density and class of each pixel, with their variances
/// (physics.md, Inverse).
///
/// 1. Scatter is taken off by the scanner's own figures; planes that alternate are brought onto each other.
/// 2. Each pixel gives a material signal with its variance on a table made by the forward model.
/// 3. The signal is averaged over the region, weighted by precision, without crossing edges: one pixel alone says next to
///    nothing of the material.
/// 4. The class comes from the averaged signal, the areal density of each pixel from its own attenuation and that class.
public struct PhysicsInversion: Sendable {
  /// The scanner whose beams made the table.
  public let scanner: ScannerModel
  /// How much is averaged and believed.
  public let settings: InversionSettings
  let table: InversionTable
  private let reader: EvidenceReader

  /// Makes the table of a scanner.
  public init(_ scanner: ScannerModel, settings: InversionSettings = .standard) throws(PhysicsError) {
    self.init(try ForwardModel(scanner), settings: settings)
  }

  /// Makes the table from a forward model at hand.
  public init(_ forward: ForwardModel, settings: InversionSettings = .standard) {
    (scanner, self.settings) = (forward.scanner, settings)
    table = InversionTable(forward)
    reader = EvidenceReader(forward, settings: settings)
  }

  /// Inverts a corrected radiograph of this scanner. Only the first two planes are used. A radiograph with one plane gives
  /// areal densities under the class that the settings assume, with that doubt, and no class.
  public func invert(_ radiograph: Radiograph) -> MatterMaps {
    let radiograph = Self.sound(radiograph)
    let hasTwo = table.hasTwoEnergies && radiograph.planes.count > 1
    let (own, scatter) = reader.unscattered(radiograph, plane: 0)
    let (other, otherScatter) = hasTwo ? reader.unscattered(radiograph, plane: 1) : (own, scatter)
    let pair = hasTwo ? reader.registered(own, other, width: radiograph.width) : (first: own, second: own)
    let guide = reader.rough(own, scatter: scatter, airNoise: radiograph.planes[0].airNoise, plane: 0)
    let region = RegionAverage(radiograph, guide: guide, settings: settings)
    let means = region.means(own, pair.first, pair.second)
    let first = reader.evidence(own, means: means[0], scatter: scatter, of: radiograph, plane: 0)
    guard hasTwo else { return maps(radiograph, first, nil) }
    let material = MaterialEstimate(
      table: table, settings: settings, radiograph: radiograph, region: region,
      first: reader.evidence(pair.first, means: means[1], scatter: scatter, of: radiograph, plane: 0),
      second: reader.evidence(pair.second, means: means[2], scatter: otherScatter, of: radiograph, plane: 1))
    return maps(radiograph, first, material)
  }

  /// A radiograph in which every value can be reckoned with: what is no number lies outside, and nothing is brighter than
  /// four times open air.
  private static func sound(_ radiograph: Radiograph) -> Radiograph {
    let range: ClosedRange<Float> = -1...4
    guard !radiograph.planes.allSatisfy({ $0.values.allSatisfy(range.contains) }) else { return radiograph }
    var mask = radiograph.mask
    let planes = radiograph.planes.map { plane in
      var values = plane.values
      for pixel in values.indices where !range.contains(values[pixel]) {
        if !values[pixel].isFinite { mask[pixel] = .outside }
        values[pixel] = values[pixel].isNaN ? 0 : min(max(values[pixel], range.lowerBound), range.upperBound)
      }
      return TransmissionPlane(energyMev: plane.energyMev, values: values, airNoise: plane.airNoise)
    }
    return Radiograph(
      width: radiograph.width, height: radiograph.height, planes: planes, pitch: radiograph.pitch,
      pitchIsDeclared: radiograph.pitchIsDeclared, mask: mask, boxes: radiograph.boxes, quality: radiograph.quality)
  }

  private func maps(_ radiograph: Radiograph, _ first: PixelEvidence, _ material: MaterialEstimate?) -> MatterMaps {
    let count = radiograph.width * radiograph.height
    var density = [Float](repeating: .nan, count: count), variance = density, doubt = density
    var coordinate = density, coordinateVariance = density
    var mask = radiograph.mask
    for pixel in 0..<count where mask[pixel] != .outside {
      if first.isDark[pixel] { mask[pixel] = .unpenetrated }
      let attenuation = first.attenuation[pixel]
      let known = material.flatMap { $0.coordinate[pixel].isNaN ? nil : $0.coordinate[pixel] }
      let assumed = known ?? settings.assumedCoordinate
      let value = table.density(attenuation: attenuation, coordinate: assumed)
      // g/cm² a unit of attenuation, and a unit of class.
      let slope = (table.density(attenuation: attenuation + 0.05, coordinate: assumed) - value) / 0.05
      let sigma = known == nil ? settings.assumedSigma : material?.variance[pixel].squareRoot() ?? 0
      let other = assumed > 1.5 ? assumed - 0.5 : assumed + 0.5
      let byClass = abs(table.density(attenuation: attenuation, coordinate: other) - value) * 2 * min(sigma, 1)
      density[pixel] = value
      variance[pixel] = slope * slope * first.variance[pixel]
      let common = slope * (first.doubt[pixel] + settings.calibrationDoubt * max(attenuation, 0))
      doubt[pixel] = (common * common + byClass * byClass).squareRoot()
      if let material, let known {
        coordinate[pixel] = max(known, 0)
        coordinateVariance[pixel] = material.variance[pixel]
      }
    }
    return MatterMaps(
      width: radiograph.width, height: radiograph.height, arealDensity: density, densityVariance: variance,
      densityDoubt: doubt, coordinate: coordinate, coordinateVariance: coordinateVariance, mask: mask)
  }
}

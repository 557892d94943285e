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
  let reader: EvidenceReader
  /// What is not known of the beam; nil where it is known.
  let doubt: BeamDoubt?

  /// Makes the table of a scanner.
  public init(_ scanner: ScannerModel, settings: InversionSettings = .standard) throws(PhysicsError) {
    self.init(try ForwardModel(scanner), settings: settings)
  }

  /// Makes the table from a forward model at hand.
  public init(_ forward: ForwardModel, settings: InversionSettings = .standard) {
    self.init(forward, settings: settings, table: InversionTable(forward), doubt: nil)
  }

  init(_ forward: ForwardModel, settings: InversionSettings, table: InversionTable, doubt: BeamDoubt?) {
    (scanner, self.settings, self.table, self.doubt) = (forward.scanner, settings, table, doubt)
    reader = EvidenceReader(forward, settings: settings)
  }

  /// The entry of `BeamDoubt` for an attenuation −ln T.
  static func doubtPlace(_ attenuation: Float) -> Int { min(max(Int(attenuation * 8), 0), doubtPlaces - 1) }

  /// Entries of `BeamDoubt`: −ln T up to 9.5 in steps of an eighth.
  static let doubtPlaces = 77

  /// Inverts a corrected radiograph of this scanner. Only the first two planes are used. A radiograph with one plane gives
  /// areal densities under the class that the settings assume, with that doubt, and no class.
  public func invert(_ radiograph: Radiograph) -> MatterMaps {
    let radiograph = Self.sound(radiograph)
    let (width, hasTwo) = (radiograph.width, table.hasTwoEnergies && radiograph.planes.count > 1)
    let (own, scatter) = reader.unscattered(radiograph.planes[0].values, width: width, plane: 0)
    let second = hasTwo ? reader.unscattered(radiograph.planes[1].values, width: width, plane: 1) : nil
    let pair = second.map { reader.registered(own, $0.signal, width: width) }
    let signals = Signals(
      own: own, ownScatter: scatter, pair: pair.map { (first: $0.first, second: $0.second) },
      pairScatter: second?.scatter ?? [], airNoise: radiograph.planes.prefix(2).map(\.airNoise))
    return maps(signals, mask: radiograph.mask, width: width, reader: reader)
  }

  /// What is inverted, of pixels or of cells.
  struct Signals {
    /// The first plane without scatter, and what was taken off.
    var own: [Float], ownScatter: [Float]
    /// Both planes brought onto each other; nil with one energy.
    var pair: (first: [Float], second: [Float])?
    var pairScatter: [Float]
    var airNoise: [Float]
    /// Of each plane; empty for single pixels.
    var texture: [[Float]] = []
    /// True where `pair.first` is `own`.
    var isOwnPair = false
  }

  /// The way from signals to maps, the same for pixels and for cells.
  func maps(_ signals: Signals, mask: [Radiograph.PixelQuality], width: Int, reader: EvidenceReader) -> MatterMaps {
    let (own, pair, noise) = (signals.own, signals.pair, signals.airNoise)
    let height = own.count / max(width, 1)
    let guide = reader.rough(own, scatter: signals.ownScatter, airNoise: noise[0], plane: 0)
    let region = RegionAverage(width: width, height: height, mask: mask, guide: guide, settings: reader.settings)
    let means = region.means(own, pair?.first ?? own, pair?.second ?? own)
    let first = reader.evidence(
      own, means: means[0], scatter: signals.ownScatter, airNoise: noise[0], plane: 0,
      texture: signals.texture.first ?? [])
    guard let pair else { return maps(mask, width: width, height: height, reach: reader.settings.reachPx, first, nil) }
    let material = MaterialEstimate(
      table: table, settings: reader.settings, beam: doubt, mask: mask, region: region,
      first: signals.isOwnPair
        ? first
        : reader.evidence(pair.first, means: means[1], scatter: signals.ownScatter, airNoise: noise[0], plane: 0),
      second: reader.evidence(
        pair.second, means: means[2], scatter: signals.pairScatter, airNoise: noise[1], plane: 1,
        texture: signals.texture.last ?? []))
    return maps(mask, width: width, height: height, reach: reader.settings.reachPx, first, material)
  }

  /// A radiograph in which every value can be reckoned with: what is no number lies outside, and nothing is brighter than
  /// four times open air.
  static func sound(_ radiograph: Radiograph) -> Radiograph {
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

  private func maps(
    _ quality: [Radiograph.PixelQuality], width: Int, height: Int, reach: Float, _ first: PixelEvidence,
    _ material: MaterialEstimate?
  ) -> MatterMaps {
    let count = width * height
    var density = [Float](repeating: .nan, count: count), variance = density, doubt = density, regional = density
    var coordinate = density, coordinateVariance = density
    var mask = quality
    for pixel in 0..<count where mask[pixel] != .outside {
      if first.isDark[pixel] { mask[pixel] = .unpenetrated }
      let attenuation = first.attenuation[pixel]
      let known = material.flatMap { $0.coordinate[pixel].isNaN ? nil : $0.coordinate[pixel] }
      let (assumed, sigma) = believed(known, variance: known == nil ? 0 : material?.variance[pixel] ?? 0)
      let value = table.density(attenuation: attenuation, coordinate: assumed)
      // g/cm² a unit of attenuation, and a unit of class.
      let slope = (table.density(attenuation: attenuation + 0.05, coordinate: assumed) - value) / 0.05
      let other = assumed > 1.5 ? assumed - 0.5 : assumed + 0.5
      let byClass = abs(table.density(attenuation: attenuation, coordinate: other) - value) * 2 * min(sigma, 1)
      density[pixel] = value
      variance[pixel] = slope * slope * first.variance[pixel]
      let common = slope * (first.doubt[pixel] + settings.calibrationDoubt * max(attenuation, 0))
      let beam = self.doubt.map { value * $0.density[Self.doubtPlace(attenuation)] } ?? 0
      // What noise does to the class is alike within a region only; calibration does the same to all of them.
      let share = known == nil ? 1 : (material.map { $0.common[pixel] / max($0.variance[pixel], 1e-9) } ?? 1)
      regional[pixel] = byClass * byClass * (1 - share)
      doubt[pixel] = (common * common + byClass * byClass * share + beam * beam).squareRoot()
      if let material, let known {
        coordinate[pixel] = max(known, 0)
        coordinateVariance[pixel] = material.variance[pixel]
      }
    }
    return MatterMaps(
      width: width, height: height, arealDensity: density, densityVariance: variance, regionVariance: regional,
      regionPixels: 5 * reach * reach,
      densityDoubt: doubt, coordinate: coordinate, coordinateVariance: coordinateVariance, mask: mask)
  }

  /// The class by which areal density is reckoned, and one sigma of it. Where the beam is known a measured class stands for
  /// itself; where it is not, the class that the settings assume has its say too.
  private func believed(_ measured: Float?, variance: Float) -> (coordinate: Float, sigma: Float) {
    guard let measured else { return (settings.assumedCoordinate, settings.assumedSigma) }
    guard doubt != nil else { return (measured, variance.squareRoot()) }
    let (own, usual) = (1 / max(variance, 1e-4), 1 / (settings.assumedSigma * settings.assumedSigma))
    return ((measured * own + settings.assumedCoordinate * usual) / (own + usual), (1 / (own + usual)).squareRoot())
  }
}

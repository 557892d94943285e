internal import Foundation

/// From areal densities to the signal of a scanner, without noise: the narrow beam of each plane through any stack of
/// materials, relative to open air.
///
/// `exactTransmission` is the definition: the integral over the spectrum. `transmission` is the fast path for whole scans:
/// every material is replaced by so much polyethylene, copper and lead (`basis(of:)`), and a table gives −ln T of these.
public struct ForwardModel: Sendable {
  /// The scanner it was made for.
  public let scanner: ScannerModel
  /// One per plane.
  let beams: [BeamWeights]
  let tables: [TransmissionTable]
  private let deepTables: [LazyDeepTable]

  /// Prepares the spectra and tables of a scanner.
  public init(_ scanner: ScannerModel) throws(PhysicsError) {
    try scanner.check()
    self.scanner = scanner
    var beams = [BeamWeights]()
    for plane in scanner.planes { beams.append(try BeamWeights(plane: plane, detector: scanner.detector)) }
    self.beams = beams
    let curves = beams.map { beam in BasisMaterials.standard.all.map { beam.coefficients(of: $0) } }
    tables = zip(beams, curves).map { TransmissionTable(weights: $0.signal, light: $1[0], heavy: $1[1]) }
    deepTables = zip(beams, curves).map { LazyDeepTable(weights: $0.signal, curves: $1) }
  }

  /// Transmitted share of the detector's signal behind a stack of materials with areal densities in g/cm², 1 for none:
  /// the integral over spectrum and response, Σ φ(E) D(E) exp(−Σ μᵢ(E) tᵢ) / Σ φ(E) D(E).
  public func exactTransmission(_ stack: [(material: Material, gCm2: Double)], plane: Int) -> Double {
    var depth = [Double](repeating: 0, count: beams[plane].energiesMev.count)
    for part in stack {
      for (bin, coefficient) in beams[plane].coefficients(of: part.material).enumerated() {
        depth[bin] += coefficient * part.gCm2
      }
    }
    return zip(beams[plane].signal, depth).reduce(0) { $0 + $1.0 * exp(-$1.1) }
  }

  /// Transmission of each pixel from its areal densities of the basis materials, g/cm² (`BasisWeights` times the areal
  /// density of each material, summed along the ray). Within 0.2 % of the exact integral from 0 to 400 g/cm² of each.
  public func transmission(light: [Float], heavy: [Float], plane: Int) -> [Float] {
    tables[plane].transmission(light: light, heavy: heavy)
  }

  /// The same where some rays meet matter beyond zinc: `dense` in g/cm² of lead, 0 to 200. Rays without any take the
  /// finer table of two.
  public func transmission(light: [Float], heavy: [Float], dense: [Float], plane: Int) -> [Float] {
    precondition(dense.count == light.count, "\(dense.count) dense, \(light.count) light")
    var result = tables[plane].transmission(light: light, heavy: heavy)
    guard dense.contains(where: { $0 != 0 }) else { return result }
    let table = deepTables[plane].table
    for pixel in dense.indices where dense[pixel] != 0 {
      result[pixel] = table.transmission(light: light[pixel], heavy: heavy[pixel], dense: dense[pixel])
    }
    return result
  }

  /// Mean energy of the photons of a plane's beam in open air, MeV.
  public func meanEnergyMev(plane: Int) -> Double {
    zip(beams[plane].energiesMev, beams[plane].photons).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

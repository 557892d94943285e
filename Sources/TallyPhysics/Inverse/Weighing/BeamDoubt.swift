internal import Foundation

/// What the areal density and the class are worth where only the energies of a machine are known, not its filter and
/// crystal: the change that one sigma of either makes, each drawn evenly in the logarithm from `ScannerRanges.wide`, the
/// ranges in which machines of a class differ.
struct BeamDoubt: Sendable {
  /// One sigma of the areal density, relative, and of the second plane's −ln T behind a given −ln T of the first, at
  /// `PhysicsInversion.doubtPlace`. The second is empty with one energy.
  let density: [Float], second: [Float]

  init(_ scanner: ScannerModel, ranges: ScannerRanges = .wide) throws(PhysicsError) {
    var (densities, seconds) = ([[Double]](), [[Double]]())
    let changes: [(inout ScannerModel, Double) -> Void] = [
      { scanner, sigmas in
        for plane in scanner.planes.indices {
          scanner.planes[plane].beam.filterGCm2 *= exp(sigmas * ranges.filter.sigma)
        }
      },
      { scanner, sigmas in scanner.detector.crystalMm *= exp(sigmas * ranges.crystal.sigma) },
    ]
    for change in changes {
      var (less, more) = (scanner, scanner)
      change(&less, -1)
      change(&more, 1)
      let (low, high) = (try Self.curve(less), try Self.curve(more))
      densities.append(zip(low.density, high.density).map { abs($1 - $0) / max($0 + $1, 1e-9) })
      seconds.append(zip(low.second, high.second).map { abs($1 - $0) / 2 })
    }
    density = Self.together(densities)
    second = Self.together(seconds)
  }

  private static func together(_ parts: [[Double]]) -> [Float] {
    guard let first = parts.first else { return [] }
    return first.indices.map { index in Float(parts.reduce(0) { $0 + $1[index] * $1[index] }.squareRoot()) }
  }

  /// Areal density of organic matter and −ln T of the second plane, by −ln T of the first.
  private static func curve(_ scanner: ScannerModel) throws(PhysicsError) -> (density: [Double], second: [Double]) {
    var attenuations = [[Double]]()
    let masses = (0...160).map { 0.02 * Double($0 * $0) }
    for plane in scanner.planes.prefix(2) {
      let beam = try BeamWeights(plane: plane, detector: scanner.detector)
      let coefficients = beam.coefficients(of: MaterialClass.organic.reference)
      attenuations.append(
        masses.map { mass in
          -log(zip(beam.signal, coefficients).reduce(0) { $0 + $1.0 * exp(-$1.1 * mass) })
        })
    }
    let places = (0..<PhysicsInversion.doubtPlaces).map { (Double($0) + 0.5) / 8 }
    return (
      places.map { Interpolation.linear(at: $0, xs: attenuations[0], ys: masses) },
      attenuations.count < 2
        ? [] : places.map { Interpolation.linear(at: $0, xs: attenuations[0], ys: attenuations[1]) }
    )
  }
}

/// How near is near enough, relative to the expected value unless another unit is named.
enum Tolerance {
  /// Coefficients against the three printed digits of physics.md.
  static let coefficient = 0.01
  /// The table's transmission against the integral over the spectrum.
  static let table = 0.002
  /// −ln T of the basis materials against the exact one, matter up to zinc.
  static let plainBasis = 0.01
  /// The same for heavier matter, with lead as a third basis.
  static let fullBasis = 0.002
  /// Published tenth-value layers, narrow beam, and broad beam.
  static let tenthValueLayer = 0.08, broadTenthValueLayer = 0.12
  /// The response table against following photons, beside their own noise.
  static let response = 0.03
  /// The build-up table against following 4,000 photons.
  static let buildup = 0.06
  /// Stated penetration against the reckoned one, mm: it is stated in steps of 5.
  static let penetrationMm = 4.0
  /// Areal density of wedge steps by the inverse, percent; share of regions whose class is right.
  static let arealDensityPercent = 2.0, classAccuracy = 0.95
  /// The inverse on signals without noise.
  static let inverse = 0.004
  /// Mass of simulated cargo, one view.
  static let mass = 0.05
  /// Measured moments of noise on flat fields of a million pixels.
  static let noise = 0.02
}

/// |a / b − 1|.
func relativeError(_ value: Double, _ expected: Double) -> Double { abs(value / expected - 1) }

internal import Foundation

/// Attenuation from transmission.
enum NaturalLogarithm {
  /// −ln T, at most 16 (one part in nine million, below any detector), so that zero and less stay finite.
  static func attenuation(transmission: Float) -> Float { -log(max(transmission, 1.125e-7)) }
}

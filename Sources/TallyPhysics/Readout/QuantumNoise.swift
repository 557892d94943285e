internal import Foundation

/// How much signal one quantum carries, in units of open air: the variance of the signal over its mean. Behind more
/// matter the beam is harder and a quantum carries more. Tabulated over −ln T along equal masses of polyethylene and
/// copper; the path matters little (tests state how little).
struct QuantumNoise: Sendable {
  private static let (points, maximum) = (64, Float(16))
  private let weights: [Float]

  init(_ beam: BeamWeights) {
    let basis = BasisMaterials.standard.all.map { beam.coefficients(of: $0) }
    var (depths, carried) = ([Double](), [Double]())
    for step in 0...400 {
      let density = Double(step) * Double(step) / 200
      let passing = basis[0].indices.map { exp(-density / 2 * (basis[0][$0] + basis[1][$0])) }
      let signal = zip(beam.signal, passing).reduce(0) { $0 + $1.0 * $1.1 }
      let squares = zip(beam.squares, passing).reduce(0) { $0 + $1.0 * $1.1 }
      depths.append(-log(signal))
      carried.append(squares / signal / beam.quantaInAir)
    }
    weights = (0...Self.points).map { point in
      Float(
        Interpolation.linear(at: Double(point) * Double(Self.maximum) / Double(Self.points), xs: depths, ys: carried))
    }
  }

  /// Signal of one quantum where the mean signal is `signal`, both in units of open air.
  @inline(__always) func weight(ofSignal signal: Float) -> Float {
    weight(atDepth: -log(max(signal, 1e-7)))
  }

  /// The same where −ln of the mean signal is at hand.
  @inline(__always) func weight(atDepth depth: Float) -> Float {
    let depth = min(max(depth, 0), Self.maximum * 0.9999)
    let place = depth * Float(Self.points) / Self.maximum
    let point = Int(place)
    return weights[point] + (place - Float(point)) * (weights[point + 1] - weights[point])
  }
}

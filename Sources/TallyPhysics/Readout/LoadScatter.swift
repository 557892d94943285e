internal import Foundation

/// What a load scatters forward, in units of what passes it unscattered: the broad-beam build-up B − 1 of steel, tabulated
/// over the −ln T that a pixel shows. At equal −ln T lighter matter scatters more (concrete about a fifth); a pixel does not
/// say what it is made of, so steel stands for all.
struct LoadScatter: Sendable {
  private static let (points, maximum) = (64, Float(14))
  private let excess: [Float]

  init(_ forward: ForwardModel, plane: Int) {
    let steel = Material(name: "steel", massParts: [26: 1])
    var (depths, values) = ([0.0], [0.0])
    for step in 1...70 {
      let mass = Double(step * step) / 8
      let narrow = forward.exactTransmission([(steel, mass)], plane: plane)
      depths.append(-log(narrow))
      values.append(max(0, forward.broadBeamTransmission([(steel, mass)], plane: plane) / narrow - 1))
    }
    excess = (0...Self.points).map { point in
      let depth = Double(point) * Double(Self.maximum) / Double(Self.points)
      return Float(Interpolation.linear(at: depth, xs: depths, ys: values))
    }
  }

  /// B − 1 where the unscattered signal is `signal`, in units of open air.
  @inline(__always) func excess(ofSignal signal: Float) -> Float {
    excess(atDepth: -log(max(signal, 1e-7)))
  }

  /// The same where −ln of the signal is at hand.
  @inline(__always) func excess(atDepth depth: Float) -> Float {
    let depth = min(max(depth, 0), Self.maximum * 0.9999)
    let place = depth * Float(Self.points) / Self.maximum
    let point = Int(place)
    return excess[point] + (place - Float(point)) * (excess[point + 1] - excess[point])
  }
}

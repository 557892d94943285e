internal import Foundation

/// How bremsstrahlung spreads round the direction of its electron: the shape of formula 2BS (H. W. Koch and J. W. Motz,
/// Rev. Mod. Phys. 31 (1959) 920), of which Schiff's forward spectrum is the value at angle 0. Only the shape is taken; the
/// size comes from the table of Seltzer and Berger.
struct RadiationLobe: Sendable {
  private static let rest = KleinNishina.electronRest
  /// Constant of screening (Schiff 1951).
  private static let screening = 111.0
  /// Angles in units of m/E₀, even in the logarithm, from well inside the lobe to far outside.
  private static let angles: [Double] = (0..<44).map { 0.01 * pow(8000, Double($0) / 43) }

  /// Photons a steradian on the axis, for one photon emitted by electrons whose directions are spread normally with a mean
  /// square angle of `spread` rad² round the axis: ∫ p(θ) exp(−θ²/s) / (πs) dθ, with p from 2BS.
  static func onAxis(kineticMev: Double, photonMev: Double, atomicNumber: Int, spread: Double) -> Double {
    let before = kineticMev + rest
    let after = before - photonMev
    let ratio = after / before
    let atom = pow(Double(atomicNumber), 1.0 / 3) / screening
    let momentum = photonMev * rest / (2 * before * max(after, rest))
    let scale = rest / before
    var (sum, folded) = (0.0, 0.0)
    for y in angles {
      let square = y * y
      let base = 1 / ((square + 1) * (square + 1))
      let logarithm = -log(momentum * momentum + atom * atom * base)
      let head = 16 * square * ratio * base * base - (1 + ratio) * (1 + ratio) * base
      let tail = ((1 + ratio * ratio) * base - 4 * square * ratio * base * base) * logarithm
      // One factor y of the formula, another because the points are even in the logarithm.
      let part = max(0, head + tail) * square
      let angle = y * scale
      sum += part
      folded += part * exp(-angle * angle / spread)
    }
    return sum > 0 ? folded / sum / (.pi * spread) : 0
  }
}

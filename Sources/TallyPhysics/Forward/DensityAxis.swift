internal import Foundation

/// Points of areal density, g/cm², even in the square root.
struct DensityAxis: Sendable {
  let points: Int
  private let step: Float, inverseStep: Float

  init(points: Int, maximum: Float) {
    self.points = points
    step = maximum.squareRoot() / Float(points - 1)
    inverseStep = 1 / step
  }

  /// Areal density of a point.
  func density(_ point: Int) -> Double {
    let root = Double(point) * Double(step)
    return root * root
  }

  /// exp(−μt) of each point by bin.
  func attenuations(_ coefficients: [Double]) -> [[Double]] {
    (0..<points).map { point in coefficients.map { exp(-$0 * density(point)) } }
  }

  /// The point below a density and the share of the way to the next; below 0 or above the last, the end cell goes on.
  /// What is not a number lies in the first cell with a share that is not a number.
  @inline(__always) func place(_ density: Float) -> (point: Int, share: Float) {
    let root = density > 0 ? density.squareRoot() * inverseStep : 0
    let point = Int(min(root, Float(points - 2)))
    let (low, high) = (Float(point) * step, Float(point + 1) * step)
    return (point, (density - low * low) / (high * high - low * low))
  }
}

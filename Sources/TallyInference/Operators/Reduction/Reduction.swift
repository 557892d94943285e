internal import Foundation
internal import TallyTensor

/// A way to make one number of many, over a dense row-major array.
enum Reduction: String, Sendable {
  case mean, sum, maximum, minimum, product, magnitude, length, squares, logSum, logSumExponential

  /// In double precision. Of nothing: the largest is −∞, the smallest ∞, a product 1, a mean NaN, everything else 0 (the
  /// logarithm of it where there is one).
  func reduce(_ values: [Double], shape: [Int], reduced: [Bool]) -> [Double] {
    let places = Self.places(shape, reduced)
    switch self {
    case .maximum: return places.gather(values, -.infinity, Double.larger)
    case .minimum: return places.gather(values, .infinity, Double.smaller)
    case .product: return places.gather(values, 1, *)
    case .mean:
      let members = zip(shape, reduced).reduce(1.0) { $1.1 ? $0 * Double($1.0) : $0 }
      return places.gather(values, 0, +).map { $0 / members }
    case .sum: return places.gather(values, 0, +)
    case .magnitude: return places.gather(values, 0) { $0 + abs($1) }
    case .squares: return places.gather(values, 0) { $0 + $1 * $1 }
    case .length: return places.gather(values, 0) { $0 + $1 * $1 }.map { $0.squareRoot() }
    case .logSum: return places.gather(values, 0, +).map { log($0) }
    case .logSumExponential:
      // Shifted by the largest, so that nothing overflows.
      let largest = places.gather(values, -.infinity, Double.larger).map { $0.isFinite ? $0 : 0 }
      let sums = places.gather(values, 0) { (sum, value, place) in sum + exp(value - largest[place]) }
      return zip(sums, largest).map { log($0) + $1 }
    }
  }

  /// The same in whole numbers, wrapping; nil where the result is divided or rooted.
  var whole: Whole? {
    switch self {
    case .sum, .maximum, .minimum, .product, .magnitude, .squares: Whole(method: self)
    case .mean, .length, .logSum, .logSumExponential: nil
    }
  }

  struct Whole {
    fileprivate let method: Reduction

    func reduce(_ values: [Int64], shape: [Int], reduced: [Bool]) -> [Int64] {
      let places = Reduction.places(shape, reduced)
      switch method {
      case .maximum: return places.gather(values, .min, max)
      case .minimum: return places.gather(values, .max, min)
      case .product: return places.gather(values, 1, &*)
      case .magnitude: return places.gather(values, 0) { $0 &+ ($1 < 0 ? 0 &- $1 : $1) }
      case .squares: return places.gather(values, 0) { $0 &+ $1 &* $1 }
      default: return places.gather(values, 0, &+)
      }
    }
  }

  private static func places(_ shape: [Int], _ reduced: [Bool]) -> Places {
    let kept = zip(shape, reduced).map { $1 ? 1 : $0 }
    let steps = zip(ShapeArithmetic.strides(kept), reduced).map { $1 ? 0 : $0 }
    return Places(
      rows: ShapeArithmetic.places(Array(shape.dropLast()), strides: Array(steps.dropLast())), last: shape.last ?? 1,
      lastStep: steps.last ?? 0, count: kept.reduce(1, *))
  }

  /// Where each number goes: the place of each row of the last dimension, and the step along it, so that the index
  /// arithmetic is paid once a row.
  private struct Places {
    let rows: [Int], last: Int, lastStep: Int, count: Int

    func gather<Number>(_ values: [Number], _ start: Number, _ join: (Number, Number) -> Number) -> [Number] {
      gather(values, start) { (sum, value, _) in join(sum, value) }
    }

    func gather<Number>(_ values: [Number], _ start: Number, _ join: (Number, Number, Int) -> Number) -> [Number] {
      var result = [Number](repeating: start, count: count)
      for (row, place) in rows.enumerated() {
        var to = place
        for value in values[row * last..<(row + 1) * last] {
          result[to] = join(result[to], value, to)
          to += lastStep
        }
      }
      return result
    }
  }
}

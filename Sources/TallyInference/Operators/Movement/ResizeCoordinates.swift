internal import Foundation
internal import TallyTensor

/// How Resize finds the input numbers of an output index, as the ONNX specification defines it.
struct ResizeCoordinates: Sendable {
  private enum Method { case nearest, linear, cubic(Double) }
  private let method: Method
  private let transformation: String
  private let rounding: String
  private let excludesOutside: Bool

  init(_ context: NodeContext, early: Bool) throws(ModelError) {
    let mode = try context.text("mode", default: "nearest")
    switch mode {
    case "nearest": method = .nearest
    case "linear", "bilinear": method = .linear
    case "cubic": method = .cubic(Double(try context.float("cubic_coeff_a", default: -0.75)))
    default: throw context.unsupported("resizing by \(mode.prefix(40))")
    }
    transformation =
      early ? "asymmetric" : try context.text("coordinate_transformation_mode", default: "half_pixel")
    rounding = early ? "floor" : try context.text("nearest_mode", default: "round_prefer_floor")
    excludesOutside = try context.flag("exclude_outside", default: false)
    let known = [
      "half_pixel", "half_pixel_symmetric", "pytorch_half_pixel", "align_corners", "asymmetric",
    ]
    guard known.contains(transformation) else {
      throw context.unsupported("the coordinate transformation \(transformation.prefix(40))")
    }
    guard ["round_prefer_floor", "round_prefer_ceil", "floor", "ceil"].contains(rounding) else {
      throw context.invalid("nearest_mode", "\(rounding.prefix(40)) is not known.")
    }
    guard try !context.flag("antialias", default: false) else { throw context.unsupported("antialias") }
  }

  /// The table of one axis. `scale` is what the specification calls so: output over input, as asked for.
  func table(input: Int, output: Int, scale: Double) -> ResamplingAxis {
    if input == output && scale == 1 {
      return ResamplingAxis(
        taps: 1, indices: (0..<output).map { Int32($0) }, weights: [Float](repeating: 1, count: output))
    }
    var (indices, weights) = ([Int32](), [Float]())
    let taps: Int
    switch method {
    case .nearest: taps = 1
    case .linear: taps = 2
    case .cubic: taps = 4
    }
    for index in 0..<output {
      let x = coordinate(index, input, output, scale)
      for (place, weight) in neighbours(x, input) {
        indices.append(Int32(min(max(place, 0), input - 1)))
        weights.append(Float(weight))
      }
    }
    return ResamplingAxis(taps: taps, indices: indices, weights: weights)
  }

  private func coordinate(_ index: Int, _ input: Int, _ output: Int, _ scale: Double) -> Double {
    let x = Double(index)
    switch transformation {
    case "align_corners":
      // The resized length may be broken: length · scale, as asked for.
      let length = Double(input) * scale
      return length == 1 || output == 1 ? 0 : x * Double(input - 1) / (length - 1)
    case "asymmetric": return x / scale
    case "pytorch_half_pixel": return output > 1 ? (x + 0.5) / scale - 0.5 : 0
    case "half_pixel_symmetric":
      let adjustment = Double(output) / (scale * Double(input))
      let offset = Double(input) / 2 * (1 - adjustment)
      return offset + (x + 0.5) / scale - 0.5
    default: return (x + 0.5) / scale - 0.5
    }
  }

  private func neighbours(_ x: Double, _ input: Int) -> [(Int, Double)] {
    let base = Int(x.rounded(.down))
    let fraction = x - Double(base)
    switch method {
    case .nearest:
      let place: Double =
        switch rounding {
        case "floor": x.rounded(.down)
        case "ceil": x.rounded(.up)
        case "round_prefer_ceil": (x + 0.5).rounded(.down)
        default: (x - 0.5).rounded(.up)
        }
      return [(Int(place), 1)]
    case .linear:
      return kept([(base, 1 - fraction), (base + 1, fraction)], input)
    case .cubic(let a):
      // Keys 1981, "Cubic Convolution Interpolation for Digital Image Processing".
      func near(_ t: Double) -> Double { ((a + 2) * t - (a + 3)) * t * t + 1 }
      func far(_ t: Double) -> Double { ((a * t - 5 * a) * t + 8 * a) * t - 4 * a }
      return kept(
        [
          (base - 1, far(1 + fraction)), (base, near(fraction)), (base + 1, near(1 - fraction)),
          (base + 2, far(2 - fraction)),
        ], input)
    }
  }

  /// With exclude_outside what lies outside has no weight and the others share it.
  private func kept(_ taps: [(Int, Double)], _ input: Int) -> [(Int, Double)] {
    guard excludesOutside else { return taps }
    let inside = taps.map { ($0.0, (0..<input).contains($0.0) ? $0.1 : 0) }
    let sum = inside.reduce(0) { $0 + $1.1 }
    return inside.map { ($0.0, sum == 0 ? 0 : $0.1 / sum) }
  }
}

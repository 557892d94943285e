internal import Foundation
internal import TallyTensor

/// How Resize finds the input numbers of an output index, as the ONNX specification defines it.
struct ResizeCoordinates: Sendable {
  private enum Method { case nearest, linear, cubic(Double) }
  private let method: Method
  private let transformation: String
  private let rounding: String
  private let excludesOutside: Bool
  /// Widens the filter where the result is smaller, so that every input number counts.
  private let antialiases: Bool
  /// Coordinates are counted in a region of the input (tf_crop_and_resize).
  var usesRegion: Bool { transformation == "tf_crop_and_resize" }

  /// True where a column's coordinate depends on how many columns there are.
  var countsFromBothEnds: Bool { usesRegion || transformation == "align_corners" }

  /// True for the nearest number at or before a coordinate that is the index over the scale.
  var picksFloor: Bool {
    guard case .nearest = method else { return false }
    return transformation == "asymmetric" && rounding == "floor"
  }

  /// Numbers on either side that a filter may count, where it is not widened.
  var widestFilter: Int { if case .cubic = method { 2 } else { 1 } }

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
      "half_pixel", "half_pixel_symmetric", "pytorch_half_pixel", "align_corners", "asymmetric", "tf_crop_and_resize",
      "tf_half_pixel_for_nn",
    ]
    guard known.contains(transformation) else {
      throw context.unsupported("the coordinate transformation \(transformation.prefix(40))")
    }
    guard ["round_prefer_floor", "round_prefer_ceil", "floor", "ceil"].contains(rounding) else {
      throw context.invalid("nearest_mode", "\(rounding.prefix(40)) is not known.")
    }
    antialiases = try context.flag("antialias", default: false)
  }

  /// The table of one axis. `scale` is what the specification calls so: output over input, as asked for; `region` the part
  /// of the input, from 0 to 1, that is resized.
  func table(input: Int, output: Int, scale: Double, region: ClosedRegion) -> Axis {
    if input == output && scale == 1 && region.isWhole {
      let same = ResamplingAxis(
        taps: 1, indices: (0..<output).map { Int32($0) }, weights: [Float](repeating: 1, count: output))
      return Axis(table: same, isOutside: [Bool](repeating: false, count: output))
    }
    var (indices, weights, isOutside) = ([Int32](), [Float](), [Bool]())
    var taps = 1
    for index in 0..<output {
      let x = usesRegion ? region.coordinate(index, input, output) : coordinate(index, input, output, scale)
      isOutside.append(usesRegion && (x < 0 || x > Double(input - 1)))
      let neighbours = neighbours(x, input, scale)
      taps = neighbours.count
      for (place, weight) in neighbours {
        indices.append(Int32(min(max(place, 0), input - 1)))
        weights.append(Float(weight))
      }
    }
    return Axis(table: ResamplingAxis(taps: taps, indices: indices, weights: weights), isOutside: isOutside)
  }

  /// Where the numbers of an axis come from, and which of them lie outside the input and have no number of their own.
  struct Axis {
    let table: ResamplingAxis
    let isOutside: [Bool]
  }

  /// A part of an axis, from 0 (the first number) to 1 (the last); it may reach beyond both.
  struct ClosedRegion {
    var start = 0.0, end = 1.0

    fileprivate var isWhole: Bool { start == 0 && end == 1 }

    fileprivate func coordinate(_ index: Int, _ input: Int, _ output: Int) -> Double {
      let last = Double(input - 1)
      if output == 1 { return 0.5 * (start + end) * last }
      return start * last + Double(index) * (end - start) * last / Double(output - 1)
    }
  }

  private func coordinate(_ index: Int, _ input: Int, _ output: Int, _ scale: Double) -> Double {
    let x = Double(index)
    switch transformation {
    case "align_corners":
      // The resized length may be broken: length · scale, as asked for.
      let length = Double(input) * scale
      return length == 1 || output == 1 ? 0 : x * Double(input - 1) / (length - 1)
    case "asymmetric": return x / scale
    case "tf_half_pixel_for_nn": return (x + 0.5) / scale
    case "pytorch_half_pixel": return output > 1 ? (x + 0.5) / scale - 0.5 : 0
    case "half_pixel_symmetric":
      let adjustment = Double(output) / (scale * Double(input))
      let offset = Double(input) / 2 * (1 - adjustment)
      return offset + (x + 0.5) / scale - 0.5
    default: return (x + 0.5) / scale - 0.5
    }
  }

  private func neighbours(_ x: Double, _ input: Int, _ scale: Double) -> [(Int, Double)] {
    let base = Int(min(max(x, -1e9), 1e9).rounded(.down))
    // Taps on either side; a widened filter takes as many more as it is wider.
    func taps(_ reach: Double, _ filter: (Double) -> Double) -> [(Int, Double)] {
      let squeeze = antialiases ? min(scale, 1) : 1
      let half = min(max(1, Int((reach / squeeze).rounded(.up))), 2 * input + 4)
      let all = (base - half + 1...base + half).map { ($0, filter(abs(Double($0) - x) * squeeze)) }
      guard antialiases else { return all }
      let sum = all.reduce(0) { $0 + $1.1 }
      return sum == 0 ? all : all.map { ($0.0, $0.1 / sum) }
    }
    switch method {
    case .nearest:
      let place: Double =
        switch rounding {
        case "floor": x.rounded(.down)
        case "ceil": x.rounded(.up)
        case "round_prefer_ceil": (x + 0.5).rounded(.down)
        default: (x - 0.5).rounded(.up)
        }
      return [(Int(min(max(place, -1e9), 1e9)), 1)]
    case .linear: return kept(taps(1) { max(0, 1 - $0) }, input)
    case .cubic(let a):
      // Keys 1981, "Cubic Convolution Interpolation for Digital Image Processing".
      return kept(
        taps(2) { t in
          if t <= 1 { return ((a + 2) * t - (a + 3)) * t * t + 1 }
          return t < 2 ? ((a * t - 5 * a) * t + 8 * a) * t - 4 * a : 0
        }, input)
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

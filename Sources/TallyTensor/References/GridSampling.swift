/// Numbers of a picture, channels first, at places between its pixels. The rules are those of ONNX's GridSample, which has
/// them from PyTorch.
public struct GridSampling: Sendable {
  /// How many pixels around a place count: one, two, or four along every axis (Keys 1981, with a = −3/4).
  public enum Filter: Sendable { case nearest, linear, cubic }
  /// What stands outside the picture: 0, its last pixel, or its mirror image.
  public enum Border: String, Sendable { case zeros, border, reflection }

  /// Filter and border.
  public let filter: Filter, border: Border
  /// −1 and 1 are the centres of the outermost pixels instead of their outer edges.
  public let alignsCorners: Bool

  /// Rules by name.
  public init(filter: Filter, border: Border, alignsCorners: Bool) {
    (self.filter, self.border, self.alignsCorners) = (filter, border, alignsCorners)
  }

  /// `shape` is batch, channels, space; `grid` has for every batch and place one coordinate for each spatial axis, the last
  /// axis first. The result is batch, channels, places.
  public func sample(_ x: [Double], shape: [Int], grid: [Double]) -> [Double] {
    let space = Array(shape[2...])
    let (rank, pixels) = (space.count, space.reduce(1, *))
    let places = shape[0] == 0 ? 0 : grid.count / (shape[0] * rank)
    var y = [Double](repeating: 0, count: shape[0] * shape[1] * places)
    for n in 0..<shape[0] {
      for place in 0..<places {
        let first = (n * places + place) * rank
        var taps: [(place: Int, weight: Double)] = [(0, 1)]
        for axis in 0..<rank {
          let along = self.taps(grid[first + rank - 1 - axis], space[axis])
          taps = taps.flatMap { outer in
            along.map { (outer.place * space[axis] + $0.place, outer.weight * $0.weight) }
          }
        }
        for channel in n * shape[1]..<(n + 1) * shape[1] {
          y[channel * places + place] = taps.reduce(0) { $0 + $1.weight * x[channel * pixels + $1.place] }
        }
      }
    }
    return y
  }

  /// The pixels of one axis that count, with their weights.
  private func taps(_ coordinate: Double, _ extent: Int) -> [(place: Int, weight: Double)] {
    let edge = alignsCorners ? (low: 0, high: Double(extent - 1)) : (low: -0.5, high: Double(extent) - 0.5)
    var at =
      alignsCorners
      ? (coordinate + 1) / 2 * Double(extent - 1) : ((coordinate + 1) * Double(extent) - 1) / 2
    guard at.isFinite else { return [] }
    if filter == .nearest { at = at.rounded(.toNearestOrEven) }
    if at < edge.low || at > edge.high {
      switch border {
      case .zeros: break
      case .border: at = min(max(at, 0), Double(extent - 1))
      case .reflection: at = Self.reflected(at, edge)
      }
    }
    // So far away that nothing of the picture is in reach; the bound keeps the index in range.
    at = min(max(at, -4), Double(extent) + 4)
    let base = Int(at.rounded(.down))
    let fraction = at - Double(base)
    let weights: [(Int, Double)]
    switch filter {
    case .nearest: weights = [(Int(at), 1)]
    case .linear: weights = [(base, 1 - fraction), (base + 1, fraction)]
    case .cubic:
      weights = (-1...2).map { (base + $0, Self.keys(abs(Double($0) - fraction))) }
    }
    return weights.compactMap { pixel, weight in
      if (0..<extent).contains(pixel) { return (pixel, weight) }
      switch border {
      case .zeros: return nil
      case .border: return (min(max(pixel, 0), extent - 1), weight)
      case .reflection: return (min(max(Int(Self.reflected(Double(pixel), edge)), 0), extent - 1), weight)
      }
    }
  }

  private static func reflected(_ x: Double, _ edge: (low: Double, high: Double)) -> Double {
    let range = edge.high - edge.low
    if range <= 0 { return edge.low }
    let distance = (x - edge.low).magnitude.truncatingRemainder(dividingBy: 2 * range)
    return edge.low + (distance <= range ? distance : 2 * range - distance)
  }

  /// Keys 1981, "Cubic Convolution Interpolation for Digital Image Processing", a = −3/4.
  private static func keys(_ t: Double) -> Double {
    let a = -0.75
    if t <= 1 { return ((a + 2) * t - (a + 3)) * t * t + 1 }
    return t < 2 ? ((a * t - 5 * a) * t + 8 * a) * t - 4 * a : 0
  }
}

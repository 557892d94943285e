internal import Foundation

/// Averages along rows and columns without crossing edges: the recursive filter of the domain transform (E. Gastal and
/// M. Oliveira, "Domain transform for edge-aware image and video processing", ACM TOG 30(4), 2011). What it costs does not
/// depend on the reach. Weighted values are filtered as numerator and denominator, so that pixels count by their precision.
struct EdgeKeepingFilter {
  private static let passes = 2
  let width: Int, height: Int
  /// How far apart neighbours are, 1 where nothing separates them: to the pixel at the left, and above.
  private let across: [Float], down: [Float]
  private let reach: Float
  /// What is kept of a neighbour's value, by pass.
  private let keeps: [(across: [Float], down: [Float])]

  /// `step(a, b)` is how many reaches the edge between two pixels counts.
  init(width: Int, height: Int, reach: Float, step: (Int, Int) -> Float) {
    (self.width, self.height, self.reach) = (width, height, reach)
    var (across, down) = ([Float](repeating: 1, count: width * height), [Float](repeating: 1, count: width * height))
    for row in 0..<height {
      for column in 0..<width {
        let pixel = row * width + column
        if column > 0 { across[pixel] = 1 + reach * step(pixel, pixel - 1) }
        if row > 0 { down[pixel] = 1 + reach * step(pixel, pixel - width) }
      }
    }
    (self.across, self.down) = (across, down)
    keeps = (0..<Self.passes).map { pass in
      let scale = (pow(4, Float(Self.passes)) - 1).squareRoot()
      let sigma = reach * Float(3).squareRoot() * pow(2, Float(Self.passes - pass - 1)) / scale
      let keep = -Float(2).squareRoot() / sigma
      return (across.map { exp(keep * $0) }, down.map { exp(keep * $0) })
    }
  }

  /// The largest step between each pixel and its four neighbours, in reaches.
  var steepness: [Float] {
    var result = [Float](repeating: 0, count: width * height)
    for pixel in result.indices {
      let (left, above) = ((across[pixel] - 1) / reach, (down[pixel] - 1) / reach)
      result[pixel] = max(result[pixel], left, above)
      if pixel % width > 0 { result[pixel - 1] = max(result[pixel - 1], left) }
      if pixel >= width { result[pixel - width] = max(result[pixel - width], above) }
    }
    return result
  }

  /// Filters four fields at once, in place.
  func apply(_ fields: inout [SIMD4<Float>]) { for pass in 0..<Self.passes { apply(&fields, pass: pass) } }

  /// One pass alone: 0 is the wide one, 1 the narrow one.
  func apply(_ fields: inout [SIMD4<Float>], pass: Int) {
    guard width > 0, height > 0 else { return }
    let (acrossKeep, downKeep) = (keeps[pass].across, keeps[pass].down)
    for row in 0..<height {
      let start = row * width
      for pixel in start + 1..<max(start + width, start + 1) {
        fields[pixel] += acrossKeep[pixel] * (fields[pixel - 1] - fields[pixel])
      }
      for pixel in (start..<start + width - 1).reversed() {
        fields[pixel] += acrossKeep[pixel + 1] * (fields[pixel + 1] - fields[pixel])
      }
    }
    for pixel in width..<max(width * height, width) {
      fields[pixel] += downKeep[pixel] * (fields[pixel - width] - fields[pixel])
    }
    for pixel in (0..<max(width * (height - 1), 0)).reversed() {
      fields[pixel] += downKeep[pixel + width] * (fields[pixel + width] - fields[pixel])
    }
  }
}

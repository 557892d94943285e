public import TallyCore

/// A part of a picture brought to another grid by averaging over area: each new pixel is the mean of what it covers, border
/// pixels counted with the fraction that is covered. Where the new grid is finer, values are interpolated linearly.
///
/// Average −ln T, not T, when the result is to be read as matter: the areal density of a coarse pixel is the mean of the fine
/// ones', while the mean of T would let one thin gap outshine a dense neighbourhood (Jensen's inequality: −ln of the mean is at
/// most the mean of −ln).
public enum Resampling {
  /// The definition as plain loops over exact overlaps (down) or neighbouring centres (up). Slow; the fast path's twin.
  public static func reference(
    _ values: [Float], width: Int, height: Int, region: PixelRegion, toWidth: Int, toHeight: Int
  ) -> [Float] {
    let part = checked(values.count, width: width, height: height, region: region, toWidth: toWidth, toHeight: toHeight)
    guard let part else { return [Float](repeating: 0, count: max(0, toWidth) * max(0, toHeight)) }
    var result: [Float] = []
    for v in 0..<toHeight {
      for u in 0..<toWidth {
        var (sum, weight): (Double, Double) = (0, 0)
        for y in part.y0..<part.y1 {
          let wy = ResamplingWeights.weight(of: y - part.y0, in: v, from: part.height, to: toHeight)
          if wy == 0 { continue }
          for x in part.x0..<part.x1 {
            let wx = ResamplingWeights.weight(of: x - part.x0, in: u, from: part.width, to: toWidth)
            sum += wx * wy * Double(values[y * width + x])
            weight += wx * wy
          }
        }
        result.append(Float(sum / weight))
      }
    }
    return result
  }

  /// The same as `reference` in two passes, columns then rows, each weight computed once.
  /// `values`: `height · width` numbers, row-major.
  /// `region`: the part to be resampled; cut to the picture. An empty part gives zeros.
  /// `Returns`: `toHeight · toWidth` numbers.
  public static func area(
    _ values: [Float], width: Int, height: Int, region: PixelRegion, toWidth: Int, toHeight: Int
  ) -> [Float] {
    let part = checked(values.count, width: width, height: height, region: region, toWidth: toWidth, toHeight: toHeight)
    guard let part else { return [Float](repeating: 0, count: max(0, toWidth) * max(0, toHeight)) }
    let across = ResamplingWeights(from: part.width, to: toWidth)
    let down = ResamplingWeights(from: part.height, to: toHeight)
    var narrow = [Float](repeating: 0, count: part.height * toWidth)
    across.reduceRows(values, stride: width, part: part, into: &narrow)
    var result = [Float](repeating: 0, count: toHeight * toWidth)
    down.reduceColumns(narrow, width: toWidth, into: &result)
    return result
  }

  /// Averages only what `keep` marks. A new pixel of which less than `least` is kept is not covered: its value is the mean of
  /// what little there is, or 0 where there is nothing.
  /// Returns `toHeight · toWidth` numbers, and the share of each new pixel that was kept.
  public static func area(
    _ values: [Float], keep: [Bool], width: Int, height: Int, region: PixelRegion, toWidth: Int, toHeight: Int
  ) -> (values: [Float], covered: [Float]) {
    precondition(keep.count == values.count, "\(keep.count) marks for \(values.count) values")
    let weighted = zip(values, keep).map { $1 ? $0 : 0 }
    let marks = keep.map { $0 ? Float(1) : 0 }
    let covered = area(marks, width: width, height: height, region: region, toWidth: toWidth, toHeight: toHeight)
    var result = area(weighted, width: width, height: height, region: region, toWidth: toWidth, toHeight: toHeight)
    for i in result.indices { result[i] = covered[i] > 1e-4 ? result[i] / covered[i] : 0 }
    return (result, covered)
  }

  /// The part of the region that lies in the picture; nil where it is empty. Traps where sizes disagree.
  private static func checked(
    _ count: Int, width: Int, height: Int, region: PixelRegion, toWidth: Int, toHeight: Int
  ) -> PixelRegion? {
    precondition(count == width * height && width >= 0 && height >= 0, "\(count) values for \(width) × \(height)")
    precondition(toWidth >= 0 && toHeight >= 0, "a grid of \(toWidth) × \(toHeight)")
    let part = region.intersection(PixelRegion(x0: 0, y0: 0, x1: width, y1: height))
    return part.isEmpty || toWidth == 0 || toHeight == 0 ? nil : part
  }
}

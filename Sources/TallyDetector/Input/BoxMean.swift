/// The mean over a square around each cell, counting only cells that exist; by running sums, so that its cost does not
/// depend on the radius.
enum BoxMean {
  /// `values` are rows of `width`; the square has `2 · radius + 1` cells on a side.
  static func of(_ values: [Float], width: Int, radius: Int) -> [Float] {
    guard width > 0, !values.isEmpty else { return values }
    let height = values.count / width
    var result = [Float](repeating: 0, count: values.count)
    for row in 0..<height { run(values, &result, start: row * width, step: 1, count: width, radius: radius) }
    let across = result
    for column in 0..<width { run(across, &result, start: column, step: width, count: height, radius: radius) }
    return result
  }

  /// The definition: every square summed by itself.
  static func reference(_ values: [Float], width: Int, radius: Int) -> [Float] {
    let height = width > 0 ? values.count / width : 0
    return values.indices.map { index in
      let (x, y) = (index % width, index / width)
      var (sum, count) = (0.0, 0.0)
      for row in max(0, y - radius)...min(height - 1, y + radius) {
        for column in max(0, x - radius)...min(width - 1, x + radius) {
          sum += Double(values[row * width + column])
          count += 1
        }
      }
      return Float(sum / count)
    }
  }

  private static func run(_ source: [Float], _ target: inout [Float], start: Int, step: Int, count: Int, radius: Int) {
    var sum = 0.0
    for i in 0..<min(radius, count) { sum += Double(source[start + i * step]) }
    for i in 0..<count {
      if i + radius < count { sum += Double(source[start + (i + radius) * step]) }
      if i - radius > 0 { sum -= Double(source[start + (i - radius - 1) * step]) }
      target[start + i * step] = Float(sum / Double(min(i + radius, count - 1) - max(i - radius, 0) + 1))
    }
  }
}

/// Mean and spread of groups of numbers that lie one after the other, in double precision.
struct GroupMoments {
  let mean: [Double]
  /// 1 / √(variance + epsilon); of the second moment about zero where `centred` is false.
  let inverseDeviation: [Double]

  init(_ values: [Double], groups: Int, epsilon: Double, centred: Bool = true) {
    let size = groups == 0 ? 0 : values.count / groups
    var (means, inverses) = ([Double](), [Double]())
    for group in 0..<groups {
      let part = values[group * size..<(group + 1) * size]
      let mean = centred ? part.reduce(0, +) / Double(size) : 0
      let variance = part.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(size)
      means.append(mean)
      inverses.append(1 / (variance + epsilon).squareRoot())
    }
    (mean, inverseDeviation) = (means, inverses)
  }

  /// The numbers with mean 0 and deviation 1 in each group.
  func normalised(_ values: [Double]) -> [Double] {
    guard !mean.isEmpty else { return values }
    let size = values.count / mean.count
    return values.indices.map { (values[$0] - mean[$0 / size]) * inverseDeviation[$0 / size] }
  }
}

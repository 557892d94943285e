import TallyCore

/// Uniform floats in [−1, 1), the same for the same seed.
public func randomFloats(_ count: Int, seed: Int) -> [Float] {
  var generator = SeededGenerator(seed: UInt64(bitPattern: Int64(seed)), stream: "floats")
  return (0..<count).map { _ in Float(generator.uniform(-1, 1)) }
}

/// The largest difference over the largest magnitude of what is expected: 0 for equal arrays, infinity where the
/// counts differ, where one side alone is not finite, or where zeros are expected and something else is there.
public func relativeError(_ actual: [Float], _ expected: [Float]) -> Float {
  guard actual.count == expected.count else { return .infinity }
  var (difference, magnitude) = (Float(0), Float(0))
  for (a, e) in zip(actual, expected) {
    if a == e || (a.isNaN && e.isNaN) {
      if e.isFinite { magnitude = max(magnitude, abs(e)) }
      continue
    }
    guard a.isFinite, e.isFinite else { return .infinity }
    difference = max(difference, abs(a - e))
    magnitude = max(magnitude, abs(e))
  }
  return difference == 0 ? 0 : magnitude == 0 ? .infinity : difference / magnitude
}

import TallyCore
import Testing

@testable import TallyDetector

@Test("running sums agree with squares summed one by one", arguments: [0, 1, 2, 5, 40])
func boxMeanAgrees(radius: Int) {
  var generator = SeededGenerator(seed: UInt64(radius))
  for (width, height) in [(1, 1), (1, 9), (9, 1), (2, 2), (7, 5), (33, 20)] {
    let values = (0..<width * height).map { _ in Float(generator.uniform(-1, 1)) }
    let fast = BoxMean.of(values, width: width, radius: radius)
    let slow = BoxMean.reference(values, width: width, radius: radius)
    for (a, b) in zip(fast, slow) { #expect(abs(a - b) < 1e-5, "\(width) × \(height)") }
  }
}

internal import TallyAssessment
internal import TallyCore
internal import TallyDomain

/// Clean containers as numbers only: correlated statistics whose distribution depends on the class, as in life.
struct SyntheticClean {
  var generator: SeededGenerator
  /// Statistics are rounded to this step: ties.
  var step = 0.0
  private var count = 0

  init(seed: UInt64, step: Double = 0) {
    generator = SeededGenerator(seed: seed, stream: "clean")
    self.step = step
  }

  mutating func row() -> ContainerScores {
    let loadClass = generator.pick([LoadClass.empty, .light, .light, .dense, .dense])
    let common = generator.normal()
    let shift = loadClass == .dense ? 2.0 : 0
    var scores = [IndicatorCode.densityAnomaly: -3 + shift + common + 0.5 * generator.normal()]
    scores[loadClass == .empty ? .undeclaredLoad : .commodityMismatch] = -1 + 0.6 * common + generator.normal()
    if step > 0 { scores = scores.mapValues { ($0 / step).rounded() * step } }
    count += 1
    return ContainerScores(identity: "\(generator.next())/\(count)", loadClass: loadClass, scores: scores)
  }

  mutating func rows(_ count: Int) -> [ContainerScores] { (0..<count).map { _ in row() } }
}

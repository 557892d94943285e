internal import Foundation

/// Scaled dot-product attention (Vaswani et al. 2017, "Attention Is All You Need") with grouped heads (Ainslie et al. 2023,
/// "GQA") and a soft cap on the scores, in double precision.
public struct AttentionReference: Sendable {
  /// Which scores are handed out: plain, after the cap, after the bias, or as probabilities.
  public enum Stage: Int, Sendable { case plain, capped, biased, probabilities }

  /// What the products are multiplied by.
  public let scale: Double
  /// Scores become `cap · tanh(score / cap)`; 0 leaves them.
  public let softcap: Double
  /// Which scores are handed out.
  public let stage: Stage

  /// Settings by name.
  public init(scale: Double, softcap: Double, stage: Stage) {
    (self.scale, self.softcap, self.stage) = (scale, softcap, stage)
  }

  /// `query` is batch × heads × steps × size, `keys` and `values` batch × keyHeads × keySteps × (value) size, `bias` as the
  /// scores: batch × heads × steps × keySteps. A row whose bias is −∞ everywhere gives zeros.
  public func run(
    query: [Double], keys: [Double], values: [Double], bias: [Double], batch: Int, heads: Int, keyHeads: Int,
    steps: Int, keySteps: Int, size: Int, valueSize: Int
  ) -> (values: [Double], scores: [Double]) {
    var result = [Double](repeating: 0, count: batch * heads * steps * valueSize)
    var scores = [Double](repeating: 0, count: batch * heads * steps * keySteps)
    let group = heads / max(1, keyHeads)
    for row in 0..<batch * heads * steps {
      let head = row / max(1, steps)
      let keyHead = head / heads * keyHeads + head % heads / group
      let plain = (0..<keySteps).map { key -> Double in
        var sum = 0.0
        for i in 0..<size { sum += query[row * size + i] * keys[(keyHead * keySteps + key) * size + i] }
        return sum * scale
      }
      let capped = softcap > 0 ? plain.map { softcap * tanh($0 / softcap) } : plain
      let added = bias[row * keySteps..<(row + 1) * keySteps]
      let biased = zip(capped, added).map { $0 + $1 }
      let isMasked = added.allSatisfy { $0 == -.infinity }
      let probabilities = isMasked ? [Double](repeating: 0, count: keySteps) : Self.softmax(biased)
      for (key, probability) in probabilities.enumerated() where probability != 0 {
        for i in 0..<valueSize {
          result[row * valueSize + i] += probability * values[(keyHead * keySteps + key) * valueSize + i]
        }
      }
      let handed =
        switch stage {
        case .plain: plain
        case .capped: capped
        case .biased: biased
        case .probabilities: probabilities
        }
      scores.replaceSubrange(row * keySteps..<(row + 1) * keySteps, with: handed)
    }
    return (result, scores)
  }

  private static func softmax(_ x: [Double]) -> [Double] {
    let largest = x.reduce(-.infinity, Double.larger)
    let powers = x.map { exp($0 - largest) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }
}

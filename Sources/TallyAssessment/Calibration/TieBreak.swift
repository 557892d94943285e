internal import TallyCore

/// Randomness that hangs on a container's identity alone: the same container gives the same number on every machine.
enum TieBreak {
  /// Uniform in [0, 1), another one for each purpose.
  static func uniform(_ identity: String, purpose: String) -> Double {
    var generator = SeededGenerator(seed: 0, stream: "\(purpose)/\(identity)")
    return generator.uniform()
  }
}

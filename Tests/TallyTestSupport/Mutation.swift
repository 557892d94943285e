internal import TallyCore

/// Seeded damage to bytes, as transmission and malice do it: flips, cuts, repeats, and values that lengths love to hate.
public enum Mutation {
  /// A damaged copy. The same seed gives the same damage; print the seed in the failure message.
  public static func damaged(_ bytes: [UInt8], seed: UInt64) -> [UInt8] {
    var generator = SeededGenerator(seed: seed, stream: "mutation")
    var result = bytes
    for _ in 0..<generator.integer(1..<5) where !result.isEmpty {
      let position = generator.integer(0..<result.count)
      switch generator.integer(0..<6) {
      case 0: result[position] ^= UInt8(1 << generator.integer(0..<8))
      case 1: result[position] = UInt8(truncatingIfNeeded: generator.next())
      case 2: result.removeSubrange(position..<min(result.count, position + generator.integer(1..<64)))
      case 3: result.insert(contentsOf: result[position..<min(result.count, position + 32)], at: position)
      case 4: for i in position..<min(result.count, position + 4) { result[i] = 0xFF }
      default: for i in position..<min(result.count, position + 8) { result[i] = generator.chance(0.5) ? 0 : 0x7F }
      }
    }
    return result
  }
}

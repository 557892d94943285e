internal import Foundation

/// Seeded randomness: the same seed gives the same numbers on every machine. xoshiro256** seeded by SplitMix64
/// (Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47, 2021).
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// A stream of its own for each seed.
  public init(seed: UInt64) {
    var mixer = seed
    func next() -> UInt64 {
      mixer &+= 0x9E37_79B9_7F4A_7C15
      var z = mixer
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
    state = (next(), next(), next(), next())
  }

  /// A stream that depends on a seed and on a name, so that adding one draw somewhere does not move all the others.
  public init(seed: UInt64, stream: String) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a, 64 bits
    for byte in stream.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    self.init(seed: seed ^ hash)
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    func rotate(_ x: UInt64, _ k: UInt64) -> UInt64 { (x << k) | (x >> (64 - k)) }
    let result = rotate(state.1 &* 5, 7) &* 9
    let t = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= t
    state.3 = rotate(state.3, 45)
    return result
  }

  /// Uniform in [0, 1), 53 bits.
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Uniform in [low, high).
  public mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * uniform() }

  /// Uniform integer in the half-open range, without bias worth naming (range far below 2⁶⁴).
  public mutating func integer(_ range: Range<Int>) -> Int {
    precondition(!range.isEmpty, "empty range")
    return range.lowerBound + Int(next() % UInt64(range.count))
  }

  /// True with the given probability.
  public mutating func chance(_ probability: Double) -> Bool { uniform() < probability }

  /// Standard normal (Box and Muller 1958; one of the pair is thrown away so that the stream has no hidden state).
  public mutating func normal() -> Double {
    let radius = (-2 * log(1 - uniform())).squareRoot()
    return radius * cos(2 * .pi * uniform())
  }

  /// Normal with mean and standard deviation.
  public mutating func normal(_ mean: Double, _ deviation: Double) -> Double { mean + deviation * normal() }

  /// Poisson counts: by multiplication up to a mean of 30, above it the normal approximation rounded and not negative.
  public mutating func poisson(_ mean: Double) -> Double {
    guard mean > 0 else { return 0 }
    guard mean < 30 else { return max(0, normal(mean, mean.squareRoot()).rounded()) }
    let limit = exp(-mean)
    var (count, product) = (0.0, uniform())
    while product > limit {
      count += 1
      product *= uniform()
    }
    return count
  }

  /// One element, each as likely as the others.
  public mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[integer(0..<elements.count)]
  }

  /// The elements in a random order.
  public mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var result = elements
    for i in stride(from: result.count - 1, to: 0, by: -1) { result.swapAt(i, integer(0..<i + 1)) }
    return result
  }
}

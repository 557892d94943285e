internal import TallyTensor

/// How fast this machine is at the two things that a layer is made of; expected times are their larger bound (the roofline
/// of Williams, Waterman and Patterson, CACM 2009).
public struct MachineRates: Sendable, Codable, Equatable {
  /// Floating-point operations a second of one core in small matrix products.
  public let operations: Double
  /// Bytes a second that one core reads and writes, of arrays that no cache holds.
  public let bytes: Double

  /// Rates by number.
  public init(operations: Double, bytes: Double) { (self.operations, self.bytes) = (operations, bytes) }

  /// Measures for some ten milliseconds; `now` is a clock that never runs backwards.
  public static func measure(now: @Sendable () -> Duration) -> MachineRates {
    // A block of tiles at 64 channels, as Winograd's products are; repeated, and the fastest counts.
    let (rows, channels, repeats) = (152, 64, 64)
    let a = [Float](repeating: 0.5, count: rows * channels), b = [Float](repeating: 0.25, count: channels * channels)
    var c = [Float](repeating: 0, count: rows * channels)
    let product = fastest(of: 5, now: now) {
      for _ in 0..<repeats {
        BLAS.multiply(m: rows, n: channels, k: channels, a, lda: channels, b, ldb: channels, &c, ldc: channels)
      }
    }
    let source = [Float](repeating: 1, count: 1 << 22)
    var target = source
    let copy = fastest(of: 3, now: now) { target.replaceSubrange(target.indices, with: source) }
    return MachineRates(
      operations: Double(2 * rows * channels * channels * repeats) / product,
      bytes: Double(2 * MemoryLayout<Float>.size * source.count) / copy)
  }

  private static func fastest(of count: Int, now: @Sendable () -> Duration, _ body: () -> Void) -> Double {
    (0..<count).map { _ in
      let start = now()
      body()
      return max((now() - start) / .seconds(1), 1e-9)
    }.min() ?? 1
  }

  /// Seconds that a layer takes at least: its multiplications as the algorithm does them, or its numbers in and out.
  func seconds(_ layer: PlannedLayer, threads: Int) -> Double {
    let saved = ConvolutionAlgorithm(rawValue: layer.algorithm).map(Self.saving) ?? 1
    let floats = layer.inputs.reduce(0.0) { $0 + Self.count($1) } + layer.outputs.reduce(0.0) { $0 + Self.count($1) }
    return max(layer.operations / saved / (operations * Double(threads)), 4 * floats / bytes)
  }

  /// How many times fewer multiplications an algorithm needs than the definition: `(m · 3 / (m + 2))²` for Winograd
  /// F(m×m, 3×3) (Lavin and Gray, CVPR 2016).
  private static func saving(_ algorithm: ConvolutionAlgorithm) -> Double {
    guard let side = algorithm.rawValue.wholeMatch(of: /winograd(\d)/).flatMap({ Double($0.1) }) else { return 1 }
    let factor = 3 * side / (side + 2)
    return factor * factor
  }

  private static func count(_ shape: [Int]?) -> Double { shape.map { $0.reduce(1.0) { $0 * Double($1) } } ?? 0 }
}

internal import TallyKernelTable

/// Activations over a row of floats.
enum ActivationKernel {
  /// `x[i] = f(x[i])` for `count` floats, in place.
  static func apply(
    _ kind: ActivationKind, alpha: Float, beta: Float, _ x: UnsafeMutablePointer<Float>, count: Int
  ) {
    if kind == .identity { return }
    var i = 0
    while i + lanes <= count {
      store(activated(load(x + i), kind, alpha, beta), x + i)
      i += lanes
    }
    if i < count { tail(x + i, count - i) { activated($0, kind, alpha, beta) } }
  }

  /// Fewer floats than lanes, each alone in a register: writing single lanes of one would cost far more.
  @inline(__always) static func tail(
    _ x: UnsafeMutablePointer<Float>, _ count: Int, _ body: (Lanes) -> Lanes
  ) {
    for k in 0..<count { x[k] = body(Lanes(repeating: x[k]))[0] }
  }

  @inline(__always) static func activated(
    _ x: Lanes, _ kind: ActivationKind, _ alpha: Float, _ beta: Float
  ) -> Lanes {
    switch kind {
    case .identity: return x
    case .relu: return x.replacing(with: 0, where: x .< 0)
    case .leakyRelu: return x.replacing(with: x * alpha, where: x .< 0)
    case .clip:
      let low = x.replacing(with: alpha, where: x .< alpha)
      return low.replacing(with: beta, where: low .> beta)
    case .sigmoid: return sigmoid(x)
    case .hardSigmoid: return hardSigmoid(x, alpha, beta)
    case .hardSwish: return x * hardSigmoid(x, 1 / 6, 0.5)
    case .silu: return x * sigmoid(x)
    }
  }

  @inline(__always) private static func sigmoid(_ x: Lanes) -> Lanes { 1 / (1 + exponential(0 - x)) }

  @inline(__always) private static func hardSigmoid(_ x: Lanes, _ alpha: Float, _ beta: Float) -> Lanes {
    let y = x * alpha + beta
    let low = y.replacing(with: 0, where: y .< 0)
    return low.replacing(with: 1, where: low .> 1)
  }

  /// eˣ; relative error below 3·10⁻⁷ (Cephes' expf, Moshier 1989: range reduction by ln 2 in two parts and a polynomial
  /// of degree 6). Below −87.3 the result is 0.
  @inline(__always) static func exponential(_ x: Lanes) -> Lanes {
    let (lowest, highest): (Float, Float) = (-87.33654, 88.72283)
    var z = x.replacing(with: lowest, where: x .< lowest)
    z = z.replacing(with: highest, where: z .> highest)
    // Adding 1.5·2²³ leaves the nearest whole number in the low bits of the significand.
    let magic: Float = 12_582_912
    let shifted = z * 1.442_695_04 + magic
    let k = shifted - magic
    // e^88.72 would need 2¹²⁸: the power of two is applied in two halves.
    let whole = unsafeBitCast(shifted, to: WholeLanes.self) &- 0x4B40_0000
    let half = whole &>> 1
    let r = z - k * 0.693_359_375 + k * 2.121_944_4e-4
    var p = r * 1.987_569_2e-4 + 1.398_2e-3
    p = p * r + 8.333_452e-3
    p = p * r + 4.166_579_6e-2
    p = p * r + 1.666_666_5e-1
    p = p * r + 5.000_000_1e-1
    p = p * r * r + r + 1
    let first = unsafeBitCast((half &+ 127) &<< 23, to: Lanes.self)
    let second = unsafeBitCast((whole &- half &+ 127) &<< 23, to: Lanes.self)
    let y = p * first * second
    let floored = y.replacing(with: 0, where: x .< lowest)
    let capped = floored.replacing(with: .infinity, where: x .> highest)
    return capped.replacing(with: x, where: x .!= x)
  }
}

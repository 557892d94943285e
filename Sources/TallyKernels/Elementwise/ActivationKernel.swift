/// What is done to a number after it has been summed; `alpha` and `beta` mean what the case says.
public enum ActivationKind: Int, Sendable {
  /// y = x.
  case identity
  /// y = x < 0 ? 0 : x; NaN stays.
  case relu
  /// y = x < 0 ? alpha · x : x.
  case leakyRelu
  /// y = x held between alpha and beta; NaN stays.
  case clip
  /// y = 1 / (1 + e⁻ˣ).
  case sigmoid
  /// y = alpha · x + beta, held between 0 and 1.
  case hardSigmoid
  /// y = x · hardSigmoid(x) with alpha 1/6 and beta 1/2.
  case hardSwish
  /// y = x · sigmoid(x).
  case silu
}

/// Activations over a row of floats.
public enum ActivationKernel {
  /// `x[i] = f(x[i])` for `count` floats, in place.
  public static func apply(
    _ kind: ActivationKind, alpha: Float, beta: Float, _ x: UnsafeMutablePointer<Float>, count: Int
  ) {
    if kind == .identity { return }
    var i = 0
    while i + 8 <= count {
      store(activated(load(x + i), kind, alpha, beta), x + i)
      i += 8
    }
    if i < count { tail(x + i, count - i) { activated($0, kind, alpha, beta) } }
  }

  /// `y[i] = eˣ⁽ⁱ⁾` for `count` floats, in place; relative error below 3·10⁻⁷ (Cephes' expf, Moshier 1989: range
  /// reduction by ln 2 in two parts and a polynomial of degree 6). Below −87.3 the result is 0.
  public static func exponential(_ x: UnsafeMutablePointer<Float>, count: Int) {
    var i = 0
    while i + 8 <= count {
      store(exponential(load(x + i)), x + i)
      i += 8
    }
    if i < count { tail(x + i, count - i) { exponential($0) } }
  }

  /// Fewer than eight floats by way of a full register.
  @inline(__always) static func tail(
    _ x: UnsafeMutablePointer<Float>, _ count: Int, _ body: (Lanes) -> Lanes
  ) {
    var lanes = Lanes(repeating: 0)
    for k in 0..<count { lanes[k] = x[k] }
    lanes = body(lanes)
    for k in 0..<count { x[k] = lanes[k] }
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

  @inline(__always) static func exponential(_ x: Lanes) -> Lanes {
    let (lowest, highest): (Float, Float) = (-87.33654, 88.72283)
    var z = x.replacing(with: lowest, where: x .< lowest)
    z = z.replacing(with: highest, where: z .> highest)
    // Adding 1.5·2²³ leaves the nearest whole number in the low bits of the significand.
    let magic: Float = 12_582_912
    let shifted = z * 1.442_695_04 + magic
    let k = shifted - magic
    // e^88.72 would need 2¹²⁸: the power of two is applied in two halves.
    let whole = unsafeBitCast(shifted, to: SIMD8<Int32>.self) &- 0x4B40_0000
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

/// One number of all lanes of a register.
enum LaneReduction {
  #if TALLY_V4
    @inline(__always) private static func halved(_ v: SIMD16<Float>) -> SIMD4<Float> { halved(v.lowHalf + v.highHalf) }
    @inline(__always) private static func larger(_ v: SIMD16<Float>) -> SIMD4<Float> {
      larger(v.lowHalf.replacing(with: v.highHalf, where: v.lowHalf .< v.highHalf))
    }
  #endif

  @inline(__always) private static func halved(_ v: SIMD8<Float>) -> SIMD4<Float> { v.lowHalf + v.highHalf }
  @inline(__always) private static func halved(_ v: SIMD4<Float>) -> SIMD4<Float> { v }
  @inline(__always) private static func larger(_ v: SIMD8<Float>) -> SIMD4<Float> {
    v.lowHalf.replacing(with: v.highHalf, where: v.lowHalf .< v.highHalf)
  }
  @inline(__always) private static func larger(_ v: SIMD4<Float>) -> SIMD4<Float> { v }

  /// The sum of all lanes.
  @inline(__always) static func total(_ v: Lanes) -> Float {
    let four = halved(v)
    return (four[0] + four[2]) + (four[1] + four[3])
  }

  /// The largest lane.
  @inline(__always) static func largest(_ v: Lanes) -> Float {
    let four = larger(v)
    let (a, b) = (four[0] < four[1] ? four[1] : four[0], four[2] < four[3] ? four[3] : four[2])
    return a < b ? b : a
  }
}

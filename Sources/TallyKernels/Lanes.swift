/// The widest register of the instruction set: sixteen lanes with AVX-512 (x86-64-v4), eight with AVX2 (v3), four in a
/// baseline build and on arm64.
#if TALLY_V4
  typealias Lanes = SIMD16<Float>
  typealias WholeLanes = SIMD16<Int32>
#elseif TALLY_V3
  typealias Lanes = SIMD8<Float>
  typealias WholeLanes = SIMD8<Int32>
#else
  typealias Lanes = SIMD4<Float>
  typealias WholeLanes = SIMD4<Int32>
#endif

/// How many.
@inline(__always) var lanes: Int {
  #if TALLY_V4
    16
  #elseif TALLY_V3
    8
  #else
    4
  #endif
}

/// Floats that need no alignment.
@inline(__always) func load(_ p: UnsafePointer<Float>) -> Lanes {
  UnsafeRawPointer(p).loadUnaligned(as: Lanes.self)
}

/// Floats that need no alignment.
@inline(__always) func store(_ value: Lanes, _ p: UnsafeMutablePointer<Float>) {
  UnsafeMutableRawPointer(p).storeBytes(of: value, as: Lanes.self)
}

/// `a · b + c`: one instruction where the processor has it. In a baseline build on x86 `addingProduct` would be a call
/// of fmaf for every lane.
@inline(__always) func fused(_ a: Lanes, _ b: Lanes, _ c: Lanes) -> Lanes {
  #if TALLY_V3 || TALLY_V4 || arch(arm64)
    c.addingProduct(a, b)
  #else
    a * b + c
  #endif
}

/// The same with one number for all lanes.
@inline(__always) func fused(_ a: Float, _ b: Lanes, _ c: Lanes) -> Lanes { fused(Lanes(repeating: a), b, c) }

// The door of TallyKernels: the fast paths of the inference core (docs/architecture.md).
//
// Every function here works on concrete `Float` through pointers, a whole row, tile or layer per call, so that a module
// boundary costs nothing. This is the only target that is compiled with -Ounchecked: callers (TallyTensor) prove the
// bounds at the entrance. No generic library code, no allocation, no Foundation: the same folder can be compiled for
// other instruction sets. Each kernel has its definition as plain loops beside its caller in TallyTensor.
//
// `a * b + c` is written out: in a baseline build `addingProduct` becomes a call of fmaf for every lane.

/// Eight lanes: two SSE registers in a baseline build, one AVX register with -march=x86-64-v3.
@usableFromInline typealias Lanes = SIMD8<Float>

/// Lanes from eight floats that need no alignment.
@inline(__always) func load(_ p: UnsafePointer<Float>) -> Lanes {
  UnsafeRawPointer(p).loadUnaligned(as: Lanes.self)
}

/// Lanes to eight floats that need no alignment.
@inline(__always) func store(_ value: Lanes, _ p: UnsafeMutablePointer<Float>) {
  UnsafeMutableRawPointer(p).storeBytes(of: value, as: Lanes.self)
}

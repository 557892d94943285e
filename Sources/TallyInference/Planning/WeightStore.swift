internal import Synchronization
internal import TallyTensor

/// Packed weights of a model, shared by its plans: they depend on the window and the channels, not on the picture.
final class WeightStore: Sendable {
  private struct Key: Hashable {
    let node: String, algorithm: ConvolutionAlgorithm, instructions: InstructionSet, shape: [Int], digest: Int
  }
  private struct State {
    var packed: [Key: ConvolutionWeights] = [:]
    var bytes = 0
  }
  private let state = Mutex(State())
  /// Bytes beyond which all is forgotten; plans keep what they use. Only weights that a model computes anew for every
  /// run come so far.
  private let limit: Int

  init(bytes: Int) { limit = bytes }

  func weights(
    _ shape: ConvolutionShape, _ algorithm: ConvolutionAlgorithm, _ instructions: InstructionSet, _ tensor: Tensor,
    node: String
  ) throws(ModelError) -> ConvolutionWeights {
    let floats = tensor.floats
    var hasher = Hasher()
    floats.withUnsafeBytes { hasher.combine(bytes: $0) }
    let key = Key(
      node: node, algorithm: algorithm, instructions: instructions, shape: tensor.shape, digest: hasher.finalize())
    if let known = state.withLock({ $0.packed[key] }) { return known.adapted(to: shape) }
    guard let fresh = ConvolutionWeights(shape, algorithm: algorithm, instructions: instructions, weights: floats)
    else {
      throw .outOfMemory(bytes: UInt64(4 * floats.count))
    }
    state.withLock { state in
      if state.bytes > limit { state = State() }
      state.packed[key] = fresh
      state.bytes += fresh.bytes
    }
    return fresh
  }
}

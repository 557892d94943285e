internal import Synchronization
internal import TallyTensor

/// Packed weights of a model, shared by its plans: they depend on the window and the channels, not on the picture.
final class WeightStore: Sendable {
  private struct Key: Hashable {
    let node: String, algorithm: ConvolutionAlgorithm, shape: [Int], digest: Int
  }
  private let packed = Mutex<[Key: ConvolutionWeights]>([:])

  func weights(
    _ shape: ConvolutionShape, _ algorithm: ConvolutionAlgorithm, _ tensor: Tensor, node: String
  ) throws(ModelError) -> ConvolutionWeights {
    let floats = tensor.floats
    var hasher = Hasher()
    floats.withUnsafeBytes { hasher.combine(bytes: $0) }
    let key = Key(node: node, algorithm: algorithm, shape: tensor.shape, digest: hasher.finalize())
    if let known = packed.withLock({ $0[key] }) { return known.adapted(to: shape) }
    guard let fresh = ConvolutionWeights(shape, algorithm: algorithm, weights: floats) else {
      throw .outOfMemory(bytes: UInt64(4 * floats.count))
    }
    packed.withLock { $0[key] = fresh }
    return fresh
  }
}

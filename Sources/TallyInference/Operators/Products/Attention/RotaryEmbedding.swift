internal import TallyCore

/// RotaryEmbedding (ONNX 23; Su et al. 2021, "RoFormer"): pairs of numbers of each head turned by an angle that depends on
/// the position.
struct RotaryEmbedding: Operation {
  private let interleaves: Bool
  private let heads: Int
  /// Numbers of a head that are turned; 0 for all.
  private let turned: Int

  init(_ context: NodeContext) throws(ModelError) {
    interleaves = try context.flag("interleaved", default: false)
    heads = try context.integer("num_heads", default: 0)
    turned = try context.integer("rotary_embedding_dim", default: 0)
    guard heads >= 0, turned >= 0, turned % 2 == 0 else {
      throw context.invalid("rotary_embedding_dim", "An even number is expected.")
    }
  }

  /// Batch, steps, heads and numbers of a head, with the strides of each in memory.
  private func layout(_ inputs: Operands) throws(ModelError) -> (shape: [Int], strides: [Int], turned: Int) {
    let x = try inputs.shape(0)
    let strides = ShapeArithmetic.strides(x)
    let (shape, steps): ([Int], [Int])
    if x.count == 4 {
      (shape, steps) = ([x[0], x[2], x[1], x[3]], [strides[0], strides[2], strides[1], 1])
    } else {
      guard x.count == 3, heads > 0, x[2] % heads == 0 else {
        throw inputs.invalid("attribute num_heads", "\(x) does not make \(heads) heads.")
      }
      (shape, steps) = ([x[0], x[1], heads, x[2] / heads], [strides[0], strides[1], x[2] / heads, 1])
    }
    let size = turned == 0 ? shape[3] : turned
    guard size <= shape[3], size % 2 == 0 else {
      throw inputs.invalid("attribute rotary_embedding_dim", "\(size) of \(shape[3]) numbers cannot be turned.")
    }
    return (shape, steps, size)
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (type, layout) = (try inputs.floating(0), try layout(inputs))
    try inputs.requireSameType([1, 2])
    let (cosines, sines) = (try inputs.shape(1), try inputs.shape(2))
    let half = layout.turned / 2
    let fits = inputs.has(3) ? cosines.count == 2 : cosines == [layout.shape[0], layout.shape[1], half]
    guard cosines == sines, cosines.last == half, fits else {
      throw inputs.invalid(1, "Caches \(cosines) and \(sines) do not fit.")
    }
    if inputs.has(3) {
      try inputs.requireIndices(3)
      guard try inputs.shape(3) == Array(layout.shape[..<2]) else {
        throw inputs.invalid(3, "One position for every step is expected.")
      }
    }
    return [type]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, layout) = (try inputs.tensor(0), try layout(inputs))
    let (cosines, sines) = (try inputs.tensor(1), try inputs.tensor(2))
    let half = layout.turned / 2
    let steps = layout.shape[0] * layout.shape[1]
    let rows =
      inputs.has(3)
      ? try inputs.places(try inputs.tensor(3).integers, extent: cosines.shape[0], input: 3) : Array(0..<steps)
    let (c, s, values) = (cosines.doubles, sines.doubles, x.doubles)
    var result = values
    for (step, row) in rows.enumerated() {
      let (batch, time) = (step / layout.shape[1], step % layout.shape[1])
      for head in 0..<layout.shape[2] {
        let first = batch * layout.strides[0] + time * layout.strides[1] + head * layout.strides[2]
        for pair in 0..<half {
          let (a, b) = interleaves ? (first + 2 * pair, first + 2 * pair + 1) : (first + pair, first + half + pair)
          let (cosine, sine) = (c[row * half + pair], s[row * half + pair])
          result[a] = cosine * values[a] - sine * values[b]
          result[b] = sine * values[a] + cosine * values[b]
        }
      }
    }
    return [Tensor(shape: x.shape, doubles: result, as: x.elementType)]
  }
}

internal import TallyCore
internal import TallyTensor

/// Attention (ONNX 23, 24, 25): inputs Q, K, V, attn_mask, past_key, past_value, nonpad_kv_seqlen; outputs Y, present_key,
/// present_value and the scores at some stage.
struct Attention: Operation {
  private let scale: Double?
  private let heads: (query: Int, key: Int)?
  private let isCausal: Bool
  private let softcap: Double
  private let window: (left: Int, right: Int)
  private let scoreStage: AttentionReference.Stage
  var isFoldable: Bool { false }

  init(_ context: NodeContext) throws(ModelError) {
    scale = context.has("scale") ? Double(try context.float("scale", default: 1)) : nil
    if context.has("q_num_heads") || context.has("kv_num_heads") {
      let (q, kv) = (try context.integer("q_num_heads", default: 0), try context.integer("kv_num_heads", default: 0))
      guard q > 0, kv > 0 else { throw context.invalid("q_num_heads", "Both numbers of heads must be positive.") }
      heads = (q, kv)
    } else {
      heads = nil
    }
    isCausal = try context.flag("is_causal", default: false)
    softcap = Double(try context.float("softcap", default: 0))
    window = (
      try context.integer("left_window_size", default: -1), try context.integer("right_window_size", default: -1)
    )
    guard window.left >= -1, window.right >= -1 else { throw context.invalid("left_window_size", "It is negative.") }
    guard let stage = AttentionReference.Stage(rawValue: try context.integer("qk_matmul_output_mode", default: 0))
    else { throw context.invalid("qk_matmul_output_mode", "It is not known.") }
    scoreStage = stage
    let precision = try context.integer("softmax_precision", default: 1)
    guard [1, 10, 11].contains(precision) else { throw context.unsupported("softmax_precision \(precision)") }
  }

  /// Extents, with heads apart: batch, heads, steps, numbers of a head.
  private struct Sizes {
    var query: [Int], key: [Int], value: [Int]
    var past = 0
    var splits: Bool
  }

  private func sizes(_ inputs: Operands) throws(ModelError) -> Sizes {
    let shapes = (try inputs.shape(0), try inputs.shape(1), try inputs.shape(2))
    let rank = shapes.0.count
    guard rank == 3 || rank == 4, shapes.1.count == rank, shapes.2.count == rank else {
      throw inputs.invalid("inputs", "Q, K and V must all have three or all four axes.")
    }
    var sizes = Sizes(query: shapes.0, key: shapes.1, value: shapes.2, splits: rank == 3)
    if rank == 3 {
      guard let heads else { throw inputs.invalid("attribute q_num_heads", "It is missing.") }
      func split(_ shape: [Int], _ count: Int, _ index: Int) throws(ModelError) -> [Int] {
        guard shape[2] % count == 0 else { throw inputs.invalid(index, "\(shape) does not make \(count) heads.") }
        return [shape[0], count, shape[1], shape[2] / count]
      }
      sizes.query = try split(shapes.0, heads.query, 0)
      sizes.key = try split(shapes.1, heads.key, 1)
      sizes.value = try split(shapes.2, heads.key, 2)
    }
    let (q, k, v) = (sizes.query, sizes.key, sizes.value)
    guard q[0] == k[0], k[0] == v[0], k[1] == v[1], k[2] == v[2], q[3] == k[3], k[1] > 0, q[1] % k[1] == 0 else {
      throw inputs.invalid("inputs", "Q \(q), K \(k) and V \(v) do not fit together.")
    }
    guard inputs.has(4) == inputs.has(5), !(inputs.has(4) && inputs.has(6)) else {
      throw inputs.invalid("inputs", "Past keys and values come together, and without lengths.")
    }
    if inputs.has(4) {
      let (pastKey, pastValue) = (try inputs.shape(4), try inputs.shape(5))
      guard pastKey.count == 4, pastKey == [k[0], k[1], pastKey[2], k[3]],
        pastValue == [v[0], v[1], pastKey[2], v[3]]
      else { throw inputs.invalid(4, "A past \(pastKey), \(pastValue) does not fit \(k), \(v).") }
      sizes.past = pastKey[2]
    }
    if inputs.has(3) {
      let (mask, whole) = (try inputs.shape(3), [q[0], q[1], q[2], k[2] + sizes.past])
      // A mask may be shorter than all keys: what it does not name is not looked at.
      guard let last = mask.last, last <= whole[3],
        Broadcast.shape(Array(mask.dropLast()) + [last == 1 ? 1 : whole[3]], whole) == whole
      else { throw inputs.invalid(3, "A mask \(mask) does not spread over \(whole).") }
    }
    if inputs.has(6), try inputs.shape(6) != [q[0]] { throw inputs.invalid(6, "One length a batch is expected.") }
    return sizes
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (type, s) = (try inputs.floating(0).elementType, try sizes(inputs))
    try inputs.requireSameType([1, 4])
    try inputs.requireSameType([5], as: 2)
    let valueType = try inputs.floating(2).elementType
    if inputs.has(6) { try inputs.requireIndices(6) }
    let (q, keys) = (s.query, s.key[2] + s.past)
    let result = s.splits ? [q[0], q[2], q[1] * s.value[3]] : [q[0], q[1], q[2], s.value[3]]
    return [
      ValueType(result, type), ValueType([q[0], s.key[1], keys, s.key[3]], type),
      ValueType([q[0], s.key[1], keys, s.value[3]], valueType), ValueType([q[0], q[1], q[2], keys], type),
    ]
  }

  func operations(_ inputs: Operands, _ outputs: [ValueType]) throws(ModelError) -> Double {
    let s = try sizes(inputs)
    let scores = Double(s.query[0] * s.query[1] * s.query[2]) * Double(s.key[2] + s.past)
    return 2 * scores * Double(s.key[3] + s.value[3])
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (types, s) = (try infer(inputs), try sizes(inputs))
    let query = Self.headsFirst(try inputs.tensor(0), s.query, s.splits)
    var keys = Self.headsFirst(try inputs.tensor(1), s.key, s.splits)
    var values = Self.headsFirst(try inputs.tensor(2), s.value, s.splits)
    if inputs.has(4) {
      keys = Self.behind(try inputs.tensor(4), keys)
      values = Self.behind(try inputs.tensor(5), values)
    }
    let reference = AttentionReference(
      scale: scale ?? 1 / Double(max(1, s.query[3])).squareRoot(), softcap: softcap, stage: scoreStage)
    let result = reference.run(
      query: query.doubles, keys: keys.doubles, values: values.doubles, bias: try bias(inputs, s),
      batch: s.query[0], heads: s.query[1], keyHeads: s.key[1], steps: s.query[2], keySteps: keys.shape[2],
      size: s.query[3], valueSize: s.value[3])
    let shape = [s.query[0], s.query[1], s.query[2], s.value[3]]
    var y = Tensor(shape: shape, doubles: result.values, as: types[0].elementType)
    if s.splits {
      let strides = ShapeArithmetic.strides(shape)
      let order = [0, 2, 1, 3]
      y = y.picking(
        ShapeArithmetic.places(order.map { shape[$0] }, strides: order.map { strides[$0] }), shape: types[0].shape)
    }
    return [y, keys, values, Tensor(shape: types[3].shape, doubles: result.scores, as: types[3].elementType)]
  }

  /// What is added to each score: 0, −∞ where a key must not be looked at, or what the mask says.
  private func bias(_ inputs: Operands, _ s: Sizes) throws(ModelError) -> [Double] {
    let shape = [s.query[0], s.query[1], s.query[2], s.key[2] + s.past]
    var bias = [Double](repeating: 0, count: shape.reduce(1, *))
    let keys = shape[3]
    if inputs.has(3) {
      let mask = try inputs.tensor(3)
      let allowed = mask.elementType == .bool
      let numbers = mask.doubles.map { allowed ? ($0 != 0 ? 0 : -Double.infinity) : $0 }
      let length = mask.shape[mask.shape.count - 1]
      let rows = ShapeArithmetic.broadcastIndices(Array(mask.shape.dropLast()), to: Array(shape.dropLast()))
      for (row, place) in rows.enumerated() {
        for key in 0..<keys {
          // A single column spreads; beyond a shorter mask nothing is looked at.
          let column = length == 1 && keys > 1 ? 0 : key
          bias[row * keys + key] = column < length ? numbers[place * length + column] : -Double.infinity
        }
      }
    }
    let lengths = inputs.has(6) ? try inputs.tensor(6).integers.map { Int(min(max($0, 0), Int64(keys))) } : []
    for row in 0..<shape[0] * shape[1] * shape[2] {
      let (batch, step) = (row / (shape[1] * shape[2]), row % shape[2])
      let position: Int = step + (lengths.isEmpty ? s.past : lengths[batch] - shape[2])
      for key in 0..<keys {
        let behind = position - key
        var isOpen = !isCausal || behind >= 0
        if window.left >= 0 && behind > window.left { isOpen = false }
        if window.right >= 0 && -behind > window.right { isOpen = false }
        if !lengths.isEmpty && key >= lengths[batch] { isOpen = false }
        if isOpen { continue }
        bias[row * keys + key] = -Double.infinity
      }
    }
    return bias
  }

  /// Batch, heads, steps, numbers; from batch, steps, heads · numbers where the heads lie together.
  private static func headsFirst(_ tensor: Tensor, _ shape: [Int], _ splits: Bool) -> Tensor {
    guard splits else { return tensor }
    let strides = ShapeArithmetic.strides([shape[0], shape[2], shape[1], shape[3]])
    return tensor.picking(
      ShapeArithmetic.places(shape, strides: [strides[0], strides[2], strides[1], strides[3]]), shape: shape)
  }

  /// Two tensors one behind the other along the steps.
  private static func behind(_ first: Tensor, _ second: Tensor) -> Tensor {
    let (a, b) = (first.shape[2] * first.shape[3], second.shape[2] * second.shape[3])
    var picks: [Int] = []
    for head in 0..<first.shape[0] * first.shape[1] {
      picks.append(contentsOf: head * a..<(head + 1) * a)
      let begin = first.count + head * b
      picks.append(contentsOf: begin..<begin + b)
    }
    let shape = [first.shape[0], first.shape[1], first.shape[2] + second.shape[2], first.shape[3]]
    return Tensor.joined([first, second], shape: [picks.count]).picking(picks, shape: shape)
  }
}

internal import TallyTensor

/// The window of a convolution or pooling: attributes that all of them share.
struct Window: Sendable {
  /// Padding as numbers, or a rule that makes them from the shape.
  enum Padding: Sendable, Equatable { case explicit([Int]), sameUpper, sameLower, valid }

  /// Numbers of a window, at most: a whole picture of 2,048 by 2,048.
  static let largest = 1 << 22

  let kernel: [Int]?
  let strides: [Int]?
  let dilations: [Int]?
  let padding: Padding

  init(_ context: NodeContext) throws(ModelError) {
    kernel = try context.integers("kernel_shape")
    strides = try context.integers("strides")
    dilations = try context.integers("dilations")
    let rule = try context.text("auto_pad", default: "NOTSET")
    switch rule {
    case "NOTSET", "": padding = .explicit(try context.integers("pads") ?? [])
    case "SAME_UPPER": padding = .sameUpper
    case "SAME_LOWER": padding = .sameLower
    case "VALID": padding = .valid
    default: throw context.invalid("auto_pad", "\(rule.prefix(40)) is no rule.")
    }
    for (name, list) in [("kernel_shape", kernel), ("strides", strides), ("dilations", dilations)] {
      guard list?.allSatisfy({ $0 > 0 }) ?? true else { throw context.invalid(name, "All must be positive.") }
    }
    if case .explicit(let pads) = padding, !pads.allSatisfy({ $0 >= 0 }) {
      throw context.invalid("pads", "Negative padding is not read.")
    }
  }

  /// The window along every spatial axis, for inputs of these extents.
  struct Resolved: Sendable {
    var kernel: [Int], strides: [Int], dilations: [Int], before: [Int], after: [Int], outputs: [Int]
  }

  /// Sizes of the output for a window that moves over the input; `roundUp` counts a window that begins inside.
  func resolve(_ extents: [Int], kernel: [Int], roundUp: Bool, _ inputs: Operands) throws(ModelError) -> Resolved {
    let rank = extents.count
    var result = try filled(rank, kernel: kernel, inputs)
    for axis in 0..<rank {
      let (stride, span) = (result.strides[axis], (kernel[axis] - 1) * result.dilations[axis] + 1)
      switch padding {
      case .explicit, .valid: break
      case .sameUpper, .sameLower:
        let outputs = (extents[axis] + stride - 1) / stride
        let total = max(0, (outputs - 1) * stride + span - extents[axis])
        let small = total / 2
        result.before[axis] = padding == .sameUpper ? small : total - small
        result.after[axis] = total - result.before[axis]
      }
      let room = extents[axis] + result.before[axis] + result.after[axis] - span
      guard room >= 0 else {
        throw inputs.invalid("kernel_shape", "A window of \(span) does not fit \(extents[axis]) with its padding.")
      }
      var outputs = room / stride + 1
      // A window that would begin in the padding behind the input does not count (ONNX, since version 19; as ORT).
      if roundUp, room % stride != 0, outputs * stride < extents[axis] + result.before[axis] { outputs += 1 }
      result.outputs.append(outputs)
    }
    return result
  }

  /// Attributes with their defaults for a number of spatial axes; `outputs` is left empty.
  func filled(_ rank: Int, kernel: [Int], _ inputs: Operands) throws(ModelError) -> Resolved {
    let ones = [Int](repeating: 1, count: rank)
    var pads = [Int](repeating: 0, count: 2 * rank)
    if case .explicit(let given) = padding, !given.isEmpty { pads = given }
    let lists = [
      ("kernel_shape", kernel, rank), ("strides", strides ?? ones, rank), ("dilations", dilations ?? ones, rank),
      ("pads", pads, 2 * rank),
    ]
    for (name, list, count) in lists where list.count != count {
      throw inputs.invalid("attribute \(name)", "It has \(list.count) numbers where \(count) are needed.")
    }
    guard kernel.allSatisfy({ $0 > 0 }) else { throw inputs.invalid("kernel", "A window is empty.") }
    var limits = inputs.limits
    limits.elements = min(limits.elements, Self.largest)
    _ = try limits.elements(of: kernel, place: "node \(inputs.node), kernel_shape")
    return Resolved(
      kernel: kernel, strides: strides ?? ones, dilations: dilations ?? ones, before: Array(pads[..<rank]),
      after: Array(pads[rank...]), outputs: [])
  }
}

extension Window.Resolved {
  /// The same window for two spatial axes, one of which may have been added; nil for three and more.
  func shape(batch: Int, extents: [Int], inputs: Int, outputs: Int, groups: Int) -> ConvolutionShape? {
    guard extents.count == 1 || extents.count == 2 else { return nil }
    func pair(_ list: [Int], _ missing: Int) -> (Int, Int) {
      list.count == 2 ? (list[0], list[1]) : (missing, list[0])
    }
    let (size, top, end) = (pair(extents, 1), pair(before, 0), pair(after, 0))
    return ConvolutionShape(
      batch: batch, height: size.0, width: size.1, inputs: inputs, outputs: outputs, groups: groups,
      kernel: pair(kernel, 1), stride: pair(strides, 1), dilation: pair(dilations, 1), padTop: top.0, padLeft: top.1,
      padBottom: end.0, padRight: end.1)
  }
}

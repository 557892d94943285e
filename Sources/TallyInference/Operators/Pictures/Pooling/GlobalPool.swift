internal import TallyTensor

/// GlobalAveragePool and GlobalMaxPool: one number per channel, over every spatial axis.
struct GlobalPool: Operation {
  private let average: Bool

  init(_ context: NodeContext) throws(ModelError) { average = context.node.operatorName == "GlobalAveragePool" }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let type = try inputs.type(0)
    let x = try inputs.shape(0, minimumRank: 3)
    _ = try inputs.floating(0)
    try inputs.requireNumbers(0)
    return [ValueType([x[0], x[1]] + x[2...].map { _ in 1 }, type.elementType)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, type) = (try inputs.tensor(0), try infer(inputs)[0])
    let (values, pixels) = (x.doubles, x.shape[2...].reduce(1, *))
    let pooled = (0..<type.count).map { channel -> Double in
      let plane = values[channel * pixels..<(channel + 1) * pixels]
      return average ? plane.reduce(0, +) / Double(pixels) : plane.reduce(-.infinity, Double.larger)
    }
    return [Tensor(shape: type.shape, doubles: pooled, as: type.elementType)]
  }

  func lower(_ node: LoweringNode) throws(ModelError) -> Bool {
    let x = try node.operands.shape(0)
    guard average else { return false }
    let (input, output) = (try node.input(0, .channelsLast), node.output(0, .channelsLast))
    let pixels = x[2...].reduce(1, *)
    node.emit("mean", reads: [input], writes: [output]) { (run) throws(ModelError) in
      Pooling.globalAverage(
        run[input], run[output], batch: x[0], pixels: pixels, channels: x[1], team: run.team)
    }
    return true
  }
}

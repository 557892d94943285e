/// DepthToSpace (ONNX 1, 11, 13) and SpaceToDepth (1, 13): channels become blocks of pixels, and back.
struct DepthToSpace: Operation {
  let block: Int
  let toSpace: Bool
  /// Columns of the block come after its channels.
  private let channelsFirst: Bool

  init(_ context: NodeContext) throws(ModelError) {
    block = try context.integer("blocksize", default: 0)
    guard (1...65_536).contains(block) else { throw context.invalid("blocksize", "\(block) is out of range.") }
    let mode = try context.text("mode", default: "DCR")
    guard mode == "DCR" || mode == "CRD" else { throw context.invalid("mode", "\(mode.prefix(40)) is not known.") }
    toSpace = context.node.operatorName == "DepthToSpace"
    channelsFirst = mode == "CRD"
  }

  /// Batch, channels, rows and columns of the side with more channels.
  private func deep(_ inputs: Operands) throws(ModelError) -> [Int] {
    let x = try inputs.shape(0)
    let area = block * block
    guard x.count == 4, toSpace ? x[1] % area == 0 : x[2] % block == 0 && x[3] % block == 0 else {
      throw inputs.invalid("attribute blocksize", "Blocks of \(block) do not fit \(x).")
    }
    return toSpace ? x : [x[0], x[1] * area, x[2] / block, x[3] / block]
  }

  func infer(_ inputs: Operands) throws(ModelError) -> [ValueType] {
    let (type, deep) = (try inputs.type(0), try deep(inputs))
    let wide = [deep[0], deep[1] / (block * block), deep[2] * block, deep[3] * block]
    return [ValueType(toSpace ? wide : deep, type.elementType)]
  }

  func evaluate(_ inputs: Operands) throws(ModelError) -> [Tensor] {
    let (x, type, deep) = (try inputs.tensor(0), try infer(inputs)[0], try deep(inputs))
    let (channels, rows, columns) = (deep[1] / (block * block), deep[2], deep[3])
    // The wide side seen as batch, channel, row, row in block, column, column in block.
    let wide = [deep[0], channels, rows, block, columns, block]
    let plane = rows * columns
    let (inBlock, perChannel) = channelsFirst ? (1, block * block) : (channels, 1)
    let strides = [deep[1] * plane, perChannel * plane, columns, block * inBlock * plane, 1, inBlock * plane]
    let places = ShapeArithmetic.places(wide, strides: strides)
    if toSpace { return [x.picking(places, shape: type.shape)] }
    var picks = [Int](repeating: 0, count: x.count)
    for (from, to) in places.enumerated() { picks[to] = from }
    return [x.picking(picks, shape: type.shape)]
  }
}

internal import TallyTensor

/// One node as its operator sees it while it is lowered: its operands, and the means to ask for memory and emit steps.
struct LoweringNode {
  let lowering: Lowering
  private let node: OptimisedGraph.Node
  let operands: Operands
  let outputTypes: [ValueType]

  init(_ lowering: Lowering, _ node: OptimisedGraph.Node) {
    (self.lowering, self.node) = (lowering, node)
    operands = lowering.graph.operands(node)
    outputTypes = node.outputs.map { lowering.graph.type($0) }
  }

  var inputs: [Int?] { node.inputs }
  var output: Int { node.outputs[0] }
  var fusion: OptimisedGraph.Fusion { node.fusion }
  var settings: PlanSettings { lowering.settings }

  /// The layout in which an input was made.
  func layout(_ index: Int) -> Layout {
    guard index < node.inputs.count, let value = node.inputs[index] else { return .logical }
    return lowering.layout(value)
  }

  /// An input in a layout, converted first where need be.
  func input(_ index: Int, _ layout: Layout) throws(ModelError) -> Ref {
    guard index < node.inputs.count, let value = node.inputs[index] else {
      throw operands.invalid(index, "It is missing.")
    }
    return try lowering.form(value, layout, node: node.name)
  }

  /// A value that stands for an input.
  func value(_ value: Int, _ layout: Layout) throws(ModelError) -> Ref {
    try lowering.form(value, layout, node: node.name)
  }

  /// An input in logical order, or nil where it is left out.
  func optionalInput(_ index: Int) throws(ModelError) -> Ref? {
    operands.has(index) ? try input(index, .logical) : nil
  }

  /// A value that has been fused into the node.
  func fused(_ value: Int?, _ layout: Layout = .logical) throws(ModelError) -> Ref? {
    guard let value else { return nil }
    return try lowering.form(value, layout, node: node.name)
  }

  /// Memory for an output; that of input `inPlaceOf` where nobody else needs it and it has the same size. To be asked
  /// for after the inputs.
  func output(_ index: Int, _ layout: Layout, inPlaceOf input: Int? = nil) -> Ref {
    let value = node.outputs[index]
    let count = outputTypes[index].count
    var ref: Ref?
    if let input, let source = node.inputs[input], lowering.graph.type(source).count == count {
      ref = lowering.reusable(source, layout)
    }
    let chosen = ref ?? lowering.buffer(count)
    lowering.define(value, layout, chosen)
    return chosen
  }

  /// Makes an output another reading of an input's memory.
  func alias(_ output: Int, of input: Int, from: Layout, to: Layout) throws(ModelError) {
    lowering.define(node.outputs[output], to, try self.input(input, from))
  }

  /// True where an input already exists in a layout, so that an alias costs nothing.
  func isAliasable(_ index: Int, _ layout: Layout) -> Bool {
    guard index < node.inputs.count, let value = node.inputs[index] else { return false }
    return lowering.hasForm(value, layout)
  }

  /// Numbers that are part of the plan.
  func constant(_ numbers: [Float]) throws(ModelError) -> Ref { try lowering.constant(numbers) }

  /// Memory that only this node's steps use.
  func temporary(_ count: Int) -> Ref { lowering.buffer(count) }

  /// A convolution's weights, packed for an algorithm; shared between plans.
  func packed(
    _ shape: ConvolutionShape, _ algorithm: ConvolutionAlgorithm, _ weights: Tensor, value: Int?
  ) throws(ModelError) -> ConvolutionWeights {
    let packed = try lowering.store.weights(shape, algorithm, settings.instructions, weights, node: node.name)
    lowering.noteConstantBytes(packed.bytes)
    return packed
  }

  /// Adds a step.
  func emit(
    _ detail: String, reads: [Ref], writes: [Ref], scratchPerThread: Int = 0,
    _ body: @escaping @Sendable (RunMemory) throws(ModelError) -> Void
  ) {
    lowering.append(
      Step(
        layer: lowering.layer(of: node, detail), reads: reads, writes: writes, scratchPerThread: scratchPerThread,
        body: body))
  }
}

internal import TallyCore
internal import TallyTensor

/// Turns an optimised graph into steps: chooses layouts, inserts conversions, and notes who needs what until when.
final class Lowering {
  let graph: OptimisedGraph
  let settings: PlanSettings
  let store: WeightStore
  private(set) var steps: [Step] = []
  private(set) var counts: [Int] = []
  private(set) var constants: [FloatBuffer] = []
  private(set) var constantBytes = 0
  /// The forms in which a float value exists, and the one it was made in.
  private var forms: [Int: [Layout: Ref]] = [:]
  private var home: [Int: Layout] = [:]
  private var boxes: [Int: Int] = [:]
  private var boxBytes: [Int] = []
  /// Reads of each value that are still to come, and the values that lie in each buffer.
  private var remaining: [Int]
  private var residents: [Int: [Int]] = [:]
  /// Values that are put off.
  private(set) var deferred: [Int: Deferred] = [:]

  init(_ graph: OptimisedGraph, settings: PlanSettings, store: WeightStore) {
    (self.graph, self.settings, self.store) = (graph, settings, store)
    remaining = graph.uses()
  }

  /// The plan for the whole graph.
  func plan(rest: Plan.Rest?) throws(ModelError) -> Plan {
    for input in graph.inputs where graph.values[input].constant == nil && remaining[input] > 0 {
      if graph.type(input).elementType.isFloat {
        define(input, .logical, buffer(graph.type(input).count))
      } else {
        _ = box(input)
      }
    }
    for node in graph.nodes {
      let before = steps.count
      try lower(node)
      // What the node computes counts for the last of its steps; those before it prepare.
      if steps.count > before {
        let types = node.outputs.map { graph.type($0) }
        steps[steps.count - 1].layer.operations = try node.operation.operations(graph.operands(node), types)
      }
    }
    var outputs: [(value: Int, place: Plan.Place)] = []
    for (name, value) in zip(graph.outputNames, graph.outputs) { outputs.append((name, try place(value))) }
    var inputs: [(value: Int, place: Plan.Place)] = []
    for value in graph.inputs {
      let isRead = forms[value] != nil || boxes[value] != nil
      inputs.append((value, isRead && graph.values[value].constant == nil ? try place(value) : .unread))
    }
    let memory = MemoryPlan(lifetimes(keeping: outputs.map(\.place), from: inputs.map(\.place)))
    let boxPlan = BoxPlan(
      bytes: boxBytes, inputs: Set(inputs.compactMap(\.place.box)), outputs: Set(outputs.compactMap(\.place.box)),
      steps: steps)
    let scratch = steps.map(\.scratchPerThread).max() ?? 0
    return Plan(
      steps: steps, memory: memory, counts: counts, constants: constants, inputs: inputs, outputs: outputs,
      boxes: boxPlan, scratchPerThread: scratch, arenas: ArenaPool(), rest: rest, constantBytes: constantBytes)
  }

  /// A new box for a value that does not lie in the arena.
  private func box(_ value: Int) -> Int {
    let type = graph.type(value)
    boxBytes.append(type.count * type.elementType.size)
    boxes[value] = boxBytes.count - 1
    return boxBytes.count - 1
  }

  private func place(_ value: Int) throws(ModelError) -> Plan.Place {
    if let constant = graph.values[value].constant { return .constant(constant) }
    if let box = boxes[value] { return .box(box, graph.type(value)) }
    return .floats(try form(value, .logical, node: "outputs"), graph.type(value))
  }

  private func lower(_ node: OptimisedGraph.Node) throws(ModelError) {
    for value in node.inputs.compactMap({ $0 }) + node.fusion.values { remaining[value] -= 1 }
    let isFloat = (node.inputs.compactMap { $0 } + node.outputs).allSatisfy {
      graph.type($0).elementType.isFloat || (graph.values[$0].constant != nil)
    }
    let view = LoweringNode(self, node)
    // What only decides shapes may be empty, as the region of a Resize that has none always is.
    let hasNumbers =
      node.outputs.allSatisfy { graph.type($0).count > 0 }
      && node.inputs.enumerated().allSatisfy { position, value in
        node.operation.shapeInputs.contains(position) || value.map { graph.type($0).count > 0 } ?? true
      }
    let outputsFloat = node.outputs.allSatisfy { graph.type($0).elementType.isFloat }
    if settings.lowers && isFloat && outputsFloat && hasNumbers, try node.operation.lower(view) { return }
    guard node.fusion.isEmpty else {
      throw .unsupported(node: node.name, what: "an activation after this form of \(node.operatorName)")
    }
    try runReference(node)
  }

  /// A step that evaluates the node's definition on tensors in logical order.
  private func runReference(_ node: OptimisedGraph.Node) throws(ModelError) {
    enum Source: Sendable { case none, known(Tensor), floats(Ref, ValueType), box(Int) }
    enum Target: Sendable { case floats(Ref), box(Int) }
    var (sources, reads, usedBoxes) = ([Source](), [Ref](), [Int]())
    for value in node.inputs {
      guard let value else {
        sources.append(.none)
        continue
      }
      if let constant = graph.values[value].constant {
        sources.append(.known(constant))
      } else if let box = boxes[value] {
        sources.append(.box(box))
        usedBoxes.append(box)
      } else {
        let ref = try form(value, .logical, node: node.name)
        reads.append(ref)
        sources.append(.floats(ref, graph.type(value)))
      }
    }
    var (targets, writes) = ([Target](), [Ref]())
    for value in node.outputs {
      if graph.type(value).elementType.isFloat {
        let ref = buffer(graph.type(value).count)
        define(value, .logical, ref)
        writes.append(ref)
        targets.append(.floats(ref))
      } else {
        let box = box(value)
        usedBoxes.append(box)
        targets.append(.box(box))
      }
    }
    let (operation, name, limits) = (node.operation, node.name, graph.limits)
    let (from, to) = (sources, targets)
    append(
      Step(
        layer: layer(of: node, "reference"), reads: reads, writes: writes, scratchPerThread: 0, boxes: usedBoxes,
        heapBytes: Self.referenceBytes(node, graph)
      ) { (run) throws(ModelError) in
        let tensors = from.map { source -> Tensor? in
          switch source {
          case .none: nil
          case .known(let tensor): tensor
          case .floats(let ref, let type):
            Tensor(shape: type.shape, elementType: type.elementType, storage: .float32(run[ref].array()))
          case .box(let box): run.boxes.tensors[box]
          }
        }
        let results = try operation.evaluate(Operands(node: name, tensors: tensors, limits: limits))
        for (target, result) in zip(to, results) {
          switch target {
          case .floats(let ref): run[ref].copy(from: result.floats)
          case .box(let box): run.boxes.tensors[box] = result
          }
        }
      })
  }

  /// What a reference takes at most beside its operands: copies of them in double precision, and lists of places.
  private static func referenceBytes(_ node: OptimisedGraph.Node, _ graph: OptimisedGraph) -> Int {
    (node.inputs.compactMap { $0 } + node.outputs).reduce(0) { $0 + 16 * graph.type($1).count }
  }

  // MARK: What nodes and this type share

  /// A step of a node, before its operations are known.
  func layer(of node: OptimisedGraph.Node, _ algorithm: String) -> PlannedLayer {
    PlannedLayer(
      name: node.name, operatorName: node.operatorName, algorithm: algorithm,
      inputs: node.inputs.map { $0.map { graph.type($0).shape } }, outputs: node.outputs.map { graph.type($0).shape },
      operations: 0)
  }

  func append(_ step: Step) { steps.append(step) }

  /// A new buffer of the arena.
  func buffer(_ count: Int) -> Ref {
    counts.append(count)
    return .arena(counts.count - 1)
  }

  /// A constant of the plan.
  func constant(_ numbers: [Float]) throws(ModelError) -> Ref {
    guard let buffer = FloatBuffer(numbers) else { throw .outOfMemory(bytes: UInt64(numbers.count * 4)) }
    constants.append(buffer)
    constantBytes += 4 * numbers.count
    return .constant(constants.count - 1)
  }

  func noteConstantBytes(_ bytes: Int) { constantBytes += bytes }

  /// Says where a value lies in a layout.
  func define(_ value: Int, _ layout: Layout, _ ref: Ref) {
    let both = Layout.coincide(graph.type(value).shape)
    forms[value, default: [:]][layout] = ref
    if both { forms[value] = [.logical: ref, .channelsLast: ref] }
    if home[value] == nil { home[value] = layout }
    if case .arena(let buffer) = ref { residents[buffer, default: []].append(value) }
  }

  /// Leaves a value unmade until somebody needs it whole. What stands for it is kept from being overwritten.
  func putOff(_ value: Int, _ what: Deferred) {
    deferred[value] = what
    home[value] = .channelsLast
    for part in what.parts { remaining[part.value] += 1 }
  }

  func hasForm(_ value: Int, _ layout: Layout) -> Bool { forms[value]?[layout] != nil }

  /// The layout in which a value was made; constants have none of their own.
  func layout(_ value: Int) -> Layout { home[value] ?? .logical }

  /// A value in a layout; converted, once, where it does not exist so yet.
  func form(_ value: Int, _ layout: Layout, node: String) throws(ModelError) -> Ref {
    if let late = deferred.removeValue(forKey: value) { try late.make() }
    if let ref = forms[value]?[layout] { return ref }
    let shape = graph.type(value).shape
    if let constant = graph.values[value].constant {
      var numbers = constant.floats
      if layout == .channelsLast && !Layout.coincide(shape) {
        let source = numbers
        conversion(shape, to: layout).reference(source, into: &numbers)
      }
      let ref = try self.constant(numbers)
      forms[value, default: [:]][layout] = ref
      return ref
    }
    guard let other = forms[value]?[layout == .logical ? .channelsLast : .logical] else {
      throw .invalidNode(node: node, part: "inputs", problem: "\(graph.values[value].name) is not a float tensor here.")
    }
    let (copy, ref) = (conversion(shape, to: layout), buffer(graph.type(value).count))
    append(
      Step(
        layer: PlannedLayer(
          name: graph.values[value].name, operatorName: "layout", algorithm: "copy", inputs: [shape], outputs: [shape],
          operations: 0), reads: [other], writes: [ref], scratchPerThread: 0
      ) { (run) throws(ModelError) in copy.run(run[other], run[ref], team: run.team) })
    define(value, layout, ref)
    return ref
  }

  private func conversion(_ shape: [Int], to layout: Layout) -> StridedCopy {
    let (batch, channels, pixels) = (shape[0], shape[1], shape[2...].reduce(1, *))
    let (first, last) = ([channels * pixels, 1, pixels], [channels * pixels, channels, 1])
    return layout == .channelsLast
      ? StridedCopy(extents: [batch, pixels, channels], sourceStrides: first, targetStrides: last)
      : StridedCopy(extents: [batch, pixels, channels], sourceStrides: last, targetStrides: first)
  }

  /// The buffer of a value in a layout, where its numbers may be overwritten by a result of the same size: nobody reads
  /// anything in it any more.
  func reusable(_ value: Int, _ layout: Layout) -> Ref? {
    guard let ref = forms[value]?[layout], case .arena(let buffer) = ref,
      residents[buffer, default: []].allSatisfy({ remaining[$0] == 0 })
    else { return nil }
    return ref
  }

  private func lifetimes(keeping outputs: [Plan.Place], from inputs: [Plan.Place]) -> [MemoryPlan.Lifetime] {
    var lifetimes = counts.map { MemoryPlan.Lifetime(count: $0, first: .max, last: -1) }
    func touch(_ ref: Ref, at step: Int) {
      guard case .arena(let buffer) = ref else { return }
      lifetimes[buffer].first = min(lifetimes[buffer].first, step)
      lifetimes[buffer].last = max(lifetimes[buffer].last, step)
    }
    for (index, step) in steps.enumerated() {
      for ref in step.reads + step.writes { touch(ref, at: index) }
    }
    for place in inputs { if case .floats(let ref, _) = place { touch(ref, at: -1) } }
    for place in outputs { if case .floats(let ref, _) = place { touch(ref, at: steps.count) } }
    return lifetimes.map { $0.first > $0.last ? MemoryPlan.Lifetime(count: $0.count, first: 0, last: 0) : $0 }
  }
}

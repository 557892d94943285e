internal import Synchronization
internal import TallyCore
internal import TallyTensor

/// What the runs of one model share: plans by input shapes, packed weights, and teams that wait for work.
final class Engine: Sendable {
  /// What a plan was made for.
  private struct Key: Hashable {
    let part: [Int]
    let shapes: [[Int]]
    let decided: [[Int64]]
    let decidedFloats: [[UInt64]]
    let settings: PlanSettings
  }

  private struct State {
    var plans: [(key: Key, plan: Plan)] = []
    var teams: [WorkerTeam] = []
  }

  /// Plans that are kept; the one used longest ago goes first. `ModelLimits.planCacheBytes` bounds them too.
  static let keptPlans = 8
  /// Idle teams that are kept.
  static let keptTeams = 4
  /// Numbers of an input that may be part of a plan: extents and flags, or a few floats. With more, what depends on them
  /// is planned in the middle of the run instead.
  private static let decidedIntegers = 4096, decidedFloats = 64

  let model: CheckedModel
  private let store: WeightStore
  private let state = Mutex(State())

  init(_ model: CheckedModel) {
    self.model = model
    store = WeightStore(bytes: model.limits.planCacheBytes)
  }

  /// Plans that are held now.
  var keptPlanCount: Int { state.withLock { $0.plans.count } }

  func run(
    _ inputs: [String: Tensor], threads: Int, settings: PlanSettings, timer: LayerTimer? = nil
  ) throws(ModelError) -> [String: Tensor] {
    try InputCheck(model).check(inputs)
    let team = takeTeam(min(max(threads, 1), 256), settings.instructions)
    defer { giveBack(team) }
    var (values, part) = (numbered(inputs), model.whole)
    while true {
      let plan = try plan(part, values, settings)
      let results = try Execution(plan: plan, team: team, timer: timer).run(values)
      values.merge(results) { $1 }
      guard let rest = plan.rest else { break }
      try evaluate(rest.direct, &values)
      guard rest.part.nodes.count < part.nodes.count else { throw stuck(rest) }
      part = rest.part
      let needed = Set(part.inputs).union(model.outputs)
      values = values.filter { needed.contains($0.key) }
    }
    var outputs: [String: Tensor] = [:]
    for (value, description) in zip(model.outputs, model.graph.outputs) {
      outputs[description.name] = values[value] ?? model.constants[value]
    }
    return outputs
  }

  /// The plan of a run's first part, as far as the shapes of the inputs decide it.
  func firstPlan(_ inputs: [String: Tensor], settings: PlanSettings) throws(ModelError) -> Plan {
    try InputCheck(model).check(inputs)
    return try plan(model.whole, numbered(inputs), settings)
  }

  private func numbered(_ inputs: [String: Tensor]) -> [Int: Tensor] {
    var values: [Int: Tensor] = [:]
    for (value, description) in zip(model.inputs, model.graph.inputs) { values[value] = inputs[description.name] }
    return values
  }

  /// Nodes that make their shape themselves, on tensors that are all there.
  private func evaluate(_ nodes: [CheckedModel.Node], _ values: inout [Int: Tensor]) throws(ModelError) {
    for node in nodes {
      let inputs = node.inputs.map { value in value.flatMap { values[$0] ?? model.constants[$0] } }
      let results = try node.operation.evaluate(Operands(node: node.name, tensors: inputs, limits: model.limits))
      for (value, result) in zip(node.outputs, results) {
        _ = try model.limits.elements(of: result.shape, place: "node \(node.name)")
        values[value] = result
      }
    }
  }

  private func stuck(_ rest: Plan.Rest) -> ModelError {
    .unsupported(
      node: rest.part.nodes.first?.name ?? "graph",
      what: "a shape that depends on more than \(Self.decidedIntegers) numbers of one tensor")
  }

  /// The plan of a part for values of these shapes, made now or earlier.
  private func plan(
    _ part: CheckedModel.Part, _ values: [Int: Tensor], _ settings: PlanSettings
  ) throws(ModelError) -> Plan {
    let decided = decidedTensors(part, values)
    let order = decided.keys.sorted()
    let key = Key(
      part: part.identity, shapes: part.inputs.map { values[$0]?.shape ?? [] },
      decided: order.map { decided[$0]?.integers ?? [] },
      decidedFloats: order.map { decided[$0]?.doubles.map(\.bitPattern) ?? [] }, settings: settings)
    let known = state.withLock { state -> Plan? in
      guard let index = state.plans.firstIndex(where: { $0.key == key }) else { return nil }
      let entry = state.plans.remove(at: index)
      state.plans.append(entry)
      return entry.plan
    }
    if let known { return known }
    var types: [Int: ValueType] = [:]
    for value in part.inputs {
      if let tensor = values[value] { types[value] = ValueType(tensor.shape, tensor.elementType) }
    }
    let plan = try makePlan(part, types, decided, settings)
    state.withLock { state in
      state.plans.append((key, plan))
      var bytes = state.plans.reduce(0) { $0 + $1.plan.keptBytes }
      while state.plans.count > 1 && (state.plans.count > Self.keptPlans || bytes > model.limits.planCacheBytes) {
        bytes -= state.plans.removeFirst().plan.keptBytes
      }
    }
    return plan
  }

  /// The inputs of a part whose numbers decide shapes and are few enough to be part of a plan.
  private func decidedTensors(_ part: CheckedModel.Part, _ values: [Int: Tensor]) -> [Int: Tensor] {
    values.filter { value, tensor in
      part.shapeDecidingInputs.contains(value)
        && tensor.count <= (tensor.elementType.isFloating ? Self.decidedFloats : Self.decidedIntegers)
    }
  }

  private func takeTeam(_ threads: Int, _ instructions: InstructionSet) -> WorkerTeam {
    let idle = state.withLock { state in
      let index = state.teams.firstIndex { $0.threads == threads && $0.instructions == instructions }
      return index.map { state.teams.remove(at: $0) }
    }
    return idle ?? WorkerTeam(threads: threads, instructions: instructions)
  }

  private func giveBack(_ team: WorkerTeam) {
    state.withLock { if $0.teams.count < Self.keptTeams { $0.teams.append(team) } }
  }
}

extension Engine {
  /// The graph as it would be planned, for the summary and for tests.
  func graph(
    _ part: CheckedModel.Part, _ types: [Int: ValueType], _ decided: [Int: Tensor], _ settings: PlanSettings
  ) throws(ModelError) -> OptimisedGraph {
    let graph = try OptimisedGraph(model, part, types: types, decided: decided, settings: settings)
    var operations = 0.0
    for node in graph.nodes {
      let types = node.outputs.map { graph.type($0) }
      // A few operations for every number that is made, so that the limit holds for any operator.
      operations += try node.operation.operations(graph.operands(node), types)
      operations += types.reduce(0) { $0 + 8 * Double($1.count) }
    }
    guard operations <= model.limits.operations else {
      throw .tooLarge(
        place: model.graph.file, what: "floating-point operations",
        value: UInt64(min(operations, 1e18)), limit: UInt64(min(model.limits.operations, 1e18)))
    }
    return graph
  }

  func makePlan(
    _ part: CheckedModel.Part, _ types: [Int: ValueType], _ decided: [Int: Tensor], _ settings: PlanSettings
  ) throws(ModelError) -> Plan {
    let graph = try graph(part, types, decided, settings)
    let plan = try Lowering(graph, settings: settings, store: store).plan(rest: rest(part, graph.postponed))
    let bytes = plan.peakBytes(threads: 1)
    guard bytes <= model.limits.scratchBytes else {
      throw .tooLarge(
        place: model.graph.file, what: "bytes of scratch memory", value: UInt64(bytes),
        limit: UInt64(model.limits.scratchBytes))
    }
    return plan
  }

  /// What is left after a part: nodes that can be evaluated at once, and the part that is planned with their results.
  private func rest(_ part: CheckedModel.Part, _ postponed: [CheckedModel.Node]) -> Plan.Rest? {
    if postponed.isEmpty { return nil }
    var pending = Set<Int>()
    var (direct, later) = ([CheckedModel.Node](), [CheckedModel.Node]())
    for node in postponed {
      if node.operation.makesItsShape && node.reads.isDisjoint(with: pending) {
        direct.append(node)
      } else {
        later.append(node)
        pending.formUnion(node.outputs)
      }
    }
    let read = later.reduce(into: Set<Int>()) { $0.formUnion($1.reads) }
    let inputs = read.filter { !pending.contains($0) && model.constants[$0] == nil }.sorted()
    return Plan.Rest(direct: direct, part: CheckedModel.Part(nodes: later, inputs: inputs))
  }
}

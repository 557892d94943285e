internal import Synchronization
internal import TallyCore
internal import TallyTensor

/// What the runs of one model share: plans by input shapes, packed weights, and teams that wait for work.
final class Engine: Sendable {
  /// What a plan was made for.
  private struct Key: Hashable {
    let shapes: [[Int]]
    let decided: [[Int64]]
    let decidedFloats: [[UInt64]]
    let settings: PlanSettings
  }

  private struct State {
    var plans: [(key: Key, plan: Plan)] = []
    var teams: [WorkerTeam] = []
  }

  /// Plans that are kept; the one used longest ago goes first.
  static let keptPlans = 8
  /// Idle teams that are kept.
  static let keptTeams = 4

  let model: CheckedModel
  private let store = WeightStore()
  private let state = Mutex(State())

  init(_ model: CheckedModel) { self.model = model }

  /// Plans that are held now.
  var keptPlanCount: Int { state.withLock { $0.plans.count } }

  func run(_ inputs: [String: Tensor], threads: Int, settings: PlanSettings) throws(ModelError) -> [String: Tensor] {
    let plan = try plan(for: inputs, settings: settings)
    let team = takeTeam(min(max(threads, 1), 256))
    defer { giveBack(team) }
    return try Execution(plan: plan, team: team).run(inputs)
  }

  /// The plan for inputs of these shapes, made now or earlier.
  func plan(for inputs: [String: Tensor], settings: PlanSettings) throws(ModelError) -> Plan {
    try check(inputs)
    let decided = decidedTensors(inputs)
    let order = decided.keys.sorted()
    let key = Key(
      shapes: model.graph.inputs.map { inputs[$0.name]?.shape ?? [] },
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
    for (value, description) in zip(model.inputs, model.graph.inputs) {
      guard let tensor = inputs[description.name] else { continue }
      types[value] = ValueType(tensor.shape, tensor.elementType)
    }
    let plan = try makePlan(types, decided, settings)
    state.withLock { state in
      if state.plans.count >= Self.keptPlans { state.plans.removeFirst() }
      state.plans.append((key, plan))
    }
    return plan
  }

  /// The graph as it would be planned, for the summary and for tests.
  func graph(_ types: [Int: ValueType], _ decided: [Int: Tensor], _ settings: PlanSettings) throws(ModelError)
    -> OptimisedGraph
  {
    let graph = try OptimisedGraph(model, types: types, decided: decided, settings: settings)
    var operations = 0.0
    for node in graph.nodes {
      operations += try node.operation.operations(graph.operands(node), node.outputs.map { graph.type($0) })
    }
    guard operations <= model.limits.operations else {
      throw .tooLarge(
        place: model.graph.file, what: "floating-point operations",
        value: UInt64(min(operations, 1e18)), limit: UInt64(min(model.limits.operations, 1e18)))
    }
    return graph
  }

  func makePlan(
    _ types: [Int: ValueType], _ decided: [Int: Tensor], _ settings: PlanSettings
  ) throws(ModelError) -> Plan {
    let graph = try graph(types, decided, settings)
    let plan = try Lowering(graph, settings: settings, store: store)
      .plan(inputNames: model.graph.inputs.map(\.name), outputNames: model.graph.outputs.map(\.name))
    let bytes = plan.peakBytes(threads: 1)
    guard bytes <= model.limits.scratchBytes else {
      throw .tooLarge(
        place: model.graph.file, what: "bytes of scratch memory", value: UInt64(bytes),
        limit: UInt64(model.limits.scratchBytes))
    }
    return plan
  }

  /// The inputs whose numbers decide shapes.
  func decidedTensors(_ inputs: [String: Tensor]) -> [Int: Tensor] {
    var decided: [Int: Tensor] = [:]
    for (value, description) in zip(model.inputs, model.graph.inputs) where model.shapeDecidingInputs.contains(value) {
      if let tensor = inputs[description.name], tensor.count <= 4096 { decided[value] = tensor }
    }
    return decided
  }

  private func takeTeam(_ threads: Int) -> WorkerTeam {
    let idle = state.withLock { state in
      state.teams.firstIndex { $0.threads == threads }.map { state.teams.remove(at: $0) }
    }
    return idle ?? WorkerTeam(threads: threads)
  }

  private func giveBack(_ team: WorkerTeam) {
    state.withLock { if $0.teams.count < Self.keptTeams { $0.teams.append(team) } }
  }

  /// Every declared input is there once, with the declared type and extents, and nothing else.
  private func check(_ inputs: [String: Tensor]) throws(ModelError) {
    var named: [String: Int] = [:]
    for description in model.graph.inputs {
      guard let tensor = inputs[description.name] else {
        throw .input(name: description.name, problem: "It is missing.")
      }
      guard tensor.elementType == description.elementType else {
        throw .input(
          name: description.name,
          problem: "It is \(tensor.elementType), the model asks for \(description.elementType).")
      }
      _ = try model.limits.elements(of: tensor.shape, place: "input \(description.name)")
      guard let dimensions = description.dimensions else { continue }
      func refuse() -> ModelError {
        .input(name: description.name, problem: "Its shape is \(tensor.shape), the model asks for \(description.line).")
      }
      guard tensor.shape.count == dimensions.count else { throw refuse() }
      for (extent, dimension) in zip(tensor.shape, dimensions) {
        switch dimension {
        case .fixed(let value): if value != extent { throw refuse() }
        case .named(""), .named("?"): continue
        case .named(let name):
          if let other = named.updateValue(extent, forKey: name), other != extent { throw refuse() }
        }
      }
    }
    let known = Set(model.graph.inputs.map(\.name))
    if let extra = inputs.keys.filter({ !known.contains($0) }).min() {
      throw .input(name: extra, problem: "The model has no input of this name; it has \(known.sorted()).")
    }
  }
}

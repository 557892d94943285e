internal import TallyCore
internal import TallyTensor

/// One run of a plan: owns its scratch memory from the first step to the last.
struct Execution {
  let plan: Plan
  let team: WorkerTeam
  let timer: LayerTimer?

  /// Feeds the inputs, which have the types that the plan was made for, and returns the outputs by value.
  func run(_ inputs: [Int: Tensor]) throws(ModelError) -> [Int: Tensor] {
    let count = plan.memory.total + plan.scratchPerThread * team.threads
    guard let arena = plan.arenas.take(count: count) else { throw .outOfMemory(bytes: UInt64(4 * count)) }
    defer { plan.arenas.giveBack(arena) }
    let memory = RunMemory(
      plan: plan, arena: arena.view.part(0, plan.memory.total),
      scratch: arena.view.part(plan.memory.total, plan.scratchPerThread * team.threads), team: team,
      boxes: RunMemory.Boxes(count: plan.boxes.count))
    for (value, place) in plan.inputs {
      guard let tensor = inputs[value] else { continue }
      switch place {
      case .floats(let ref, _): memory[ref].copy(from: tensor.floats)
      case .box(let box, _): memory.boxes.tensors[box] = tensor
      case .constant, .unread: continue
      }
    }
    for (index, step) in plan.steps.enumerated() {
      try run(step, memory)
      for box in plan.boxes.releases[index] { memory.boxes.tensors[box] = nil }
    }
    return outputs(memory)
  }

  private func run(_ step: Step, _ memory: RunMemory) throws(ModelError) {
    guard let timer else { return try step.body(memory) }
    let start = timer.now()
    try step.body(memory)
    timer.record(step.layer, timer.now() - start)
  }

  private func outputs(_ memory: RunMemory) -> [Int: Tensor] {
    var result: [Int: Tensor] = [:]
    for (name, place) in plan.outputs {
      switch place {
      case .floats(let ref, let type):
        result[name] = Tensor(shape: type.shape, floats: memory[ref].array()).cast(to: type.elementType)
      case .box(let box, _): result[name] = memory.boxes.tensors[box]
      case .constant(let tensor): result[name] = tensor
      case .unread: continue
      }
    }
    return result
  }
}

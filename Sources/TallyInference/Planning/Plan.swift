internal import Synchronization
internal import TallyCore
internal import TallyTensor

/// Where a step finds floats.
enum Ref: Sendable, Hashable {
  /// A buffer of the arena.
  case arena(Int)
  /// A constant of the plan.
  case constant(Int)
}

/// One thing that a run does.
struct Step: Sendable {
  var layer: PlannedLayer
  let reads: [Ref]
  let writes: [Ref]
  let scratchPerThread: Int
  /// Boxes that are read and filled, and bytes outside the arena that the step takes while it runs.
  var boxes: [Int] = []
  var heapBytes = 0
  let body: @Sendable (RunMemory) throws(ModelError) -> Void

  var node: String { layer.name }
  var operatorName: String { layer.operatorName }
  /// Algorithm or kind of movement.
  var detail: String { layer.algorithm }
}

/// A model made ready for inputs of given shapes: steps, constants and where everything lies. Immutable, and shared by
/// all runs on any number of threads.
struct Plan: Sendable {
  /// Where a graph input goes or an output comes from.
  enum Place: Sendable {
    /// Floats in logical order.
    case floats(Ref, ValueType)
    /// A tensor of another type, in the run's boxes.
    case box(Int, ValueType)
    /// Known before the run.
    case constant(Tensor)
    /// An input that nothing reads, or whose numbers went into the plan.
    case unread

    var box: Int? { if case .box(let box, _) = self { box } else { nil } }
  }

  let steps: [Step]
  let memory: MemoryPlan
  /// Floats of each arena buffer.
  let counts: [Int]
  let constants: [FloatBuffer]
  /// Values that come in and go out, with their places.
  let inputs: [(value: Int, place: Place)]
  let outputs: [(value: Int, place: Place)]
  let boxes: BoxPlan
  let scratchPerThread: Int
  let arenas: ArenaPool

  /// Nodes whose shapes only a run decides: those to be evaluated right after this plan, and what is planned then. Nil
  /// at the end.
  let rest: Rest?

  struct Rest: Sendable {
    let direct: [CheckedModel.Node]
    let part: CheckedModel.Part
  }

  /// Bytes that a run needs besides the weights.
  func peakBytes(threads: Int) -> Int { 4 * (memory.total + scratchPerThread * max(1, threads)) + boxes.peakBytes }

  /// Bytes that keeping the plan costs: its constants, and the arenas that wait for the next run.
  var keptBytes: Int { constantBytes + ArenaPool.kept * 4 * memory.total }
  /// Bytes of packed weights and other constants that belong to this plan.
  let constantBytes: Int
}

/// Arenas that have been used and wait for the next run, a few of a plan: taking fresh memory costs a page fault
/// for every 4 kB.
final class ArenaPool: Sendable {
  static let kept = 2
  private let idle = Mutex<[FloatBuffer]>([])

  func take(count: Int) -> FloatBuffer? {
    let found = idle.withLock { list in
      list.firstIndex { $0.view.count >= count }.map { list.remove(at: $0) }
    }
    return found ?? FloatBuffer(count: count)
  }

  func giveBack(_ arena: FloatBuffer) {
    idle.withLock { if $0.count < Self.kept { $0.append(arena) } }
  }
}

/// The memory of one run as steps see it.
struct RunMemory {
  let plan: Plan
  let arena: FloatView
  let scratch: FloatView
  let team: WorkerTeam
  let boxes: Boxes

  /// Tensors that are not float32, by number; only the thread that runs the steps touches them.
  final class Boxes {
    var tensors: [Tensor?]

    init(count: Int) { tensors = [Tensor?](repeating: nil, count: count) }
  }

  subscript(ref: Ref) -> FloatView {
    switch ref {
    case .arena(let index): arena.part(plan.memory.offsets[index], plan.counts[index])
    case .constant(let index): plan.constants[index].view
    }
  }
}

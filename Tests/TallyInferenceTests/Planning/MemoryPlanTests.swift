import TallyCore
import TallyTensor
import Testing

@testable import TallyInference

@Suite struct MemoryPlanTests {
  private typealias Lifetime = MemoryPlan.Lifetime

  @Test("buffers that never meet share, those that do stand side by side")
  func shares() {
    let plan = MemoryPlan([
      Lifetime(count: 100, first: 0, last: 1), Lifetime(count: 60, first: 1, last: 2),
      Lifetime(count: 100, first: 2, last: 3),
    ])
    #expect(plan.total == 112 + 64)
    #expect(plan.offsets[0] == plan.offsets[2] && plan.offsets[1] == 112)
    #expect(plan.checkInvariants() == nil)
    #expect(MemoryPlan([]).total == 0)
  }

  @Test("500 random sets of lifetimes are placed without overlap, not far above the busiest moment")
  func random() {
    for seed in 0..<500 {
      var random = SeededGenerator(seed: UInt64(seed))
      let lifetimes = (0..<random.integer(1..<40)).map { _ -> Lifetime in
        let first = random.integer(0..<30)
        return Lifetime(count: random.integer(0..<1000), first: first, last: first + random.integer(0..<8))
      }
      let plan = MemoryPlan(lifetimes)
      #expect(plan.checkInvariants() == nil, "seed \(seed)")
      let busiest =
        (0..<40).map { step in
          lifetimes.filter { $0.first <= step && step <= $0.last }.reduce(0) { $0 + MemoryPlan.rounded($1.count) }
        }.max() ?? 0
      #expect(plan.total >= busiest && plan.total <= 2 * busiest, "seed \(seed): \(plan.total) for \(busiest)")
    }
  }

  @Test("the arithmetic notices a wrong plan")
  func notices() {
    let good = MemoryPlan([Lifetime(count: 20, first: 0, last: 3), Lifetime(count: 20, first: 3, last: 4)])
    #expect(good.checkInvariants() == nil)
    #expect(MemoryPlan(good, offsets: [0, 16]).checkInvariants() == "buffers 0 and 1 overlap")
    #expect(MemoryPlan(good, offsets: [0, 64]).checkInvariants() == "buffer 1 is out of place")
  }

  @Test("every step of a real plan reads what was written and is not yet overwritten")
  func writtenBeforeRead() throws {
    let model = try TestModel.network(seed: 2).load()
    let plan = try model.engine.firstPlan(TestModel.inputs(height: 12, width: 8, seed: 1), settings: .standard)
    #expect(plan.memory.checkInvariants() == nil)
    var written = Set<Ref>()
    for (_, place) in plan.inputs { if case .floats(let ref, _) = place { written.insert(ref) } }
    for step in plan.steps {
      for ref in step.reads {
        if case .constant = ref { continue }
        #expect(written.contains(ref) || step.writes.contains(ref), "\(step.node) reads what is not written")
      }
      written.formUnion(step.writes)
    }
    for (_, place) in plan.outputs { if case .floats(let ref, _) = place { #expect(written.contains(ref)) } }
  }

  @Test("layouts permute and come back, for every rank")
  func layouts() {
    for rank in 0..<7 {
      let list = Array(0..<rank)
      let physical = Layout.channelsLast.physical(list)
      #expect(Layout.channelsLast.logical(physical) == list && Layout.logical.physical(list) == list)
      for axis in list { #expect(physical[Layout.channelsLast.physicalAxis(axis, rank: rank)] == axis) }
    }
    #expect(Layout.channelsLast.physical([2, 3, 4, 5]) == [2, 4, 5, 3])
    #expect(Layout.coincide([2, 1, 4, 5]) && Layout.coincide([2, 3, 1, 1]) && !Layout.coincide([1, 2, 2, 1]))
  }
}

extension MemoryPlan {
  /// The same lifetimes in places chosen by a test.
  fileprivate init(_ plan: MemoryPlan, offsets: [Int]) {
    self.init(lifetimes: plan.lifetimes, offsets: offsets, total: plan.total)
  }
}

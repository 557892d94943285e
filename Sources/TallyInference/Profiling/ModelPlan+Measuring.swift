internal import Synchronization

extension InferenceModel {
  /// The plan with what each layer takes: the median over `runs` runs after one that warms up. `now` is a clock that never
  /// runs backwards.
  ///
  /// - Throws: as `plan` and `run`.
  public func profile(
    shapes: [String: [Int]], threads: Int, settings: PlanSettings = .standard, rates: MachineRates, runs: Int,
    now: @escaping @Sendable () -> Duration
  ) throws(ModelError) -> ModelPlan {
    var plan = try plan(shapes: shapes, threads: threads, settings: settings, rates: rates)
    let inputs = try sampleInputs(shapes: shapes)
    var times = [[Double]](repeating: [], count: plan.layers.count)
    for number in 0...max(runs, 1) {
      let records = LayerRecords(layers: plan.layers.count)
      let timer = LayerTimer(now: now) { records.add($1) }
      _ = try run(inputs, threads: threads, settings: settings, timer: timer)
      if number == 0 { continue }
      for (index, seconds) in records.sums.enumerated() { times[index].append(seconds) }
    }
    for index in plan.layers.indices {
      let median = times[index].sorted()[times[index].count / 2]
      let strips = Double(plan.strips?.count ?? 1)
      plan.layers[index].measuredSeconds = median
      let operations = plan.layers[index].layer.gigaOperations
      if operations > 0 && median > 0 { plan.layers[index].effectiveRate = operations * strips / median }
    }
    return plan
  }
}

/// Times of layers in the order in which they come, strip after strip; what comes beyond the plan (layers that only a run
/// decides) is not told apart and left out.
private final class LayerRecords: Sendable {
  private let state: Mutex<(next: Int, sums: [Double])>

  init(layers: Int) { state = Mutex((0, [Double](repeating: 0, count: layers))) }

  func add(_ duration: Duration) {
    state.withLock { state in
      guard !state.sums.isEmpty else { return }
      state.sums[state.next % state.sums.count] += duration / .seconds(1)
      state.next += 1
    }
  }

  var sums: [Double] { state.withLock { $0.sums } }
}

/// When the tensors outside the arena (all types but float32) live, and what they take.
struct BoxPlan: Sendable, Equatable {
  /// Boxes that nobody needs any more after each step.
  let releases: [[Int]]
  /// Boxes in all.
  let count: Int
  /// Bytes that are alive at the same time, at most, with what the steps themselves take.
  let peakBytes: Int

  /// `bytes` of each box; those in `inputs` are filled before the first step, those in `outputs` live to the end.
  init(bytes: [Int], inputs: Set<Int>, outputs: Set<Int>, steps: [Step]) {
    count = bytes.count
    var (first, last) = ([Int](repeating: .max, count: count), [Int](repeating: -1, count: count))
    for box in inputs { (first[box], last[box]) = (0, 0) }
    for (index, step) in steps.enumerated() {
      for box in step.boxes { (first[box], last[box]) = (min(first[box], index), max(last[box], index)) }
    }
    var releases: [[Int]] = Array(repeating: [], count: steps.count)
    var begins: [[Int]] = releases
    for box in bytes.indices where first[box] < steps.count {
      begins[first[box]].append(box)
      if last[box] >= 0 && !outputs.contains(box) { releases[last[box]].append(box) }
    }
    var (alive, peak) = (0, 0)
    for index in steps.indices {
      alive += begins[index].reduce(0) { $0 + bytes[$1] }
      peak = max(peak, alive + steps[index].heapBytes)
      alive -= releases[index].reduce(0) { $0 + bytes[$1] }
    }
    (self.releases, peakBytes) = (releases, peak)
  }
}

/// Where every buffer of a run lies in one arena. Buffers that live at the same time do not overlap; others share.
struct MemoryPlan: Sendable, Equatable {
  /// A buffer: its floats and the steps between which it is needed, both included.
  struct Lifetime: Sendable, Equatable {
    var count: Int
    var first: Int
    var last: Int

    func meets(_ other: Lifetime) -> Bool { first <= other.last && other.first <= last }
  }

  let lifetimes: [Lifetime]
  let offsets: [Int]
  /// Floats of the arena.
  let total: Int

  /// Floats to which every buffer is rounded up: a cache line.
  static let alignment = 16

  /// Largest first, each at the lowest place that is free for its whole life (greedy by size; Pisarchyk and Lee,
  /// "Efficient Memory Management for Deep Neural Net Inference", 2020).
  init(_ lifetimes: [Lifetime]) {
    self.lifetimes = lifetimes
    var offsets = [Int](repeating: 0, count: lifetimes.count)
    var placed: [Int] = []  // by offset
    var total = 0
    let order = lifetimes.indices.sorted { (lifetimes[$0].count, $1) > (lifetimes[$1].count, $0) }
    for index in order {
      let size = Self.rounded(lifetimes[index].count)
      var offset = 0
      for other in placed where lifetimes[other].meets(lifetimes[index]) {
        if offsets[other] >= offset + size { break }
        offset = max(offset, offsets[other] + Self.rounded(lifetimes[other].count))
      }
      offsets[index] = offset
      total = max(total, offset + size)
      let position = placed.partitioningIndex { offsets[$0] > offset }
      placed.insert(index, at: position)
    }
    (self.offsets, self.total) = (offsets, total)
  }

  /// A plan whose places are given, to be checked.
  init(lifetimes: [Lifetime], offsets: [Int], total: Int) {
    (self.lifetimes, self.offsets, self.total) = (lifetimes, offsets, total)
  }

  static func rounded(_ count: Int) -> Int { (max(count, 1) + alignment - 1) / alignment * alignment }

  /// What is wrong, or nil: two buffers in one place at one time, or one outside the arena.
  func checkInvariants() -> String? {
    for a in lifetimes.indices {
      let endA = offsets[a] + lifetimes[a].count
      if offsets[a] < 0 || endA > total || offsets[a] % Self.alignment != 0 { return "buffer \(a) is out of place" }
      for b in lifetimes.indices where b > a && lifetimes[a].meets(lifetimes[b]) {
        let endB = offsets[b] + lifetimes[b].count
        if offsets[a] < endB && offsets[b] < endA { return "buffers \(a) and \(b) overlap" }
      }
    }
    return nil
  }
}

extension Array {
  /// First index whose element satisfies a condition that is false, then true along the array; binary search.
  fileprivate func partitioningIndex(where condition: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

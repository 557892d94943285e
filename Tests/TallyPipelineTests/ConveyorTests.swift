import Synchronization
import TallyPipeline
import Testing

@Test(arguments: [1, 2, 3, 8], [0, 1, 2, 57])
func resultsComeInOrder(lanes: Int, count: Int) {
  var delivered = [Int]()
  Conveyor(lanes: lanes).run(Array(0..<count), work: { item in (0..<(item % 7) * 1000).reduce(item, ^) }) { index, _ in
    delivered.append(index)
  }
  #expect(delivered == Array(0..<count))
}

/// While the first item is held back, the lanes may finish only what lies within the bound, however many items wait.
@Test(arguments: [1, 2, 4]) func neverTooFarAhead(lanes: Int) {
  let started = Mutex(0), delivered = Mutex(0), worst = Mutex(0)
  Conveyor(lanes: lanes, ahead: 5).run(Array(0..<200)) { item in
    let lead = started.withLock { started in
      started += 1
      return started - delivered.withLock { $0 }
    }
    worst.withLock { $0 = max($0, lead) }
    return item
  } deliver: { _, _ in
    delivered.withLock { $0 += 1 }
  }
  // One more than the bound: an item counts here as delivered only after its place on the belt was given free.
  #expect(worst.withLock { $0 } <= 6)
}

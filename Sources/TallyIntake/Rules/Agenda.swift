/// What is to be done when, each thing once. A heap, so that a hundred thousand entries cost no more than they must.
struct Agenda<Task: Hashable> {
  private struct Entry { let time: Duration, task: Task }

  private var times = [Task: Duration]()
  /// A heap by time; an entry whose time is no longer that of its task is passed over.
  private var heap = [Entry]()

  /// True where nothing is to be done.
  var isEmpty: Bool { times.isEmpty }
  /// Things to do.
  var count: Int { times.count }
  /// Entries kept, those that are passed over included.
  var heapCount: Int { heap.count }
  /// All things to do, in no order.
  var tasks: some Collection<Task> { times.keys }

  /// Sets or moves the time of a task.
  mutating func set(_ task: Task, at time: Duration) {
    guard times.updateValue(time, forKey: task) != time else { return }
    if heap.count > 2 * times.count + 64 { rebuild() } else { push(Entry(time: time, task: task)) }
  }

  /// Takes a task off.
  mutating func remove(_ task: Task) { times[task] = nil }

  /// When the first thing is to be done.
  mutating func next() -> Duration? {
    while let first = heap.first, times[first.task] != first.time { pop() }
    return heap.first?.time
  }

  /// Takes off the first task whose time has come.
  mutating func takeDue(at now: Duration) -> Task? {
    guard let time = next(), time <= now, let task = heap.first?.task else { return nil }
    pop()
    times[task] = nil
    return task
  }

  private mutating func rebuild() {
    // Sorted is a heap.
    heap = times.map { Entry(time: $0.value, task: $0.key) }.sorted { $0.time < $1.time }
  }

  private mutating func push(_ entry: Entry) {
    heap.append(entry)
    var child = heap.count - 1
    while child > 0, heap[child].time < heap[(child - 1) / 2].time {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private mutating func pop() {
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while true {
      var least = 2 * parent + 1
      guard least < heap.count else { return }
      if least + 1 < heap.count, heap[least + 1].time < heap[least].time { least += 1 }
      guard heap[least].time < heap[parent].time else { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}

/// What is ready to be told, in order, and told again with growing waits where the receiver refused it. Holds names of
/// things, not their state: what is told is always the newest, and a receiver that is away for days costs no memory.
struct Outbox<Key: Hashable> {
  /// Waits between attempts grow from `firstWait` by doubling to `longestWait`.
  var firstWait = Duration.seconds(1), longestWait = Duration.seconds(60)
  /// So many different things refused in a row mean that the receiver is away: all wait then, and one is tried at a time.
  let patience: Int

  private var queue = [Key]()
  private var head = 0
  private var queued = Set<Key>()
  private var waiting = Agenda<Key>()
  private var attempts = [Key: Int]()
  private var refusedInARow = 0
  private var closedUntil = Duration.zero

  /// Nothing is to be told.
  init(patience: Int = 3) { self.patience = patience }

  /// True where everything was told.
  var isEmpty: Bool { queued.isEmpty && waiting.isEmpty }

  /// So many attempts have failed.
  func failures(of key: Key) -> Int { attempts[key] ?? 0 }

  /// What was refused most often.
  var mostRefused: Key? { attempts.max { $0.value < $1.value }?.key }

  /// Something is to be told. What waits already keeps its place.
  mutating func put(_ key: Key) {
    guard attempts[key] == nil, queued.insert(key).inserted else { return }
    queue.append(key)
  }

  /// The next thing to tell, to be followed by `accepted` or `refused`.
  mutating func next(at now: Duration) -> Key? {
    while let key = waiting.takeDue(at: now) {
      if queued.insert(key).inserted { queue.append(key) }
    }
    guard now >= closedUntil, head < queue.count else { return nil }
    let key = queue[head]
    head += 1
    queued.remove(key)
    if head == queue.count {
      (queue, head) = ([], 0)
    } else if head >= 1024, 2 * head >= queue.count {
      queue.removeFirst(head)
      head = 0
    }
    return key
  }

  /// It was told, or there is nothing to tell of it any more.
  mutating func accepted(_ key: Key, wasTold: Bool = true) {
    attempts[key] = nil
    if wasTold { (refusedInARow, closedUntil) = (0, .zero) }
  }

  /// It was not taken.
  mutating func refused(_ key: Key, at now: Duration) {
    attempts[key, default: 0] += 1
    refusedInARow += 1
    waiting.set(key, at: now + wait(after: failures(of: key)))
    if refusedInARow >= patience { closedUntil = now + wait(after: refusedInARow - patience + 1) }
  }

  /// When there is something to tell; nil where there is nothing.
  mutating func nextTime(at now: Duration) -> Duration? {
    let first = head < queue.count ? now : waiting.next()
    return first.map { max($0, closedUntil) }
  }

  private func wait(after failures: Int) -> Duration {
    min(longestWait, firstWait * (1 << min(failures - 1, 20)))
  }
}

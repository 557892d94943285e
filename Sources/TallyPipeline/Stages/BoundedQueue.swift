internal import Foundation
internal import Synchronization

/// A queue between two stages that holds so much and no more: whoever puts in waits while it is full, whoever takes out
/// waits while it is empty. Back-pressure is nothing else.
public final class BoundedQueue<Element: Sendable>: Sendable {
  private struct State {
    var elements = [Element]()
    var isClosed = false
  }

  /// How many elements it holds.
  public let capacity: Int
  private let state = Mutex(State())
  // NSCondition is a lock and a signal; the state itself stands under the mutex, so that the compiler checks its use.
  private let changed = NSCondition()

  /// An empty queue.
  public init(capacity: Int) {
    precondition(capacity > 0, "a queue without room")
    self.capacity = capacity
  }

  /// How many elements wait.
  public var depth: Int { state.withLock { $0.elements.count } }

  /// Puts in at the end; waits for room. False where the queue was closed: the element was not taken.
  public func put(_ element: Element) -> Bool {
    changed.lock()
    defer { changed.unlock() }
    while true {
      let answer: Bool? = state.withLock { state in
        if state.isClosed { return false }
        guard state.elements.count < capacity else { return nil }
        state.elements.append(element)
        return true
      }
      if let answer {
        changed.broadcast()
        return answer
      }
      changed.wait()
    }
  }

  /// Takes out from the front; waits for an element. Nil where the queue was closed and is empty.
  public func take() -> Element? {
    changed.lock()
    defer { changed.unlock() }
    while true {
      let answer: Element?? = state.withLock { state in
        if !state.elements.isEmpty { return .some(state.elements.removeFirst()) }
        return state.isClosed ? .some(nil) : nil
      }
      if let answer {
        changed.broadcast()
        return answer
      }
      changed.wait()
    }
  }

  /// Lets nothing more in. What is in can still be taken out.
  public func close() {
    changed.lock()
    state.withLock { $0.isClosed = true }
    changed.broadcast()
    changed.unlock()
  }
}

internal import Foundation
internal import Synchronization

/// Helpers started ahead of need, each for one scan, so that the start costs a scan no time.
///
/// All are started by one thread that lives as long as the pool: a helper dies with the *thread* that started it
/// (PR_SET_PDEATHSIG), which must not be a lane that happens to end.
final class HelperPool: Sendable {
  private let room: Room

  /// A pool that keeps so many helpers ready; `start` makes one.
  init(spares: Int, start: @escaping @Sendable () throws(StartFailure) -> HelperProcess) {
    let room = Room(spares: max(1, spares), start: start)
    self.room = room
    let thread = Thread { room.work() }
    thread.name = "helpers"
    thread.stackSize = 1 << 20
    thread.start()
  }

  deinit { room.close() }

  /// A helper for the caller alone; waits while none is there.
  func take() throws(StartFailure) -> HelperProcess { try room.take() }

  /// Takes back a helper that was used, and ends it: its memory takes a while to go, and nobody shall wait for that.
  func retire(_ helper: HelperProcess) { room.retire(helper) }

  /// What callers and the starting thread share.
  private final class Room: Sendable {
    private struct State {
      var ready: [HelperProcess] = [], retired: [HelperProcess] = []
      /// Callers that wait, and why the last start failed.
      var waiting = 0, failure: StartFailure?
      var isClosed = false
    }

    private let spares: Int
    private let start: @Sendable () throws(StartFailure) -> HelperProcess
    private let state = Mutex(State())
    // A lock and a signal; the state itself stands under the mutex, so that the compiler checks its use.
    private let changed = NSCondition()

    init(spares: Int, start: @escaping @Sendable () throws(StartFailure) -> HelperProcess) {
      (self.spares, self.start) = (spares, start)
    }

    func take() throws(StartFailure) -> HelperProcess {
      changed.lock()
      defer { changed.unlock() }
      state.withLock { $0.waiting += 1 }
      changed.broadcast()
      while true {
        let found: Result<HelperProcess, StartFailure>? = state.withLock { state in
          if !state.ready.isEmpty {
            state.waiting -= 1
            return .success(state.ready.removeFirst())
          }
          guard let failure = state.failure else { return nil }
          state.waiting -= 1
          state.failure = nil
          return .failure(failure)
        }
        if let found {
          changed.broadcast()
          return try found.get()
        }
        changed.wait()
      }
    }

    func retire(_ helper: HelperProcess) {
      changed.lock()
      let isClosed = state.withLock { state in
        if !state.isClosed { state.retired.append(helper) }
        return state.isClosed
      }
      changed.broadcast()
      changed.unlock()
      if isClosed { _ = helper.end() }
    }

    /// Starts helpers and ends those that were used, until the pool is closed.
    func work() {
      while let need = waitForNeed() {
        if case .toEnd(let helpers) = need {
          for helper in helpers { _ = helper.end() }
          continue
        }
        let result = Result { () throws(StartFailure) in try start() }
        changed.lock()
        state.withLock { state in
          switch result {
          case .success(let helper): if !state.isClosed { state.ready.append(helper) }
          case .failure(let failure): state.failure = failure
          }
        }
        changed.broadcast()
        changed.unlock()
      }
    }

    private enum Need { case toStart, toEnd([HelperProcess]) }

    /// What is to be done next; nil once the pool is closed. After a failure no helper is started in advance.
    private func waitForNeed() -> Need? {
      changed.lock()
      defer { changed.unlock() }
      while true {
        let answer: Need?? = state.withLock { state in
          if state.isClosed { return .some(nil) }
          if state.failure == nil, state.ready.count < spares + state.waiting { return .toStart }
          if state.retired.isEmpty { return nil }
          defer { state.retired = [] }
          return .toEnd(state.retired)
        }
        if let answer { return answer }
        changed.wait()
      }
    }

    func close() {
      changed.lock()
      let idle = state.withLock { state in
        state.isClosed = true
        defer { (state.ready, state.retired) = ([], []) }
        return state.ready + state.retired
      }
      changed.broadcast()
      changed.unlock()
      for helper in idle { _ = helper.end() }
    }
  }
}

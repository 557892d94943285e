internal import CMicroHTTPD
internal import Glibc
internal import Synchronization

/// Tells every thread of a server that it stops, and until when answers under way may go on. `descriptor` becomes readable
/// then, so that a thread that waits for its socket wakes up.
final class StopSignal: Sendable {
  let descriptor = chttpd_signal()
  private let deadline = Mutex<Duration?>(nil)

  deinit { close(descriptor) }

  /// Nil while the server serves.
  var graceEnds: Duration? { deadline.withLock { $0 } }

  func stop(graceEnds: Duration) {
    deadline.withLock { $0 = $0 ?? graceEnds }
    var one: UInt64 = 1
    write(descriptor, &one, 8)
  }

  /// Waits for the socket or the signal, at most until the deadline. True where the socket has something.
  func wait(for socket: Int32, at now: Duration, until deadline: Duration) -> Bool {
    var entries = [
      pollfd(fd: socket, events: Int16(POLLIN), revents: 0), pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
    ]
    let milliseconds = Int32(clamping: Int64(((deadline - now) / .milliseconds(1)).rounded(.up)))
    _ = poll(&entries, 2, max(0, milliseconds))
    return entries[0].revents != 0
  }
}

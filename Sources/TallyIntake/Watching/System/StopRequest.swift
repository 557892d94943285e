internal import Glibc
internal import TallyCore

/// Asks a watcher to stop, from any thread, also from a signal handler: one byte into a pipe that the watcher waits on
/// beside the kernel's file events.
public final class StopRequest: Sendable {
  /// Readable once a stop was requested.
  let descriptor: Int32
  private let writer: Int32

  /// Nothing is requested yet.
  public init() throws(IntakeError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .noResource(what: "a pipe", said: SystemReason.last) }
    (descriptor, writer) = (ends[0], ends[1])
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
  }

  deinit {
    close(descriptor)
    close(writer)
  }

  /// Requests the stop. More than once is the same as once.
  public func request() {
    // The pipe is never read; when it is full, nothing is lost.
    var one = UInt8(1)
    _ = write(writer, &one, 1)
  }

  /// True once a stop was requested.
  public var isRequested: Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, 0) > 0
  }
}

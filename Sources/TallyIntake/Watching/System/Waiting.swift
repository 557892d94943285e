internal import Glibc
internal import TallyCore

/// Waiting in the kernel.
enum Waiting {
  /// Waits so long, or until one of the descriptors can be read.
  static func wait(for duration: Duration, descriptors: [Int32]) {
    var entries = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    // Rounded up, so that a wait never ends just before its time and turns into a busy loop.
    let milliseconds = min((duration.inSeconds * 1000).rounded(.up), 3_600_000)
    poll(&entries, nfds_t(entries.count), Int32(milliseconds))
  }

  /// True for an error number that says that nothing is there.
  static func isAbsence(_ number: Int32) -> Bool { number == ENOENT || number == ENOTDIR || number == EACCES }
}

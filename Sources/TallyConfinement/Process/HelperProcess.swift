internal import CConfinement
internal import Foundation
internal import Synchronization
internal import TallyCore

/// A helper: a child process and our end of its socket. It is killed and waited for exactly once, at the latest when the last
/// reference to it goes.
final class HelperProcess: Sendable {
  /// How it ended.
  enum End: Equatable, Sendable {
    /// It left by itself with this status.
    case exit(Int32)
    /// It ran out of memory and said so by its status.
    case outOfMemory
    /// A signal ended it.
    case signal(Int32, name: String)
    /// It did not end, and we ended it.
    case killed
    /// Nobody can tell.
    case unknown
  }

  /// Messages to and from it.
  let channel: Channel
  private let process: Int32
  private let ended = Mutex<End?>(nil)

  /// Starts a program. Throws the system's reason where that fails.
  init(
    program: String, arguments: [String], environment: [String: String], messageLimit: Int
  ) throws(StartFailure) {
    var (here, there, process) = (Int32(-1), Int32(-1), Int32(0))
    guard cconfinement_pair(&here, &there) == 0 else { throw StartFailure(said: SystemReason.last) }
    defer { close(there) }
    let failure = Self.withStrings(["tallyman"] + arguments) { words in
      Self.withStrings(environment.map { $0 + "=" + $1 }) { settings in
        cconfinement_spawn(program, words, settings, there, &process)
      }
    }
    guard failure == 0 else {
      close(here)
      throw StartFailure(said: SystemReason.of(failure))
    }
    channel = Channel(socket: here, limit: messageLimit)
    self.process = process
  }

  deinit {
    _ = end()
    close(channel.socket)
  }

  /// Ends it and tells how it ended. A helper that is about to end gets so long to do it by itself, so that the reason is its own.
  func end(after milliseconds: Int32 = 0) -> End {
    ended.withLock { ended in
      if let known = ended { return known }
      let news = cconfinement_finish(process, milliseconds)
      let end: End =
        if news.killed == 1 {
          .killed
        } else if news.signal != 0 {
          .signal(news.signal, name: String(cString: cconfinement_signal_name(news.signal)))
        } else if news.status == Int32(cconfinement_out_of_memory) {
          .outOfMemory
        } else { news.status >= 0 ? .exit(news.status) : .unknown }
      ended = end
      return end
    }
  }

  /// Calls a closure with a list of C strings that ends with nil.
  private static func withStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}

/// Why a process could not be started.
struct StartFailure: Error, Equatable {
  let said: String
}

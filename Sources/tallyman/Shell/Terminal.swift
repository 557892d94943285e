internal import Foundation
internal import Synchronization
internal import TallyCore

/// Standard output for results, standard error for progress and complaints.
struct Terminal: Sendable {
  /// Opens those of the standard streams that the program was started without, on nothing: else the next file or socket would
  /// become standard output, and be written to.
  static func openStandardStreams() {
    for stream in STDIN_FILENO...STDERR_FILENO where fcntl(stream, F_GETFD) == -1 { _ = open("/dev/null", O_RDWR) }
  }

  /// True where somebody looks at standard error, so that a moving bar makes sense.
  let isInteractive = isatty(STDERR_FILENO) == 1

  /// Writes a result.
  func out(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }

  /// Writes a result without a line end.
  func outRaw(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

  /// Writes a document of ours.
  func json(_ value: some Encodable, pretty: Bool = true) throws {
    out(String(decoding: try JSONCoding.encoder(pretty: pretty).encode(value), as: UTF8.self))
  }

  /// Writes a remark for whoever looks on.
  func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

  /// Writes an error: what is wrong, where, what to do.
  func complain(_ explanation: Explanation) {
    note("tallyman: \(explanation.complaint)")
  }

  /// A progress bar over `total` units; on a terminal a moving line, elsewhere silent.
  func progress(unit: String, total: Int) -> ProgressBar {
    ProgressBar(unit: unit, total: total, isShown: isInteractive)
  }
}

/// A progress bar on standard error.
final class ProgressBar: Sendable {
  private let line: ProgressLine
  private let isShown: Bool
  private let start = ContinuousClock.now
  private let shown = Mutex(ContinuousClock.now - .seconds(1))

  init(unit: String, total: Int, isShown: Bool) {
    line = ProgressLine(unit: unit, total: total)
    self.isShown = isShown
  }

  /// Shows how far it is; at most ten times a second, and always at the end.
  func update(_ done: Int) {
    guard isShown else { return }
    let now = ContinuousClock.now
    let isDue = shown.withLock { last in
      guard now - last > .milliseconds(100) || done == line.total else { return false }
      last = now
      return true
    }
    guard isDue else { return }
    let text = "\r" + line.text(done: done, elapsed: now - start) + "\u{1B}[K" + (done == line.total ? "\n" : "")
    FileHandle.standardError.write(Data(text.utf8))
  }
}

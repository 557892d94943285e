internal import Dispatch
internal import Foundation

/// Waits for Control-C or for the order to stop; the second one ends the program at once.
final class StopOrder: Sendable {
  private let asked = DispatchSemaphore(value: 0)
  private let sources: [any DispatchSourceSignal]

  /// Listens from now on.
  init() {
    let queue = DispatchQueue(label: "signals"), asked = asked
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { [asked] in
        signal(number, SIG_DFL)
        asked.signal()
      }
      source.resume()
      return source
    }
    signal(SIGPIPE, SIG_IGN)
  }

  /// Returns when the program is to stop, or when so many seconds have passed: true where it is to stop.
  func wait(seconds: Double) -> Bool { asked.wait(timeout: .now() + seconds) == .success }
}

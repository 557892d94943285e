internal import Dispatch
internal import Foundation

/// Waits for Control-C or for the order to stop; the second one ends the program at once.
final class StopOrder {
  private let asked = DispatchSemaphore(value: 0)
  private let queue = DispatchQueue(label: "signals")
  private var sources = [any DispatchSourceSignal]()

  /// Listens from now on.
  init() {
    signal(SIGPIPE, SIG_IGN)
    listen { [asked] in asked.signal() }
  }

  /// Does something as soon as the program is asked to stop.
  func whenAsked(_ action: @escaping @Sendable () -> Void) { listen(action) }

  /// Returns when the program is to stop, or when so many seconds have passed: true where it is to stop.
  func wait(seconds: Double) -> Bool { asked.wait(timeout: .now() + seconds) == .success }

  private func listen(_ action: @escaping @Sendable () -> Void) {
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        signal(number, SIG_DFL)
        action()
      }
      source.resume()
      sources.append(source)
    }
  }
}

internal import Foundation
internal import TallyCore
internal import TallyStore

/// `tallyman watch inbox --manifests papers --store port.sqlite --oneshot`
struct WatchCommand: ServiceCommand, Equatable {
  var service = ServiceOptions(), folders: [String] = [], oneshot = false, config: String?

  static let name = "watch"
  static let summary = "Take in, assess and keep what scanners and carriers deliver, without the page."
  static let examples = [
    "tallyman watch ScanSamples/scans --manifests ScanSamples/manifests --store out/port.sqlite --oneshot"
  ]
  static var options: [Option<Self>] {
    [.list("", "DIR", "A folder into which a scanner drops its files.", \.folders)] + Option.service + [
      .flag("--oneshot", "Work off what is there, wait for what is still being written, and stop.", \.oneshot),
      .settings(\.config),
    ]
  }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    var options = service
    options.watch = folders + service.watch
    let service = try ScanService(options, settings: try Settings(contentsOf: config), terminal: terminal)
    let stop = StopOrder()
    if oneshot {
      stop.whenAsked { service.cancel() }
      try service.runOnce()
      terminal.out(try StatusText.counts(service.store.counts()))
    } else {
      service.start()
      let reporter = StatusReporter(service)
      repeat { reporter.write() } while !stop.wait(seconds: 2)
      service.stop()
      reporter.write()
    }
    return .done
  }
}

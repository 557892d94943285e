internal import Foundation
internal import TallyCore
internal import TallyHTTP
internal import TallyReview

/// `tallyman run --watch inbox --manifests papers`
struct RunCommand: ServiceCommand, Equatable {
  var service = ServiceOptions(), port: Int?, config: String?

  static let name = "run"
  static let summary = "Watch folders, assess what comes, and serve the analyst's page on this machine."
  static let examples = ["tallyman run --watch out/run/watch --manifests out/run/manifests"]
  static var options: [Option<Self>] {
    Option.service + [
      .value(
        "--port", "P", "Port of the page; 0 takes a free one. The default is that of the settings.", \.port,
        expected: "a whole number from 0 to 65535",
        parse: { Int($0).flatMap { (0...65_535).contains($0) ? Optional($0) : nil } }),
      .settings(\.config),
    ]
  }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    let settings = try Settings(contentsOf: config)
    let stop = StopOrder()
    let scans = try ScanService(service, settings: settings, terminal: terminal)
    let reporter = StatusReporter(scans)
    let tls =
      settings.certificate.isEmpty ? nil : TLSFiles(certificate: settings.certificate, key: settings.privateKey)
    var randomness = SystemRandomNumberGenerator()
    let token = Secret(drawnFrom: &randomness)
    let api = ReviewAPI(
      store: scans.store, pictures: scans.folders.pictures, version: Tallyman.version, budget: scans.budget,
      pause: { Thread.sleep(forTimeInterval: $0.inSeconds) }, status: { try reporter.status() })
    let journal = scans.journal
    let router = try ReviewRouter.make(
      api, access: .local(token: token, name: NSUserName(), isSecure: tls != nil),
      report: { request, error in journal.note("\(request.method) \(request.path): \(error)") })
    let server = try HTTPServer(router, port: UInt16(clamping: port ?? settings.port), tls: tls)
    scans.start()
    terminal.out("\(tls == nil ? "http" : "https")://127.0.0.1:\(server.port)/?token=\(token.text)")
    repeat { reporter.write() } while !stop.wait(seconds: 2)
    terminal.note("Stopping: what is in work is finished first.")
    server.stop()
    scans.stop()
    reporter.write()
    return .done
  }
}

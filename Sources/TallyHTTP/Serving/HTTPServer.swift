/// A server that listens from its making to `stop()`. One thread accepts; each connection has a thread of its own, and
/// their number is limited.
public final class HTTPServer: Sendable {
  /// The port it listens on, also where 0 was asked for.
  public let port: UInt16
  private let core: ServerCore

  /// Starts to serve. Beyond loopback only where `allowsBeyondLoopback` says so and TLS is set (architecture.md).
  public init(
    _ router: Router, limits: HTTPLimits = HTTPLimits(), address: String = "127.0.0.1", port: UInt16,
    tls: TLSFiles? = nil, allowsBeyondLoopback: Bool = false,
    observe: @escaping @Sendable (HTTPExchange) -> Void = { _ in }
  ) throws(HTTPError) {
    guard let place = SocketAddress(address, port: port) else { throw .badAddress(address) }
    if !place.isLoopback {
      guard allowsBeyondLoopback else { throw .beyondLoopback(address: address, withoutTLS: false) }
      guard tls != nil else { throw .beyondLoopback(address: address, withoutTLS: true) }
    }
    let material: TLSMaterial? = if let tls { try tls.load() } else { nil }
    let listener = try ListeningSocket(address: address, port: port)
    self.port = listener.port
    core = ServerCore(router: router, limits: limits, tls: material, observe: observe)
    core.begin(listener)
  }

  /// Stops: takes no more connections, lets answers under way go on for `limits.stopSeconds`, ends streams, and returns
  /// when every thread of the server is done, or a second after that time where a handler does not come back.
  public func stop() { core.end() }

  deinit { core.end() }
}

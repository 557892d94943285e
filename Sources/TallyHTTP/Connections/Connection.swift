internal import CMicroHTTPD
internal import Glibc
internal import TallyCore

/// One connection from its first byte to its last, on one thread: it drives the library, keeps the deadlines, and asks the
/// router. The library's handle never leaves this file and `Connection+Events.swift`.
final class Connection {
  let core: ServerCore
  /// Our own descriptor of the socket, so that it can be told and watched whatever the library does with its own.
  let socket: Int32
  let remoteAddress: String
  var handle: OpaquePointer?
  var assembly: RequestAssembly
  var clock: ConnectionClock
  /// What is being answered: for the observer.
  var exchange: HTTPExchange?
  private var began = Duration.zero

  init(_ core: ServerCore, socket: Int32, remoteAddress: String) {
    (self.core, self.socket, self.remoteAddress) = (core, socket, remoteAddress)
    assembly = RequestAssembly(core.limits, remoteAddress: remoteAddress)
    clock = ConnectionClock(core.limits, at: core.now())
  }

  /// Serves the connection until it ends, and closes the socket.
  func serve(_ address: SocketAddress) {
    defer { close(socket) }
    guard open(address) else { return }
    while step() {}
    if let handle { chttpd_close(handle) }
    handle = nil
    chttpd_end_sending(socket)
    RawAnswer.linger(on: socket)
  }

  private func open(_ address: SocketAddress) -> Bool {
    let own = fcntl(socket, F_DUPFD_CLOEXEC, 0)
    guard own >= 0 else { return false }
    var message = [CChar](repeating: 0, count: 256)
    handle = address.with { pointer, count in
      chttpd_open(
        own, pointer, count, core.limits.memoryBytes, UInt32(clamping: core.limits.stallSeconds), core.tls?.certificate,
        core.tls?.key, Self.events(for: self), &message, message.count)
    }
    return handle != nil
  }

  /// Waits for something and lets the library do it. False where the connection has ended or shall end.
  private func step() -> Bool {
    guard let handle else { return false }
    let now = core.now()
    if let graceEnds = core.stop.graceEnds {
      if clock.phase == .waiting || clock.phase == .head || now >= graceEnds { return false }
    }
    switch clock.verdict(at: now) {
    case .close: return false
    case .refuse:
      refuse(.tooSlow)
      return false
    case nil: break
    }
    let deadline = clock.deadline ?? now + .milliseconds(500)
    if clock.phase == .waiting, chttpd_pending(handle) == 0 {
      guard core.stop.wait(for: socket, at: now, until: deadline) else { return true }
      if chttpd_peer_has_ended(socket) == 0 { clock.bytesArrived(at: core.now()) }
    }
    if clock.phase != .answer, clock.phase != .stream, chttpd_peer_has_ended(socket) != 0 {
      // All bytes there will ever be are in the library: it goes on as long as they suffice for another step.
      let before = clock
      return chttpd_run(handle, 0) != 0 && clock != before
    }
    let milliseconds = min(500, max(0, Int32(clamping: Int64((deadline - now) / .milliseconds(1)))))
    return chttpd_run(handle, clock.phase == .waiting ? 0 : milliseconds) != 0
  }

  /// Says no without the router. With TLS the words would have to go through the library, which has given up: then the
  /// connection just ends.
  func refuse(_ refusal: HTTPRefusal) {
    if core.tls == nil { RawAnswer.send(refusal, on: socket) } else { chttpd_end_both(socket) }
  }

  /// Sends an answer through the library. Where it cannot, the connection ends, because the event is left unanswered.
  func answer(_ response: HTTPResponse, of request: HTTPRequest?, close: Bool) {
    guard let handle else { return }
    let headers = response.headers.map { (name: strdup($0.key.text), value: strdup($0.value.text)) }
    defer {
      for header in headers {
        free(header.name)
        free(header.value)
      }
    }
    let list = headers.map { chttpd_header(name: $0.name, value: $0.value) }
    let status = UInt32(response.status), ending: Int32 = close || core.stop.graceEnds != nil ? 1 : 0
    exchange = HTTPExchange(
      method: request?.method, path: request?.path, status: response.status, remoteAddress: remoteAddress)
    began = core.now()
    switch response.body {
    case .events(let source):
      clock.answerBegins(asStream: true, at: began)
      let pump = EventPump(
        source, stop: core.stop, socket: socket, heartbeat: .seconds(core.limits.heartbeatSeconds), now: core.now)
      _ = chttpd_answer_stream(
        handle, status, list, list.count, { Connection.pull($0, $1, $2) }, { Connection.release($0) },
        Unmanaged.passRetained(pump).toOpaque())
    case .bytes(let bytes):
      clock.answerBegins(asStream: false, at: began)
      if let length = response.headLength {
        _ = chttpd_answer_head(handle, status, list, list.count, UInt64(length))
      } else {
        _ = chttpd_answer(handle, status, list, list.count, bytes, bytes.count, ending)
      }
    }
  }

  /// The answer was sent, or broke off.
  func done() {
    if var exchange {
      exchange.seconds = (core.now() - began).inSeconds
      core.observe(exchange)
    }
    exchange = nil
    assembly = RequestAssembly(core.limits, remoteAddress: remoteAddress)
    clock.answered(at: core.now())
  }
}

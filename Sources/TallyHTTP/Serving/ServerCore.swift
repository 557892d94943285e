internal import Glibc
internal import Synchronization
internal import TallyCore

/// What the threads of a server share.
final class ServerCore: Sendable {
  let router: Router
  let limits: HTTPLimits
  let tls: TLSMaterial?
  let observe: @Sendable (HTTPExchange) -> Void
  let stop = StopSignal()
  private let start = ContinuousClock.now
  private let census = Mutex(ConnectionCensus())
  private let threads = ThreadGroup()

  init(router: Router, limits: HTTPLimits, tls: TLSMaterial?, observe: @escaping @Sendable (HTTPExchange) -> Void) {
    (self.router, self.limits, self.tls, self.observe) = (router, limits, tls, observe)
  }

  /// Time since the server was made.
  @Sendable func now() -> Duration { ContinuousClock.now - start }

  /// Accepts on a thread of its own until the server stops.
  func begin(_ listener: consuming ListeningSocket) {
    let box = Mutex<ListeningSocket?>(listener)
    spawn("http-accept") { [self] in
      guard let listener = box.withLock({ $0.take() }) else { return }
      while stop.graceEnds == nil {
        guard stop.wait(for: listener.descriptor, at: now(), until: now() + .seconds(3600)) else { continue }
        if let accepted = SocketAddress.accept(listener.descriptor) {
          greet(accepted.socket, accepted.address)
        } else if errno == EMFILE || errno == ENFILE || errno == ENOMEM || errno == ENOBUFS {
          // Nothing can be taken until something is given back; the backlog waits.
          _ = stop.wait(for: -1, at: now(), until: now() + .milliseconds(50))
        }
      }
    }
  }

  private func greet(_ socket: Int32, _ address: SocketAddress) {
    var on: Int32 = 1
    setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, 4)
    let remote = address.text
    if let refusal = census.withLock({ $0.admit(remote, limits) }) {
      if tls == nil { RawAnswer.send(refusal, on: socket) }
      close(socket)
      return
    }
    spawn("http-connection") { [self] in
      Connection(self, socket: socket, remoteAddress: remote).serve(address)
      census.withLock { $0.leave(remote) }
    }
  }

  private func spawn(_ name: String, _ body: @escaping @Sendable () -> Void) {
    threads.start(name, stackBytes: 2 << 20) {
      // A client that closes early must not end the process.
      var signals = sigset_t()
      sigemptyset(&signals)
      sigaddset(&signals, SIGPIPE)
      pthread_sigmask(SIG_BLOCK, &signals, nil)
      body()
    }
  }

  func end() {
    stop.stop(graceEnds: now() + .seconds(limits.stopSeconds))
    threads.waitUntilDone(seconds: limits.stopSeconds + 1)
  }
}

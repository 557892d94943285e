internal import CMicroHTTPD
internal import TallyCore

/// Turns a source of events into bytes for one connection, with a heartbeat, until source, client or server end it. Used
/// on the connection's thread alone.
final class EventPump {
  /// How long one look at the source may take: after it, stop and departure of the client are seen.
  private static let slice = Duration.milliseconds(500)

  private let source: EventSource
  private let stop: StopSignal
  private let socket: Int32
  private let heartbeat: Duration
  private let now: () -> Duration
  /// A first comment makes headers and stream visible at once.
  private var pending = ArraySlice(ServerSentEvent.heartbeat.utf8)
  private var spoke: Duration

  init(_ source: EventSource, stop: StopSignal, socket: Int32, heartbeat: Duration, now: @escaping () -> Duration) {
    (self.source, self.stop, self.socket, self.heartbeat, self.now) = (source, stop, socket, heartbeat, now)
    spoke = now()
  }

  /// Fills the buffer: how many bytes, 0 for none yet, −1 for the end.
  func pull(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    if pending.isEmpty {
      if stop.graceEnds != nil || chttpd_peer_is_gone(socket) != 0 { return -1 }
      switch source.next(min(Self.slice, max(.zero, spoke + heartbeat - now()))) {
      case .events(let events): pending = ArraySlice(events.map(\.wire).joined().utf8)
      case .quiet: if now() >= spoke + heartbeat { pending = ArraySlice(ServerSentEvent.heartbeat.utf8) }
      case .end: return -1
      }
    }
    guard !pending.isEmpty else { return 0 }
    let count = min(buffer.count, pending.count)
    buffer.copyBytes(from: pending.prefix(count))
    pending = pending.dropFirst(count)
    spoke = now()
    return count
  }
}

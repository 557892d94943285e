/// One server-sent event (WHATWG HTML, Server-sent events).
public struct ServerSentEvent: Sendable, Equatable {
  /// What a client sends back as `Last-Event-ID`.
  public var id: String?
  /// The event's name.
  public var name: String?
  /// The data; several lines become several fields.
  public var data: String

  /// An event.
  public init(id: String? = nil, name: String? = nil, data: String) {
    (self.id, self.name, self.data) = (id, name, data)
  }

  /// As it travels. Line ends and NUL in name or id would begin another field, so they are left out.
  public var wire: String {
    func line(_ text: String) -> String { String(text.filter { !$0.isNewline && $0 != "\0" }) }
    let fields =
      (name.map { ["event: " + line($0)] } ?? []) + (id.map { ["id: " + line($0)] } ?? [])
      + data.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { "data: " + $0 }
    return fields.joined(separator: "\n") + "\n\n"
  }

  /// A comment, which clients ignore: it keeps a connection awake.
  public static let heartbeat = ":\n\n"
}

/// A stream of events as one closure that the server calls again and again, always from the connection's own thread.
public struct EventSource: Sendable {
  /// What a call brought.
  public enum Step: Sendable, Equatable {
    /// These, now.
    case events([ServerSentEvent])
    /// Nothing within the time.
    case quiet
    /// Nothing any more.
    case end
  }

  /// Waits for events, at most as long as it is told.
  public let next: @Sendable (_ atMost: Duration) -> Step

  /// A source.
  public init(next: @escaping @Sendable (_ atMost: Duration) -> Step) { self.next = next }
}

/// What one client, and all of them together, may take of the server. Sizes in bytes, times in seconds.
public struct HTTPLimits: Sendable, Equatable, Codable {
  /// Length of the target in the request line.
  public var targetBytes = 8192
  /// All headers together, names and values; how many.
  public var headerBytes = 16384, headerCount = 64
  /// A body.
  public var bodyBytes = 1 << 20
  /// Connections at once, in all and from one address. Each has a thread.
  public var connections = 128, connectionsPerAddress = 64
  /// From the first byte of a request (of the connection, with TLS) to the end of its head, however it trickles.
  public var headSeconds = 10.0
  /// From the end of the head to the end of the body.
  public var bodySeconds = 30.0
  /// An answer that is no stream of events, from its first to its last byte.
  public var answerSeconds = 300.0
  /// Between requests on one connection.
  public var idleSeconds = 60.0
  /// A connection on which not a byte moves, whatever it does; a stream sends a heartbeat in time.
  public var stallSeconds = 60
  /// Between two heartbeats of a stream that has nothing to say.
  public var heartbeatSeconds = 15.0
  /// How long `stop()` waits for answers that are under way.
  public var stopSeconds = 5.0

  /// The limits as above.
  public init() {}

  /// What libmicrohttpd may take for the head of a request: more than is allowed, so that the refusal is ours.
  var memoryBytes: Int { 4 * (targetBytes + headerBytes) + 32768 }
}

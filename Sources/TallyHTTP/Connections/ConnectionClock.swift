/// How long a connection may take for what it is doing. Each part of a request has one deadline for the whole of it, so
/// that a client which sends a byte now and then gains nothing. Reads no clock.
struct ConnectionClock: Equatable {
  /// What the connection is doing.
  enum Phase: Equatable { case waiting, head, body, answer, stream }
  /// What to do when the time is over.
  enum Verdict: Equatable {
    /// Nothing was begun: close.
    case close
    /// A request was begun: say that it is too slow, then close.
    case refuse
  }

  private(set) var phase = Phase.waiting
  /// When the time is over; nil for a stream, whose stalls the library sees.
  private(set) var deadline: Duration?
  private let limits: HTTPLimits

  /// A connection that was just made: it has as long as a head has.
  init(_ limits: HTTPLimits, at now: Duration) {
    self.limits = limits
    deadline = now + .seconds(limits.headSeconds)
  }

  /// Bytes arrived: the first ones begin a head.
  mutating func bytesArrived(at now: Duration) {
    if phase == .waiting { enter(.head, until: now + .seconds(limits.headSeconds)) }
  }

  mutating func headComplete(at now: Duration) { enter(.body, until: now + .seconds(limits.bodySeconds)) }

  mutating func answerBegins(asStream: Bool, at now: Duration) {
    enter(asStream ? .stream : .answer, until: asStream ? nil : now + .seconds(limits.answerSeconds))
  }

  mutating func answered(at now: Duration) { enter(.waiting, until: now + .seconds(limits.idleSeconds)) }

  /// What is due now; nil where there is time left.
  func verdict(at now: Duration) -> Verdict? {
    guard let deadline, now >= deadline else { return nil }
    return phase == .head || phase == .body ? .refuse : .close
  }

  private mutating func enter(_ phase: Phase, until deadline: Duration?) {
    (self.phase, self.deadline) = (phase, deadline)
  }
}

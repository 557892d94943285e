import Testing

@testable import TallyHTTP

private enum Event { case bytes, head, answer, stream, done, look(ConnectionClock.Verdict?) }
private typealias Step = (second: Double, event: Event)

private let stories: [String: [Step]] = [
  "nothing ever comes": [(9.9, .look(nil)), (10, .look(.close))],
  "a byte now and then does not help": [
    (0, .bytes), (5, .bytes), (9, .bytes), (9.9, .look(nil)), (10, .look(.refuse)),
  ],
  "the body has its own time": [
    (0, .bytes), (9, .head), (12, .bytes), (38.9, .look(nil)), (39, .look(.refuse)),
  ],
  "an answer that is not taken ends quietly": [
    (0, .bytes), (1, .head), (1, .answer), (300.9, .look(nil)), (301, .look(.close)),
  ],
  "a stream lasts": [(0, .bytes), (1, .head), (1, .stream), (1e6, .look(nil))],
  "between requests it may idle": [
    (0, .bytes), (1, .head), (1, .answer), (2, .done), (61.9, .look(nil)), (62, .look(.close)),
  ],
  "a second request is a request": [
    (0, .bytes), (1, .head), (1, .answer), (2, .done), (50, .bytes), (59.9, .look(nil)), (60, .look(.refuse)),
  ],
]

@Test(arguments: stories.keys.sorted()) func connectionClock(_ story: String) throws {
  var clock = ConnectionClock(HTTPLimits(), at: .zero)
  for step in try #require(stories[story]) {
    let now = Duration.seconds(step.second)
    switch step.event {
    case .bytes: clock.bytesArrived(at: now)
    case .head: clock.headComplete(at: now)
    case .answer: clock.answerBegins(asStream: false, at: now)
    case .stream: clock.answerBegins(asStream: true, at: now)
    case .done: clock.answered(at: now)
    case .look(let verdict): #expect(clock.verdict(at: now) == verdict, "second \(step.second)")
    }
  }
}

@Test("connections are counted in all and by address") func census() {
  var limits = HTTPLimits()
  (limits.connections, limits.connectionsPerAddress) = (3, 2)
  var census = ConnectionCensus()
  #expect(census.admit("a", limits) == nil && census.admit("a", limits) == nil)
  #expect(census.admit("a", limits) == .tooManyFromAddress)
  #expect(census.admit("b", limits) == nil)
  #expect(census.admit("c", limits) == .tooManyConnections)
  census.leave("a")
  #expect(census.admit("a", limits) == nil)
  for address in ["a", "a", "b"] { census.leave(address) }
  #expect(census == ConnectionCensus())
}

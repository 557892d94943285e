/// A scanner that should speak: silent once nothing was heard of it for `limit`. Reads no clock.
struct SilenceWatch: Equatable {
  enum Action: Equatable { case nothing, raise, clear }

  /// The longest silence that is still in order.
  let limit: Duration
  private(set) var lastHeard: Duration
  private(set) var isSilent = false

  /// Listening begins; what was before is not known.
  init(limit: Duration, from now: Duration) { (self.limit, lastHeard) = (limit, now) }

  /// A scan came. Clears also what an earlier run may have raised.
  mutating func heard(at now: Duration) -> Action {
    (lastHeard, isSilent) = (now, false)
    return .clear
  }

  /// Time went by.
  mutating func passed(to now: Duration) -> Action {
    guard !isSilent, now >= lastHeard + limit else { return .nothing }
    isSilent = true
    return .raise
  }

  /// When silence would become an alert; nil where it is one.
  var nextTime: Duration? { isSilent ? nil : lastHeard + limit }
}

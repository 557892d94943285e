internal import TallyHTTP

/// Who is signed in by a cookie. Holds digests, never the cookies themselves. Reads no clock.
struct SessionTable {
  private struct Session {
    let principal: Principal
    var lastSeen: Duration
  }

  private var sessions = [[UInt8]: Session]()
  /// A session that is not used for so long is over.
  let lifetime: Duration
  /// More than this many at once push out the one that was not used for longest.
  let limit: Int

  init(lifetime: Duration, limit: Int) { (self.lifetime, self.limit) = (lifetime, limit) }

  var count: Int { sessions.count }

  /// Begins a session.
  mutating func begin(_ digest: [UInt8], _ principal: Principal, at now: Duration) {
    sessions = sessions.filter { now - $0.value.lastSeen < lifetime }
    if sessions.count >= limit, let oldest = sessions.min(by: { $0.value.lastSeen < $1.value.lastSeen }) {
      sessions[oldest.key] = nil
    }
    sessions[digest] = Session(principal: principal, lastSeen: now)
  }

  /// Whose session this is, and that it was used; nil where there is none, or it is over. The digest of a guess is as far
  /// from the digest of a cookie as any other, so a look-up by it tells nothing.
  mutating func use(_ digest: [UInt8], at now: Duration) -> Principal? {
    guard let session = sessions[digest] else { return nil }
    guard now - session.lastSeen < lifetime else {
      sessions[digest] = nil
      return nil
    }
    sessions[digest]?.lastSeen = now
    return session.principal
  }

  /// Ends a session.
  mutating func end(_ digest: [UInt8]) { sessions[digest] = nil }
}

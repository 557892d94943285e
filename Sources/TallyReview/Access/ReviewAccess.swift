internal import Synchronization
public import TallyHTTP

/// Who may use the service: whoever has an access token, sent as a bearer token, or exchanged once for a session whose
/// cookie no script can read and no other site can send.
public final class ReviewAccess: Sendable {
  /// One token and whom it makes.
  public struct Grant: Sendable {
    let digest: [UInt8]
    let principal: Principal

    /// A grant; the token itself is not kept.
    public init(token: Secret, principal: Principal) {
      (digest, self.principal) = (Secret.digest(token.text), principal)
    }
  }

  private let grants: [Grant]
  private let sessions: Mutex<SessionTable>
  private let now: @Sendable () -> Duration
  private let isSecure: Bool
  /// Cookies are shared by all ports of a host: two services on one machine must not overwrite each other's.
  let cookieName: String

  /// The service's access.
  /// - Parameters:
  ///   - grants: The tokens.
  ///   - isSecure: True where the service is reached by TLS: the cookie then never travels without.
  ///   - idleHours: A session that is not used for so long is over.
  ///   - now: A clock that never goes back.
  public init(grants: [Grant], isSecure: Bool = false, idleHours: Double = 12, now: @escaping @Sendable () -> Duration)
  {
    (self.grants, self.isSecure, self.now) = (grants, isSecure, now)
    sessions = Mutex(SessionTable(lifetime: .seconds(idleHours * 3600), limit: 1000))
    let name = grants.first.map {
      String(decoding: Secret.digest(String(decoding: $0.digest, as: UTF8.self)), as: UTF8.self)
    }
    cookieName = "tallyman_" + String((name ?? "none").prefix(8))
  }

  /// One person at this machine who may do everything that a person may.
  public static func local(token: Secret, name: String, isSecure: Bool = false) -> ReviewAccess {
    let start = ContinuousClock.now
    let principal = Principal(name: name, roles: [.analyst, .supervisor, .auditor, .administrator])
    return ReviewAccess(grants: [Grant(token: token, principal: principal)], isSecure: isSecure) {
      ContinuousClock.now - start
    }
  }

  /// Who sends the request: by its bearer token where it has one, else by its cookie; nil for nobody.
  public func principal(of request: HTTPRequest) -> Principal? {
    if request.headers["authorization"] != nil { return request.bearerToken.flatMap(principal(ofToken:)) }
    guard let cookie = request.cookie(cookieName) else { return nil }
    let digest = Secret.digest(cookie)
    return sessions.withLock { $0.use(digest, at: now()) }
  }

  /// Whom a token makes. Every grant is compared, whatever the first ones say.
  func principal(ofToken token: String) -> Principal? {
    let digest = Secret.digest(token)
    return grants.reduce(nil) { found, grant in Secret.equal(grant.digest, digest) ? grant.principal : found }
  }

  /// Exchanges a token for a session: the value of `Set-Cookie`, or nil for a wrong token.
  func exchange(token: String) -> HeaderValue? {
    guard let principal = principal(ofToken: token) else { return nil }
    var generator = SystemRandomNumberGenerator()
    let cookie = Secret(drawnFrom: &generator)
    sessions.withLock { $0.begin(Secret.digest(cookie.text), principal, at: now()) }
    let attributes = "; Path=/; HttpOnly; SameSite=Strict" + (isSecure ? "; Secure" : "")
    return HeaderValue("\(cookieName)=\(cookie.text)\(attributes)")
  }
}

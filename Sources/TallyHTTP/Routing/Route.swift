/// A request on its way to a handler.
public struct RouteCall: Sendable {
  /// The request.
  public let request: HTTPRequest
  /// By the names in the pattern; decoded, not empty, without slashes.
  public let parameters: [String: String]
  /// Who asks; nil only on open routes.
  public let principal: Principal?
}

/// One thing that the service does: what a client writes, who may, and what happens.
public struct Route: Sendable {
  /// Who may.
  public enum Access: Sendable, Equatable {
    /// Everybody, signed in or not.
    case open
    /// Whoever has one of these roles.
    case roles(Set<Role>)
  }

  /// Makes an answer. What it throws becomes a refusal: an `AnswerableError` as it says, anything else 500.
  public typealias Handler = @Sendable (RouteCall) throws -> HTTPResponse

  /// What a client writes.
  public let method: HTTPMethod, pattern: PathPattern
  /// Who may.
  public let access: Access
  let handler: Handler

  /// A route for those who have one of the roles.
  public init(_ method: HTTPMethod, _ pattern: String, roles: Set<Role>, _ handler: @escaping Handler) {
    self.init(method, pattern, access: .roles(roles), handler)
  }

  /// A route for everybody.
  public static func open(_ method: HTTPMethod, _ pattern: String, _ handler: @escaping Handler) -> Route {
    Route(method, pattern, access: .open, handler)
  }

  private init(_ method: HTTPMethod, _ pattern: String, access: Access, _ handler: @escaping Handler) {
    precondition(method != .head && method != .options, "the router answers HEAD and OPTIONS itself")
    self.method = method
    self.pattern = PathPattern(pattern)
    (self.access, self.handler) = (access, handler)
  }

  /// Pairs of routes that would take the same request, in words; empty where there are none.
  public static func clashes(in routes: [Route]) -> [String] {
    var first = [String: Route](), clashes = [String]()
    for route in routes {
      let key = route.method.rawValue + " " + route.pattern.shape
      if let other = first[key] {
        clashes.append("\(key): \(other.pattern) and \(route.pattern)")
      } else {
        first[key] = route
      }
    }
    return clashes
  }
}

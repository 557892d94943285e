internal import TallyCore

/// From a request to an answer, without a socket: guards, then the route, then what every answer carries. A function of
/// its request, of the handlers, and of nothing else.
public struct Router: Sendable {
  /// Who sends this request, as far as it proves; nil for nobody.
  public typealias Authenticate = @Sendable (HTTPRequest) -> Principal?
  /// May show a refusal in another form, as a page to a browser.
  public typealias Present = @Sendable (_ request: HTTPRequest, _ refusal: HTTPResponse) -> HTTPResponse
  /// Is told what a handler threw that is not for the client's eyes.
  public typealias Report = @Sendable (_ request: HTTPRequest, _ error: any Error) -> Void

  /// Every route, in the order given.
  public let routes: [Route]
  let authenticate: Authenticate
  let allowedHosts: Set<String>
  let present: Present
  let report: Report

  /// A router. `allowedHosts` are names or addresses without port, as a browser writes them in `Host`
  /// (`127.0.0.1`, `localhost`, `[::1]`); any other is refused, which stops DNS rebinding.
  public init(
    _ routes: [Route], authenticate: @escaping Authenticate, allowedHosts: Set<String>,
    present: @escaping Present = { _, refusal in refusal }, report: @escaping Report = { _, _ in }
  ) throws(HTTPError) {
    let clashes = Route.clashes(in: routes)
    guard clashes.isEmpty else { throw .clashingRoutes(clashes) }
    (self.routes, self.authenticate) = (routes, authenticate)
    self.allowedHosts = Set(allowedHosts.map { $0.lowercased() })
    (self.present, self.report) = (present, report)
  }

  /// Answers a request. Never throws, never traps on what a client sent.
  public func handle(_ request: HTTPRequest) -> HTTPResponse {
    let response: HTTPResponse
    do {
      response = try answer(request)
    } catch let refusal as HTTPRefusal {
      response = present(request, self.refusal(refusal))
    } catch let error as any AnswerableError {
      if error.status >= 500 { report(request, error) }
      response = present(request, .problem(error.explanation, status: error.status))
    } catch {
      report(request, error)
      response = present(request, self.refusal(.failed))
    }
    return finish(response, for: request)
  }

  private func answer(_ request: HTTPRequest) throws -> HTTPResponse {
    try checkHost(request)
    try checkOrigin(request)
    let fitting = routes.compactMap { route in
      route.pattern.match(request.target.segments).map { (route: route, parameters: $0) }
    }
    let principal = authenticate(request)
    // Who is not signed in learns only of open routes that there is something, or that there is not.
    guard principal != nil || fitting.contains(where: { $0.route.access == .open }) else {
      throw HTTPRefusal.unauthenticated
    }
    guard !fitting.isEmpty else { throw HTTPRefusal.notFound }
    let methods = Self.allowed(fitting.map(\.route.method))
    if request.method == .options { return HTTPResponse(status: 204).with("allow", Self.list(methods)) }
    let method = request.method == .head ? .get : request.method
    let candidates = fitting.filter { $0.route.method == method }
    guard let chosen = candidates.min(by: { $0.route.pattern.isMoreSpecific(than: $1.route.pattern) }) else {
      throw HTTPRefusal.methodNotAllowed(allowed: methods)
    }
    if case .roles(let roles) = chosen.route.access {
      guard let principal else { throw HTTPRefusal.unauthenticated }
      guard !roles.isDisjoint(with: principal.roles) else { throw HTTPRefusal.forbidden }
    }
    try checkContentType(request)
    return try chosen.route.handler(
      RouteCall(request: request, parameters: chosen.parameters, principal: principal))
  }

  private static func allowed(_ methods: [HTTPMethod]) -> [HTTPMethod] {
    let known = Set(methods)
    return HTTPMethod.allCases.filter { known.contains($0) || $0 == .options || ($0 == .head && known.contains(.get)) }
  }

  private static func list(_ methods: [HTTPMethod]) -> HeaderValue {
    HeaderValue(encoding: methods.map(\.rawValue).joined(separator: ","))
  }

  /// A refusal with the headers that belong to its status.
  func refusal(_ refusal: HTTPRefusal) -> HTTPResponse {
    let response = HTTPResponse.problem(refusal)
    return switch refusal {
    case .methodNotAllowed(let methods): response.with("allow", Self.list(methods))
    case .unauthenticated: response.with("www-authenticate", "Bearer")
    default: response
    }
  }
}

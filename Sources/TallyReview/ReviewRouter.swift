public import TallyHTTP

/// API and pages as one router.
public enum ReviewRouter {
  /// Puts them together.
  /// - Parameters:
  ///   - api: The API.
  ///   - access: Who may.
  ///   - allowedHosts: The names by which browsers may reach the service, without port.
  ///   - report: Is told what went wrong inside, for the log.
  /// - Returns: The router.
  /// - Throws: `HTTPError.clashingRoutes`, which the tests rule out.
  public static func make(
    _ api: ReviewAPI, access: ReviewAccess, allowedHosts: Set<String> = ["127.0.0.1", "localhost", "[::1]"],
    report: @escaping Router.Report = { _, _ in }
  ) throws(HTTPError) -> Router {
    try Router(
      api.routes + ReviewPages(access: access).routes, authenticate: { access.principal(of: $0) },
      allowedHosts: allowedHosts, present: SignInPage.present, report: report)
  }
}

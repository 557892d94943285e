internal import TallyHTTP

/// A route with its description.
struct APIRoute {
  let route: Route
  let operation: Operation

  init(
    _ method: HTTPMethod, _ pattern: String, roles: Set<Role>, _ operation: Operation,
    _ handler: @escaping Route.Handler
  ) {
    (route, self.operation) = (Route(method, pattern, roles: roles, handler), operation)
  }

  /// A route for everybody, signed in or not.
  init(openGet pattern: String, _ operation: Operation, _ handler: @escaping Route.Handler) {
    (route, self.operation) = (.open(.get, pattern, handler), operation)
  }
}

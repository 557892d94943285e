internal import TallyCore
public import TallyHTTP

/// The analysts' page: the worklist at `/`, a scan at `/scan/{id}`, and their files below `/assets/`. `GET /?token=T` is
/// the door: it exchanges the access token for a session.
public struct ReviewPages: Sendable {
  private let access: ReviewAccess

  /// The pages behind this access.
  public init(access: ReviewAccess) { self.access = access }

  /// Every route of the pages.
  public var routes: [Route] {
    [
      .open(.get, "/", front),
      Route(.get, "/scan/{id}", roles: ReviewAPI.readers) { call in
        _ = try call.number("id")
        return try Self.page("web/scan.html")
      },
      Route(.get, "/assets/{path*}", roles: ReviewAPI.everyone) { call in
        try call.expectNoQuery()
        return try Self.page("web/" + (call.parameters["path"] ?? ""))
      },
    ]
  }

  /// With a token: the session, and the same address without the token, so that it stays in no history. Otherwise the page,
  /// for those who are signed in.
  private func front(_ call: RouteCall) throws -> HTTPResponse {
    if let token = call.request.parameter("token") {
      guard let cookie = access.exchange(token: token) else { throw HTTPRefusal.unauthenticated }
      return HTTPResponse(status: 303).with("location", "/").with("set-cookie", cookie)
    }
    guard call.principal != nil else { throw HTTPRefusal.unauthenticated }
    return try Self.page("web/index.html")
  }

  /// A file as it is. Browsers keep it and ask each time whether it is still the same, so that after an update no page is
  /// made of old and new parts.
  private static func page(_ name: String) throws(ReviewError) -> HTTPResponse {
    guard let bytes = WebAsset.find(name), let type = WebAsset.type(of: name) else { throw .noSuchPage(name) }
    return HTTPResponse(type: type, bytes)
      .with("etag", EntityTag.value(of: bytes)).with("cache-control", "private, no-cache")
  }
}

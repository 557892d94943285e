internal import TallyHTTP

/// What a person sees who opens the page without being signed in: words alone, no script, no style, nothing to fetch.
enum SignInPage {
  /// Shows "nobody is signed in" as a page where a browser asked for one; everything else stays as it is.
  static func present(_ request: HTTPRequest, _ refusal: HTTPResponse) -> HTTPResponse {
    guard refusal.status == 401, request.method.isSafe, !request.path.hasPrefix("/api/"),
      (request.headers["accept"] ?? "").contains("text/html")
    else { return refusal }
    let page = HTTPResponse(status: 401, type: "text/html; charset=utf-8", Array(html.utf8))
    return refusal.headers["www-authenticate"].map { page.with("www-authenticate", $0) } ?? page
  }

  private static let html = """
    <!doctype html>
    <html lang="en">
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Tallyman: sign in</title>
    <h1>Nobody is signed in</h1>
    <p>Open the address that <code>tallyman run</code> printed when it started. It ends in an access token, which signs you
    in; a new one is made each time the service starts.</p>
    <p>Programs send the token as <code>Authorization: Bearer</code>. This answer has the code TLY-HTP-006.</p>
    </html>

    """
}

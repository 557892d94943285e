/// What every answer carries, whatever made it.
extension Router {
  /// Sent where an answer does not say otherwise. Everything comes from here and nothing is inline; no other site may
  /// frame, embed or read an answer; nothing is kept.
  static let defaultHeaders: [HeaderName: HeaderValue] = [
    "content-security-policy":
      "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
  ]

  /// The answer with these headers where it has no others.
  static func withDefaults(_ response: HTTPResponse) -> HTTPResponse {
    defaultHeaders.reduce(response) { $0.headers[$1.key] == nil ? $0.with($1.key, $1.value) : $0 }
  }

  /// The answer with the default headers, turned into 304 where the client has it already, without its body for HEAD.
  func finish(_ response: HTTPResponse, for request: HTTPRequest) -> HTTPResponse {
    let answer = Self.withDefaults(response)
    let reads = request.method == .get || request.method == .head
    if reads, answer.status == 200, let tag = answer.headers["etag"], let known = request.headers["if-none-match"],
      Self.matches(known, tag.text)
    {
      return answer.asNotModified()
    }
    return request.method == .head ? answer.asHead() : answer
  }

  /// RFC 9110 §13.1.2: any of the listed tags, compared weakly, or `*`.
  static func matches(_ list: String, _ tag: String) -> Bool {
    func strong(_ tag: some StringProtocol) -> String { tag.hasPrefix("W/") ? String(tag.dropFirst(2)) : String(tag) }
    return list.split(separator: ",").contains { item in
      let item = item.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
      return String(item) == "*" || strong(String(item)) == strong(tag)
    }
  }
}

extension HTTPResponse {
  /// "You have it": what describes the content is left out, what describes its keeping stays.
  func asNotModified() -> HTTPResponse {
    let kept = headers.filter { !["content-type", "content-encoding"].contains($0.key.text) }
    return HTTPResponse(status: 304, headers: kept)
  }

  /// Headers alone; the length stays known.
  func asHead() -> HTTPResponse {
    var copy = self
    copy.headLength = bytes?.count
    copy.body = .bytes([])
    return copy
  }
}

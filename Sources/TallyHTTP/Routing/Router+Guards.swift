/// What a request must be before any handler sees it.
extension Router {
  /// The `Host` must be one of ours: a page of another site that made its own name point here is refused.
  func checkHost(_ request: HTTPRequest) throws(HTTPRefusal) {
    guard let host = request.headers["host"], let name = Self.hostName(host), allowedHosts.contains(name) else {
      throw .unknownHost
    }
  }

  /// The name of `name:port`, lower-cased, an IPv6 address with its brackets; nil where the port is no number.
  static func hostName(_ authority: String) -> String? {
    let text = authority.lowercased()
    let end = text.hasPrefix("[") ? text.firstIndex(of: "]").map { text.index(after: $0) } : text.firstIndex(of: ":")
    guard let end else { return text.hasPrefix("[") ? nil : text }
    let rest = text[end...]
    guard rest.isEmpty || (rest.hasPrefix(":") && UInt16(rest.dropFirst()) != nil) else { return nil }
    return String(text[..<end])
  }

  /// What changes something must come from our own page, or from a program that is no browser: browsers send `Origin`
  /// and `Sec-Fetch-Site` with every such request, and no page can change them.
  func checkOrigin(_ request: HTTPRequest) throws(HTTPRefusal) {
    guard !request.method.isSafe else { return }
    if let site = request.headers["sec-fetch-site"], site != "same-origin" && site != "none" { throw .crossSite }
    if let origin = request.headers["origin"] {
      let parts = origin.lowercased().split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 3, parts[0] == "http:" || parts[0] == "https:", parts[1].isEmpty,
        parts[2] == request.headers["host"]?.lowercased() ?? ""
      else { throw .crossSite }
    }
  }

  /// A body must be declared as JSON, which no HTML form can do without asking first.
  func checkContentType(_ request: HTTPRequest) throws(HTTPRefusal) {
    guard request.method.carriesBody || (!request.method.isSafe && !request.body.isEmpty) else { return }
    let type = (request.headers["content-type"] ?? "").split(separator: ";").first ?? ""
    guard type.lowercased().filter({ $0 != " " }) == "application/json" else { throw .notJSON }
  }
}

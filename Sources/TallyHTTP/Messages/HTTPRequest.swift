internal import Foundation

/// One request, complete, as handlers see it.
public struct HTTPRequest: Sendable {
  /// What to do.
  public var method: HTTPMethod
  /// To what.
  public var target: HTTPTarget
  /// By lower-cased name. Lists that came in several lines are joined by a comma (RFC 9110 §5.3), cookies by `; `.
  public var headers: [String: String]
  /// Empty where there is none.
  public var body: [UInt8]
  /// The address at the other end, without its port.
  public var remoteAddress: String

  /// A request from its parts; the names of the headers are lower-cased.
  public init(
    _ method: HTTPMethod, _ target: String, headers: [String: String] = [:], body: [UInt8] = [],
    remoteAddress: String = "127.0.0.1"
  ) throws(HTTPRefusal) {
    self.method = method
    self.target = try HTTPTarget(target)
    self.headers = Dictionary(headers.map { ($0.key.lowercased(), $0.value) }) { "\($0), \($1)" }
    (self.body, self.remoteAddress) = (body, remoteAddress)
  }

  /// The path as it came.
  public var path: String { target.path }
  /// The query's pairs.
  public var query: [HTTPTarget.Parameter] { target.query }

  /// The value of a parameter of the query; the first where it is repeated.
  public func parameter(_ name: String) -> String? { query.first { $0.name == name }?.value }

  /// The value of a cookie.
  public func cookie(_ name: String) -> String? {
    for pair in (headers["cookie"] ?? "").split(separator: ";") {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if sides.count == 2, sides[0].trimmingCharacters(in: .whitespaces) == name {
        return sides[1].trimmingCharacters(in: .whitespaces)
      }
    }
    return nil
  }

  /// The token of `Authorization: Bearer …` (RFC 6750).
  public var bearerToken: String? {
    guard let value = headers["authorization"] else { return nil }
    let parts = value.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
    return parts[1].trimmingCharacters(in: .whitespaces)
  }
}

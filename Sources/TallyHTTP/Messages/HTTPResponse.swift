public import TallyCore
internal import Foundation

/// One answer.
public struct HTTPResponse: Sendable {
  /// What follows the headers.
  public enum Body: Sendable {
    /// All of it.
    case bytes([UInt8])
    /// Server-sent events until the source ends.
    case events(EventSource)
  }

  /// The HTTP status.
  public var status: Int
  /// Each name once.
  public private(set) var headers: [HeaderName: HeaderValue]
  /// What follows.
  public var body: Body
  /// Of an answer to HEAD: how many bytes GET would send; nil for a stream.
  public internal(set) var headLength: Int?

  /// An answer.
  public init(status: Int = 200, headers: [HeaderName: HeaderValue] = [:], body: Body = .bytes([])) {
    (self.status, self.headers, self.body) = (status, headers, body)
  }

  /// Bytes of a media type.
  public init(status: Int = 200, type: HeaderValue, _ bytes: [UInt8]) {
    self.init(status: status, headers: ["content-type": type], body: .bytes(bytes))
  }

  /// A value as JSON in our writing (`JSONCoding`).
  public static func json(_ value: some Encodable, status: Int = 200) throws -> HTTPResponse {
    HTTPResponse(status: status, type: "application/json", Array(try JSONCoding.encoder(pretty: false).encode(value)))
  }

  /// A refusal as RFC 9457 writes it, with the members of our catalogue: `code`, `place`, `remedy`.
  public static func problem(_ explanation: Explanation, status: Int) -> HTTPResponse {
    let problem = Problem(explanation, status: status)
    // A flat structure of texts and one number always encodes; should it not, the status alone still says it.
    let bytes = (try? JSONCoding.encoder(pretty: false).encode(problem)).map { Array($0) } ?? []
    return HTTPResponse(status: status, type: "application/problem+json", bytes)
  }

  /// A refusal that knows its status.
  public static func problem(_ error: some AnswerableError) -> HTTPResponse {
    problem(error.explanation, status: error.status)
  }

  /// Server-sent events.
  public static func events(_ source: EventSource) -> HTTPResponse {
    HTTPResponse(headers: ["content-type": "text/event-stream"], body: .events(source))
  }

  /// The same answer with a header set.
  public func with(_ name: HeaderName, _ value: HeaderValue) -> HTTPResponse {
    var copy = self
    copy.headers[name] = value
    return copy
  }

  /// The bytes; nil for a stream.
  public var bytes: [UInt8]? { if case .bytes(let bytes) = body { bytes } else { nil } }

  private struct Problem: Encodable {
    let type = "about:blank"
    let title: String, status: Int, code: String, detail: String, place: String, remedy: String

    init(_ explanation: Explanation, status: Int) {
      title = HTTPResponse.title(of: status)
      self.status = status
      (code, detail) = (explanation.code, explanation.problem)
      (place, remedy) = (explanation.place, explanation.remedy)
    }
  }

  /// The phrase of a status (IANA, HTTP Status Code Registry).
  static func title(of status: Int) -> String {
    let titles = [
      400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
      408: "Request Timeout", 409: "Conflict", 410: "Gone", 411: "Length Required", 413: "Content Too Large",
      414: "URI Too Long", 415: "Unsupported Media Type", 421: "Misdirected Request", 422: "Unprocessable Content",
      429: "Too Many Requests", 431: "Request Header Fields Too Large", 500: "Internal Server Error",
      501: "Not Implemented", 503: "Service Unavailable", 505: "HTTP Version Not Supported",
    ]
    return titles[status] ?? (status < 500 ? "Refused" : "Failed")
  }
}

public import TallyCore

/// An error that knows how it is answered. Anything else that a handler throws is answered with 500 and tells nothing.
public protocol AnswerableError: CataloguedError {
  /// The HTTP status.
  var status: Int { get }
}

/// Every way in which a request is refused before or beside its handler. Tests compare cases, never texts.
public enum HTTPRefusal: AnswerableError, Equatable {
  /// No HTTP, or HTTP that says two things at once.
  case malformed(String)
  /// The path or query is not one; what is wrong with it.
  case badTarget(String)
  /// The `Host` header names somebody else: a page of another site that reached us by a name it controls.
  case unknownHost
  /// No route has this path; or it has it, but not for this method.
  case notFound, methodNotAllowed(allowed: [HTTPMethod])
  /// A method that this server does not know; a version of HTTP that it does not speak.
  case unknownMethod, unknownVersion
  /// Nobody is signed in; or somebody who may not do this.
  case unauthenticated, forbidden
  /// Sent by a page of another site.
  case crossSite
  /// The body is not declared as JSON.
  case notJSON
  /// The body is larger than the limit in bytes; or its length was not said in advance.
  case bodyTooLarge(limit: Int), lengthRequired
  /// Request line or headers are larger than the limit in bytes.
  case targetTooLong(limit: Int), headersTooLarge(limit: Int)
  /// The request did not arrive in time.
  case tooSlow
  /// All connections are taken: in all, or from this address.
  case tooManyConnections, tooManyFromAddress
  /// The handler failed; the reason is in the log, not in the answer.
  case failed

  /// The HTTP status (RFC 9110, RFC 6585).
  public var status: Int {
    switch self {
    case .malformed, .badTarget: 400
    case .unauthenticated: 401
    case .forbidden, .crossSite: 403
    case .notFound: 404
    case .methodNotAllowed: 405
    case .tooSlow: 408
    case .lengthRequired: 411
    case .bodyTooLarge: 413
    case .targetTooLong: 414
    case .notJSON: 415
    case .unknownHost: 421
    case .tooManyFromAddress: 429
    case .headersTooLarge: 431
    case .failed: 500
    case .unknownMethod: 501
    case .tooManyConnections: 503
    case .unknownVersion: 505
    }
  }

  /// One row per case.
  public var explanation: Explanation {
    let (number, place, problem, remedy) = row
    return Explanation(code: "TLY-HTP-" + number, place: place, problem: problem, remedy: remedy)
  }

  private var row: (number: String, place: String, problem: String, remedy: String) {
    switch self {
    case .malformed(let said): ("001", "request", "This is not a valid HTTP request: \(said)", "Correct the client.")
    case .badTarget(let said): ("002", "path or query", said, "Correct the address.")
    case .unknownHost:
      ("003", "header Host", "This server is not known by that name.", "Open the address that the service printed.")
    case .notFound: ("004", "path", "There is nothing here.", "See /api/v1/openapi.json for what there is.")
    case .methodNotAllowed(let allowed):
      (
        "005", "method", "This address does not take that method.",
        "Use \(allowed.map(\.rawValue).joined(separator: ", "))."
      )
    case .unauthenticated:
      (
        "006", "header Authorization or cookie", "Nobody is signed in.",
        "Open the address with the token that the service printed, or send it as a bearer token."
      )
    case .forbidden: ("007", "role", "Your role does not allow this.", "Ask somebody who may.")
    case .crossSite:
      ("008", "header Origin", "The request comes from a page of another site.", "Use the service's own page.")
    case .notJSON: ("009", "header Content-Type", "The body is not declared as JSON.", "Send application/json.")
    case .bodyTooLarge(let limit):
      ("010", "body", "The body is larger than \(limit) bytes.", "Send less, or raise the limit.")
    case .lengthRequired:
      ("011", "header Content-Length", "The length of the body is not said in advance.", "Send Content-Length.")
    case .targetTooLong(let limit):
      ("012", "request line", "The address is longer than \(limit) bytes.", "Shorten the address.")
    case .headersTooLarge(let limit):
      ("013", "headers", "There are too many headers, or more than \(limit) bytes of them.", "Send fewer headers.")
    case .tooSlow: ("014", "connection", "The request did not arrive in time.", "Send it again, faster.")
    case .tooManyConnections:
      ("015", "connection", "The server has no connection left.", "Try again in a few seconds.")
    case .tooManyFromAddress:
      ("016", "connection", "Your address has too many connections.", "Close some, and try again.")
    case .unknownMethod: ("017", "method", "This server does not know that method.", "Use GET or POST.")
    case .unknownVersion: ("018", "request line", "This server speaks HTTP/1.1.", "Use HTTP/1.1.")
    case .failed:
      ("019", "server", "The request could not be answered because of a fault here.", "See the service's log.")
    }
  }
}

/// What was asked and how it was answered: for a log and for figures. Never the query, which may hold a token.
public struct HTTPExchange: Sendable, Equatable {
  /// Nil where the request never became one.
  public var method: HTTPMethod?, path: String?
  /// The HTTP status.
  public var status: Int
  /// The other end.
  public var remoteAddress: String
  /// From the answer's first byte to its last.
  public var seconds = 0.0
}

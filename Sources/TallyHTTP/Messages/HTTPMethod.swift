/// The methods that this server knows (RFC 9110, RFC 5789).
public enum HTTPMethod: String, Sendable, CaseIterable {
  case get = "GET", head = "HEAD", options = "OPTIONS", post = "POST", put = "PUT", patch = "PATCH", delete = "DELETE"

  /// True where the method promises to change nothing.
  public var isSafe: Bool { self == .get || self == .head || self == .options }
  /// True where a request of this method is nothing without a body.
  public var carriesBody: Bool { self == .post || self == .put || self == .patch }
}

/// The path of a route: literal parts and parameters, as `/api/v1/scans/{id}`.
public struct PathPattern: Sendable, Equatable, CustomStringConvertible {
  enum Part: Sendable, Equatable { case literal(String), parameter(String) }

  /// As it was written.
  public let description: String
  let parts: [Part]

  /// Takes a pattern apart; traps where it is not one, because patterns are written in the program.
  public init(_ text: String) {
    precondition(text.hasPrefix("/"), "\(text) does not begin with a slash")
    description = text
    parts =
      text == "/"
      ? []
      : text.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map { part in
        precondition(!part.isEmpty, "\(text) has an empty part")
        return part.hasPrefix("{") && part.hasSuffix("}")
          ? .parameter(String(part.dropFirst().dropLast())) : .literal(String(part))
      }
    precondition(Set(parameters).count == parameters.count, "\(text) names a parameter twice")
  }

  /// Names of the parameters in their order.
  public var parameters: [String] {
    parts.compactMap { part in if case .parameter(let name) = part { name } else { nil } }
  }

  /// The values of the parameters where the path fits; nil where it does not. A parameter is never empty.
  func match(_ segments: [String]) -> [String: String]? {
    guard segments.count == parts.count else { return nil }
    var values = [String: String]()
    for (part, segment) in zip(parts, segments) {
      switch part {
      case .literal(let text): if text != segment { return nil }
      case .parameter(let name):
        if segment.isEmpty { return nil }
        values[name] = segment
      }
    }
    return values
  }

  /// What remains when the names of parameters are forgotten: two patterns with the same shape take the same paths.
  var shape: String {
    "/" + parts.map { part in if case .literal(let text) = part { text } else { "{}" } }.joined(separator: "/")
  }

  /// True where this pattern says more of a path that both take: at the first difference it has the literal.
  func isMoreSpecific(than other: PathPattern) -> Bool {
    for (mine, theirs) in zip(parts, other.parts) where mine != theirs {
      if case .literal = mine, case .parameter = theirs { return true }
      if case .parameter = mine, case .literal = theirs { return false }
    }
    return false
  }
}

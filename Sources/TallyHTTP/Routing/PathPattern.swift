/// The path of a route: literal parts and parameters, as `/api/v1/scans/{id}`; the last may take all that remains, as
/// `/assets/{path*}`, its parts joined by slashes.
public struct PathPattern: Sendable, Equatable, CustomStringConvertible {
  enum Part: Sendable, Equatable { case literal(String), parameter(String), rest(String) }

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
        guard part.hasPrefix("{"), part.hasSuffix("}") else { return .literal(String(part)) }
        let name = String(part.dropFirst().dropLast())
        return name.hasSuffix("*") ? .rest(String(name.dropLast())) : .parameter(name)
      }
    precondition(!parts.dropLast().contains { $0.isRest }, "\(text) goes on behind its rest")
    precondition(Set(parameters).count == parameters.count, "\(text) names a parameter twice")
  }

  /// Names of the parameters in their order.
  public var parameters: [String] {
    parts.compactMap(\.name)
  }

  /// The values of the parameters where the path fits; nil where it does not. A parameter is never empty.
  func match(_ segments: [String]) -> [String: String]? {
    let hasRest = parts.last?.isRest ?? false
    guard segments.count == parts.count || (hasRest && segments.count > parts.count) else { return nil }
    var values = [String: String]()
    for (part, segment) in zip(parts, segments) {
      switch part {
      case .literal(let text): if text != segment { return nil }
      case .parameter(let name):
        if segment.isEmpty { return nil }
        values[name] = segment
      case .rest(let name):
        let rest = segments[(parts.count - 1)...]
        if rest.contains("") { return nil }
        values[name] = rest.joined(separator: "/")
      }
    }
    return values
  }

  /// What remains when the names of parameters are forgotten: two patterns with the same shape take the same paths.
  var shape: String {
    "/" + parts.map { $0.isRest ? "{*}" : $0.name == nil ? $0.literal : "{}" }.joined(separator: "/")
  }

  /// True where this pattern says more of a path that both take: at the first difference it has the literal.
  func isMoreSpecific(than other: PathPattern) -> Bool {
    for (mine, theirs) in zip(parts, other.parts) where mine.rank != theirs.rank { return mine.rank < theirs.rank }
    return false
  }
}

extension PathPattern.Part {
  /// The parameter's name; nil for a literal.
  fileprivate var name: String? {
    switch self {
    case .literal: nil
    case .parameter(let name), .rest(let name): name
    }
  }

  fileprivate var literal: String { if case .literal(let text) = self { text } else { "" } }

  fileprivate var isRest: Bool { if case .rest = self { true } else { false } }

  /// What says more of a path comes first.
  fileprivate var rank: Int {
    switch self {
    case .literal: 0
    case .parameter: 1
    case .rest: 2
    }
  }
}

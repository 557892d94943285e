/// Checks a document against the part of JSON Schema 2020-12 that our published schemas use: `type`, `required`,
/// `properties`, `items`, `enum`, `const`, `minimum`, `maximum`, `exclusiveMinimum`, `minItems`,
/// `maxItems`, `minLength`, `anyOf`, `$ref` to `$defs`, `additionalProperties` as a schema.
/// A keyword that it does not know in a schema of ours traps in the tests, so that no rule is silently without effect.
public struct JSONSchema: Sendable {
  private let root: JSONValue

  /// A schema, parsed.
  public init(_ root: JSONValue) { self.root = root }

  /// Every fault, as `place: what is wrong`; empty where the document is right. At most `limit` are listed.
  public func faults(in document: JSONValue, limit: Int = 20) -> [String] {
    var faults = [String]()
    check(document, root, at: "$", into: &faults)
    return Array(faults.prefix(limit))
  }

  /// The keywords that this checker understands, and those that carry no rule.
  public static let keywords: Set<String> = [
    "type", "required", "properties", "items", "enum", "const", "minimum", "maximum", "exclusiveMinimum", "minItems",
    "maxItems", "minLength", "$ref", "$defs", "additionalProperties", "anyOf", "$schema", "$id", "title", "description",
    "examples",
  ]

  private func check(_ value: JSONValue, _ schema: JSONValue, at place: String, into faults: inout [String]) {
    if case .string(let reference)? = schema["$ref"] {
      let name = String(reference.split(separator: "/").last ?? "")
      guard let target = root["$defs"]?[name] else { preconditionFailure("schema has no $defs/\(name)") }
      check(value, target, at: place, into: &faults)
    }
    if case .array(let alternatives)? = schema["anyOf"] {
      let tries = alternatives.map { alternative in
        var found = [String]()
        check(value, alternative, at: place, into: &found)
        return found
      }
      // Of several misses the one of the right type tells most.
      func isOfOtherType(_ found: [String]) -> Bool {
        found.first?.hasPrefix("\(place) is \(value.kind), not") ?? false
      }
      if !tries.contains(where: \.isEmpty) { faults += tries.first { !isOfOtherType($0) } ?? tries.first ?? [] }
    }
    if let allowed = schema["type"], !Self.matches(value, allowed) {
      faults.append("\(place) is \(value.kind), not \(Self.words(allowed))")
      return
    }
    if case .array(let allowed)? = schema["enum"], !allowed.contains(value) {
      faults.append("\(place) is not one of the allowed values")
    }
    if let constant = schema["const"], constant != value { faults.append("\(place) is not \(Self.literal(constant))") }
    checkSize(value, schema, at: place, into: &faults)
    checkParts(value, schema, at: place, into: &faults)
  }

  private func checkSize(_ value: JSONValue, _ schema: JSONValue, at place: String, into faults: inout [String]) {
    func bound(_ key: String) -> Double? { if case .number(let bound)? = schema[key] { bound } else { nil } }
    switch value {
    case .number(let number):
      if let low = bound("minimum"), number < low { faults.append("\(place) is below \(low)") }
      if let low = bound("exclusiveMinimum"), number <= low { faults.append("\(place) is not above \(low)") }
      if let high = bound("maximum"), number > high { faults.append("\(place) is above \(high)") }
    case .array(let items):
      if let low = bound("minItems"), Double(items.count) < low {
        faults.append("\(place) has fewer than \(Int(low)) items")
      }
      if let high = bound("maxItems"), Double(items.count) > high {
        faults.append("\(place) has more than \(Int(high)) items")
      }
    case .string(let text):
      if let low = bound("minLength"), Double(text.count) < low { faults.append("\(place) is too short") }
    default: break
    }
  }

  private func checkParts(_ value: JSONValue, _ schema: JSONValue, at place: String, into faults: inout [String]) {
    switch value {
    case .object(let members):
      if case .array(let required)? = schema["required"] {
        for case .string(let key) in required where members[key] == nil { faults.append("\(place) has no \(key)") }
      }
      for (key, member) in members.sorted(by: { $0.key < $1.key }) {
        if let part = schema["properties"]?[key] {
          check(member, part, at: "\(place).\(key)", into: &faults)
        } else if let other = schema["additionalProperties"] {
          check(member, other, at: "\(place).\(key)", into: &faults)
        }
      }
    case .array(let items):
      guard let part = schema["items"] else { return }
      for (index, item) in items.enumerated() { check(item, part, at: "\(place)[\(index)]", into: &faults) }
    default: break
    }
  }

  private static func matches(_ value: JSONValue, _ allowed: JSONValue) -> Bool {
    switch allowed {
    case .string(let kind): kind == value.kind || (kind == "number" && value.kind == "integer")
    case .array(let kinds): kinds.contains { matches(value, $0) }
    default: false
    }
  }

  private static func words(_ allowed: JSONValue) -> String {
    switch allowed {
    case .string(let kind): kind
    case .array(let kinds): kinds.map(words).joined(separator: " or ")
    default: "anything"
    }
  }

  private static func literal(_ value: JSONValue) -> String {
    if case .string(let text) = value { "\"\(text)\"" } else { "the constant of the schema" }
  }
}

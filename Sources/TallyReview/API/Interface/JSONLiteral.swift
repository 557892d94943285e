internal import TallyCore

/// A JSON value that the program writes down, as the parts of the OpenAPI document.
indirect enum JSONLiteral: Encodable, Equatable, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  case null, bool(Bool), integer(Int), number(Double), string(String), array([JSONLiteral]), object(
    [String: JSONLiteral])

  init(stringLiteral value: String) { self = .string(value) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(integerLiteral value: Int) { self = .integer(value) }
  init(floatLiteral value: Double) { self = .number(value) }
  init(arrayLiteral elements: JSONLiteral...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, JSONLiteral)...) {
    self = .object(Dictionary(uniqueKeysWithValues: elements))
  }

  /// A document that was read.
  init(_ value: JSONValue) {
    self =
      switch value {
      case .null: .null
      case .bool(let value): .bool(value)
      case .number(let value):
        value == value.rounded() && value.magnitude < 1e15 ? .integer(Int(value)) : .number(value)
      case .string(let value): .string(value)
      case .array(let items): .array(items.map(JSONLiteral.init))
      case .object(let members): .object(members.mapValues(JSONLiteral.init))
      }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let items): try container.encode(items)
    case .object(let members): try container.encode(members)
    }
  }
}

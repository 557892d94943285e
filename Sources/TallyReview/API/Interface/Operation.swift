/// What the OpenAPI document says of a route besides its path, its method and its roles.
struct Operation {
  /// A parameter of query or header. Those of the path come from the route.
  struct Parameter {
    let name: String, place: String, isRequired: Bool, summary: String, kind: Kind

    static func query(_ name: String, _ summary: String, _ kind: Kind) -> Parameter {
      Parameter(name: name, place: "query", isRequired: false, summary: summary, kind: kind)
    }

    static func header(_ name: String, _ summary: String, _ kind: Kind) -> Parameter {
      Parameter(name: name, place: "header", isRequired: true, summary: summary, kind: kind)
    }

    static func optionalHeader(_ name: String, _ summary: String, _ kind: Kind) -> Parameter {
      Parameter(name: name, place: "header", isRequired: false, summary: summary, kind: kind)
    }
  }

  /// What a parameter may be.
  enum Kind {
    case text, truth, integer(ClosedRange<Int>), number(ClosedRange<Double>), words([String])

    static func choice<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) -> Kind
    where Choice.RawValue == String {
      .words(Choice.allCases.map(\.rawValue))
    }

    var schema: JSONLiteral {
      switch self {
      case .text: ["type": "string"]
      case .truth: ["type": "string", "enum": ["true", "false", "1", "0"]]
      case .integer(let range):
        ["type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)]
      case .number(let range):
        ["type": "number", "minimum": .number(range.lowerBound), "maximum": .number(range.upperBound)]
      case .words(let words): ["type": "string", "enum": .array(words.map(JSONLiteral.string))]
      }
    }
  }

  /// A good answer.
  enum Answer {
    /// A document with its schema's name.
    case json(Int, String)
    /// Anything else, with its media type.
    case binary(Int, String)

    var status: Int {
      switch self {
      case .json(let status, _), .binary(let status, _): status
      }
    }
  }

  /// Name, unique in the document; one sentence.
  let id: String, summary: String
  let parameters: [Parameter]
  /// Schema of the body, where there is one.
  let body: String?
  let answers: [Answer]
  /// Refusals besides those that every route has.
  let refusals: [Int]

  init(
    _ id: String, _ summary: String, parameters: [Parameter] = [], body: String? = nil, answers: [Answer],
    refusals: [Int] = []
  ) {
    (self.id, self.summary, self.parameters, self.body) = (id, summary, parameters, body)
    (self.answers, self.refusals) = (answers, refusals)
  }
}

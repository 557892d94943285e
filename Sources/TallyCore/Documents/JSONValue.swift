internal import Foundation

/// Any JSON document as a value, read with limits: for schema checks and for pointing at what is wrong.
public indirect enum JSONValue: Sendable, Equatable {
  /// The six kinds of JSON.
  case null, bool(Bool), number(Double), string(String), array([JSONValue]), object([String: JSONValue])

  /// Parses a document. Foundation's parser does the work (it bounds nesting at 512); `maximumBytes` bounds its input.
  public init(parsing bytes: [UInt8], file: String, maximumBytes: Int = 64 << 20) throws(DocumentError) {
    guard bytes.count <= maximumBytes else { throw .tooLarge(file: file, bytes: bytes.count, limit: maximumBytes) }
    do {
      self = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    } catch let error as DecodingError {
      throw .notJSON(file: file, said: DocumentError.describe(error))
    } catch {
      throw .notJSON(file: file, said: "\(error)")
    }
  }

  /// The kind as JSON Schema names it.
  public var kind: String {
    switch self {
    case .null: "null"
    case .bool: "boolean"
    case .number(let value): value == value.rounded() && value.magnitude < 1e15 ? "integer" : "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }

  /// The member of an object; nil for anything else.
  public subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }
}

extension JSONValue: Decodable {
  private struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Reads whatever stands there.
  public init(from decoder: any Decoder) throws {
    if let keyed = try? decoder.container(keyedBy: AnyKey.self) {
      var members = [String: JSONValue]()
      for key in keyed.allKeys { members[key.stringValue] = try keyed.decode(JSONValue.self, forKey: key) }
      self = .object(members)
    } else if var list = try? decoder.unkeyedContainer() {
      var items = [JSONValue]()
      while !list.isAtEnd { items.append(try list.decode(JSONValue.self)) }
      self = .array(items)
    } else {
      let single = try decoder.singleValueContainer()
      if single.decodeNil() {
        self = .null
      } else if let value = try? single.decode(Bool.self) {
        self = .bool(value)
      } else if let value = try? single.decode(Double.self) {
        self = .number(value)
      } else {
        self = .string(try single.decode(String.self))
      }
    }
  }
}

extension JSONValue: Encodable {
  /// Writes what it holds; a whole number without a point.
  public func encode(to encoder: any Encoder) throws {
    var single = encoder.singleValueContainer()
    switch self {
    case .null: try single.encodeNil()
    case .bool(let value): try single.encode(value)
    case .number(let value):
      if let whole = Int64(exactly: value) { try single.encode(whole) } else { try single.encode(value) }
    case .string(let value): try single.encode(value)
    case .array(let values): try single.encode(values)
    case .object(let members): try single.encode(members)
    }
  }
}

/// Every way in which a document of ours is refused.
public enum DocumentError: CataloguedError, Equatable {
  /// Larger than allowed.
  case tooLarge(file: String, bytes: Int, limit: Int)
  /// No JSON, or not of the expected form, in the parser's words.
  case notJSON(file: String, said: String)
  /// It does not follow its schema; one line a fault.
  case againstSchema(file: String, faults: [String])
  /// The file could not be read or written.
  case unreadable(file: String, said: String), unwritable(file: String, said: String)

  /// One row per case.
  public var explanation: Explanation {
    switch self {
    case .tooLarge(let file, let bytes, let limit):
      Explanation(
        code: "TLY-COR-011", place: file, problem: "\(bytes) bytes are more than the limit of \(limit).",
        remedy: "Split the document.")
    case .notJSON(let file, let said):
      Explanation(
        code: "TLY-COR-012", place: file, problem: "This is not the JSON that was expected: \(said)",
        remedy: "Correct the document; its schema is in docs/schemas.")
    case .againstSchema(let file, let faults):
      Explanation(
        code: "TLY-COR-013", place: file, problem: faults.joined(separator: "; ") + ".",
        remedy: "Correct the document; its schema is in docs/schemas.")
    case .unreadable(let file, let said):
      Explanation(
        code: "TLY-COR-014", place: file, problem: "It cannot be read: \(said)",
        remedy: "Check the path and the permissions.")
    case .unwritable(let file, let said):
      Explanation(
        code: "TLY-COR-015", place: file, problem: "It cannot be written: \(said)",
        remedy: "Check the path, the permissions and the free space.")
    }
  }

  /// Foundation's decoding errors in one sentence with the place.
  public static func describe(_ error: DecodingError) -> String {
    func path(_ keys: [any CodingKey]) -> String {
      keys.isEmpty ? "the top" : keys.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
    }
    return switch error {
    case .typeMismatch(let type, let context): "\(path(context.codingPath)) is not of type \(type)."
    case .valueNotFound(_, let context): "\(path(context.codingPath)) has no value."
    case .keyNotFound(let key, let context): "\(path(context.codingPath)) has no field \(key.stringValue)."
    case .dataCorrupted(let context): context.debugDescription
    @unknown default: "\(error)"
    }
  }
}

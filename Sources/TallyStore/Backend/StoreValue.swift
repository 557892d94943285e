/// What goes into a statement and comes out of a row.
public enum StoreValue: Sendable, Equatable {
  /// The kinds that the store uses. Times are texts, documents are JSON texts, truth values are 0 and 1.
  case null, integer(Int64), real(Double), text(String)

  /// A text, or null where there is none.
  static func text(orNull value: String?) -> StoreValue { value.map { .text($0) } ?? .null }
  /// An integer, or null where there is none.
  static func integer(orNull value: Int64?) -> StoreValue { value.map { .integer($0) } ?? .null }
  /// A number, or null where there is none.
  static func real(orNull value: Double?) -> StoreValue { value.map { .real($0) } ?? .null }
  /// 1 or 0.
  static func truth(_ value: Bool) -> StoreValue { .integer(value ? 1 : 0) }
}

/// One row of an answer, read by the names of its columns.
public struct StoreRow: Sendable {
  /// Positions of the columns by name, and the values in their order.
  let columns: [String: Int], values: [StoreValue]

  /// A row; `columns` has the position of each name and is shared by the rows of an answer.
  public init(columns: [String: Int], values: [StoreValue]) { (self.columns, self.values) = (columns, values) }

  /// The value of a column; a column that the statement does not name is an error of this program, told as a damaged record.
  public func value(_ name: String) throws(StoreError) -> StoreValue {
    guard let position = columns[name], position < values.count else {
      throw .damagedRecord(place: "column \(name)", said: "the answer has no such column")
    }
    return values[position]
  }

  func text(_ name: String) throws(StoreError) -> String {
    guard let text = try optionalText(name) else { throw mismatch(name, "a text") }
    return text
  }

  func optionalText(_ name: String) throws(StoreError) -> String? {
    switch try value(name) {
    case .null: return nil
    case .text(let text): return text
    case .integer, .real: throw mismatch(name, "a text")
    }
  }

  func integer(_ name: String) throws(StoreError) -> Int64 {
    guard let integer = try optionalInteger(name) else { throw mismatch(name, "an integer") }
    return integer
  }

  func optionalInteger(_ name: String) throws(StoreError) -> Int64? {
    switch try value(name) {
    case .null: return nil
    case .integer(let integer): return integer
    case .text, .real: throw mismatch(name, "an integer")
    }
  }

  func real(_ name: String) throws(StoreError) -> Double {
    guard let real = try optionalReal(name) else { throw mismatch(name, "a number") }
    return real
  }

  func optionalReal(_ name: String) throws(StoreError) -> Double? {
    switch try value(name) {
    case .null: return nil
    case .real(let real): return real
    case .integer(let integer): return Double(integer)
    case .text: throw mismatch(name, "a number")
    }
  }

  func truth(_ name: String) throws(StoreError) -> Bool { try integer(name) != 0 }

  /// A value of an enumeration that is written as its raw text.
  func choice<Choice: RawRepresentable>(_ name: String, of type: Choice.Type = Choice.self) throws(StoreError) -> Choice
  where Choice.RawValue == String {
    let text = try text(name)
    guard let choice = Choice(rawValue: text) else {
      throw .damagedRecord(place: "column \(name)", said: "\(text) is none of the known values")
    }
    return choice
  }

  private func mismatch(_ name: String, _ expected: String) -> StoreError {
    .damagedRecord(place: "column \(name)", said: "\(expected) was expected")
  }
}

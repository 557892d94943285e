internal import TallyCore
internal import TallyHTTP

/// The parameters of a query, each taken once, by name, with what it may be. What an address does not know is refused, so
/// that a misspelt filter never shows everything.
struct QueryReader {
  private let values: [String: String]

  /// Refuses names that are not among the known, and names that come twice.
  init(_ request: HTTPRequest, known: [String]) throws(ReviewError) {
    var values = [String: String]()
    for parameter in request.query {
      guard known.contains(parameter.name) else { throw .unknownParameter(parameter.name, known: known) }
      guard values.updateValue(parameter.value, forKey: parameter.name) == nil else {
        throw .repeatedParameter(parameter.name)
      }
    }
    self.values = values
  }

  /// A whole number in a range; nil where it is not given.
  func integer(_ name: String, _ range: ClosedRange<Int>) throws(ReviewError) -> Int? {
    guard let text = values[name] else { return nil }
    guard let value = Int(text), range.contains(value) else {
      throw Self.bad(name, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  /// A number in a range.
  func number(_ name: String, _ range: ClosedRange<Float>) throws(ReviewError) -> Float? {
    guard let text = values[name] else { return nil }
    guard let value = Float(text), range.contains(value) else {
      throw Self.bad(name, "a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  /// Yes or no in one of two spellings.
  func truth(_ name: String) throws(ReviewError) -> Bool? {
    switch values[name] {
    case nil: return nil
    case "true", "1": return true
    case "false", "0": return false
    default: throw Self.bad(name, "true or false")
    }
  }

  /// One of a list of words.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, of type: Choice.Type = Choice.self
  ) throws(ReviewError) -> Choice? where Choice.RawValue == String {
    guard let text = values[name] else { return nil }
    return try Self.choice(text, name)
  }

  /// Some of a list of words, separated by commas.
  func choices<Choice: RawRepresentable & CaseIterable & Hashable>(
    _ name: String, of type: Choice.Type = Choice.self
  ) throws(ReviewError) -> Set<Choice>? where Choice.RawValue == String {
    guard let text = values[name] else { return nil }
    var result = Set<Choice>()
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      result.insert(try Self.choice(String(word), name))
    }
    return result
  }

  /// A text of limited length.
  func text(_ name: String, atMost limit: Int) throws(ReviewError) -> String? {
    guard let text = values[name] else { return nil }
    guard text.count <= limit else { throw Self.bad(name, "a text of at most \(limit) characters") }
    return text
  }

  /// `x0,y0,x1,y1` in pixels, half-open, not empty, inside a picture of this size.
  func region(_ name: String, width: Int, height: Int) throws(ReviewError) -> PixelRegion? {
    guard let text = values[name] else { return nil }
    let edges = text.split(separator: ",", omittingEmptySubsequences: false).compactMap { Int($0) }
    guard edges.count == 4, edges[0] >= 0, edges[1] >= 0, edges[2] > edges[0], edges[3] > edges[1],
      edges[2] <= width, edges[3] <= height, text.filter({ $0 == "," }).count == 3
    else { throw Self.bad(name, "x0,y0,x1,y1, half-open, inside \(width) × \(height) pixels") }
    return PixelRegion(x0: edges[0], y0: edges[1], x1: edges[2], y1: edges[3])
  }

  private static func choice<Choice: RawRepresentable & CaseIterable>(
    _ text: String, _ name: String
  ) throws(ReviewError) -> Choice where Choice.RawValue == String {
    guard let choice = Choice(rawValue: text) else {
      throw bad(name, "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return choice
  }

  private static func bad(_ name: String, _ expected: String) -> ReviewError {
    .badValue(name: "query parameter \(name)", expected: expected)
  }
}

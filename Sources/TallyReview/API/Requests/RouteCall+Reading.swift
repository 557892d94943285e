internal import Foundation
internal import TallyCore
internal import TallyHTTP

extension RouteCall {
  /// A number of the path, as `{id}`; not negative, at most nine quintillion.
  func number(_ name: String) throws(ReviewError) -> Int64 {
    let text = parameters[name] ?? ""
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let number = Int64(text) else {
      throw .badValue(name: "path, \(name)", expected: "a whole number")
    }
    return number
  }

  /// A word of the path.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, of type: Choice.Type = Choice.self
  ) throws(ReviewError) -> Choice where Choice.RawValue == String {
    guard let choice = Choice(rawValue: parameters[name] ?? "") else {
      let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw .badValue(name: "path, \(name)", expected: "one of \(words)")
    }
    return choice
  }

  /// Refuses any parameter in the query.
  func expectNoQuery() throws(ReviewError) { _ = try QueryReader(request, known: []) }

  /// The body as a document of ours.
  func body<Document: Decodable>(_ type: Document.Type = Document.self) throws(ReviewError) -> Document {
    do {
      return try JSONCoding.decoder().decode(Document.self, from: Data(request.body))
    } catch let error as DecodingError {
      throw .badBody(DocumentError.describe(error))
    } catch {
      throw .badBody("it cannot be read.")
    }
  }
}

import TallyCore
import Testing

@testable import TallyHTTP

@Test(
  "no text from outside can end a header",
  arguments: ["a\r\nb: c", "a\nb", "a\rb", "a\0b", "ä", "a\u{7F}", "\u{1B}[2J"])
func headerValueRefuses(_ text: String) {
  #expect(HeaderValue(text) == nil)
  #expect(HeaderValue(HeaderValue(encoding: text).text) != nil)
}

@Test("any bytes at all, encoded, make one line") func encodedValues() {
  var generator = SeededGenerator(seed: 7)
  for _ in 0..<2000 {
    let scalars = (0..<generator.integer(0..<40)).compactMap { _ in Unicode.Scalar(UInt32(generator.integer(0..<0x400)))
    }
    let value = HeaderValue(encoding: String(String.UnicodeScalarView(scalars)))
    #expect(value.text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
  }
}

@Test("a refusal is a problem document with the catalogue's words") func problem() throws {
  let response = HTTPResponse.problem(HTTPRefusal.notFound)
  let value = try JSONValue(parsing: try #require(response.bytes), file: "answer")
  let explanation = HTTPRefusal.notFound.explanation
  #expect(
    value
      == .object([
        "type": .string("about:blank"), "title": .string("Not Found"), "status": .number(404),
        "code": .string("TLY-HTP-004"), "detail": .string(explanation.problem), "place": .string(explanation.place),
        "remedy": .string(explanation.remedy),
      ]))
}

@Test(
  "tags are compared weakly",
  arguments: [
    (#""a""#, true), (#"W/"a""#, true), ("*", true), (#""b", "a""#, true), (#""b""#, false), ("a", false), ("", false),
  ]) func entityTags(_ list: String, _ matches: Bool)
{
  #expect(Router.matches(list, #""a""#) == matches)
}

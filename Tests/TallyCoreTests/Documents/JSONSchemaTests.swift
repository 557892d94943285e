import TallyCore
import TallyTestSupport
import Testing

private func value(_ text: String) throws -> JSONValue { try JSONValue(parsing: Array(text.utf8), file: "test") }

@Test func schemaFaultsNameThePlace() throws {
  let schema = JSONSchema(
    try value(
      """
      {"type":"object","required":["format","size"],"properties":{"format":{"const":"x/1"},
       "size":{"type":"array","items":{"type":"integer","minimum":0},"minItems":2,"maxItems":2},
       "side":{"enum":["left","right"]},"part":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/part"}]}},
       "$defs":{"part":{"type":"object","required":["name"],"properties":{"name":{"type":"string","minLength":1}}}}}
      """))
  func faults(_ text: String) throws -> [String] { schema.faults(in: try value(text)) }
  #expect(try faults(#"{"format":"x/1","size":[1,2],"side":"left","part":{"name":"a"},"more":1}"#).isEmpty)
  #expect(try faults(#"{"format":"x/1","size":[1,2],"part":null}"#).isEmpty)
  #expect(try faults(#"{"format":"x/2"}"#) == ["$ has no size", "$.format is not \"x/1\""])
  #expect(
    try faults(#"{"format":"x/1","size":[1,-2,3.5]}"#).sorted() == [
      "$.size has more than 2 items", "$.size[1] is below 0.0", "$.size[2] is number, not integer",
    ])
  #expect(try faults(#"{"format":"x/1","size":[1,2],"side":"up"}"#) == ["$.side is not one of the allowed values"])
  #expect(try faults(#"{"format":"x/1","size":[1,2],"part":{"name":""}}"#) == ["$.part.name is too short"])
  #expect(try faults("[]") == ["$ is array, not object"])
}

@Test func jsonIsBoundedAndErrorsNameTheFile() {
  #expect(throws: DocumentError.tooLarge(file: "a", bytes: 10, limit: 4)) {
    try JSONValue(parsing: Array("[1,2,3,45]".utf8), file: "a", maximumBytes: 4)
  }
  #expect(throws: DocumentError.self) { try JSONValue(parsing: Array("{".utf8), file: "a") }
  let deep = String(repeating: "[", count: 100_000)
  #expect(throws: DocumentError.self) { try JSONValue(parsing: Array(deep.utf8), file: "a") }
}

@Test func damagedJSONNeverCrashes() {
  let sound = Array(
    #"{"format":"tallyman-scan/1","containers":[{"number":"MSKU1234565","columns":[210,2640]}],"x":1e9}"#.utf8)
  for seed in 0..<2000 {
    do {
      _ = try JSONValue(parsing: Mutation.damaged(sound, seed: UInt64(seed)), file: "damaged")
    } catch {
      #expect(error.explanation.place == "damaged", "seed \(seed)")
    }
  }
}

@Test func delimitedTextFollowsRFC4180() {
  #expect(DelimitedText.rows("a,\"b \"\"c\"\", d\"\r\n\n1,\n") == [["a", "b \"c\", d"], ["1", ""]])
  #expect(DelimitedText.rows("x;y", delimiter: ";") == [["x", "y"]])
  #expect(DelimitedText.rows("\"\"\n") == [[""]])
  for field in ["plain", "a,b", "say \"x\"", "two\nlines", ""] {
    #expect(DelimitedText.rows(DelimitedText.escaped(field) + ",end") == [[field, "end"]])
  }
}

import TallyCore
import TallyHTTP
import TallyStore
import TallyTestSupport
import Testing

@testable import TallyReview

/// The schemas of the document as the schema checker takes them.
private func schema(_ name: String, _ document: JSONValue) throws -> JSONSchema {
  let schemas = try #require(document["components"]?["schemas"])
  return JSONSchema(.object(["$ref": .string("#/$defs/\(name)"), "$defs": schemas]))
}

@Test("the OpenAPI document has every route of the API, no other, and its roles") func routesAreDescribed() throws {
  try withTemporaryFolder { folder in
    let port = try Port(folder)
    let document = try port.get("/api/v1/openapi.json")
    #expect(document["openapi"] == .string("3.1.0"))
    guard case .object(let paths)? = document["paths"] else {
      Issue.record("no paths")
      return
    }
    var described = Set<String>(), names = Set<String>()
    for (path, item) in paths {
      guard case .object(let operations) = item else { continue }
      for (method, operation) in operations {
        described.insert("\(method.uppercased()) \(path)")
        #expect(names.insert(try #require(operation["operationId"]?.text)).inserted)
        let inPath = operation["parameters"]?.items.filter { $0["in"]?.text == "path" }.compactMap { $0["name"]?.text }
        #expect(inPath ?? [] == PathPattern(path).parameters)
        let route = try #require(
          port.router.routes.first { $0.pattern.description == path && $0.method.rawValue == method.uppercased() })
        let roles = operation["x-roles"]?.items.compactMap { $0.text.flatMap(Role.init) }
        #expect(route.access == (roles.map { .roles(Set($0)) } ?? .open), "\(path)")
      }
    }
    let pages: Set<String> = ["/", "/scan/{id}", "/assets/{path*}"]
    let routes = port.router.routes.filter { !pages.contains($0.pattern.description) }
    #expect(described == Set(routes.map { "\($0.method.rawValue) \($0.pattern)" }))
  }
}

@Test("every reference leads somewhere, and every schema is used and understood") func references() throws {
  try withTemporaryFolder { folder in
    let document = try Port(folder).get("/api/v1/openapi.json")
    var (references, used) = (Set<String>(), Set<String>())
    func walk(_ value: JSONValue, isSchema: Bool) {
      switch value {
      case .object(let members):
        for (key, member) in members {
          if key == "$ref", let target = member.text { references.insert(target) }
          if isSchema, !["properties", "$defs"].contains(key) {
            #expect(JSONSchema.keywords.contains(key), "\(key)")
          }
          // Below `properties` the keys are names of the document, not of the schema language.
          if key == "properties", case .object(let properties) = member {
            for property in properties.values { walk(property, isSchema: isSchema) }
          } else if !["enum", "const", "required"].contains(key) {
            walk(member, isSchema: isSchema)
          }
        }
      case .array(let items): for item in items { walk(item, isSchema: isSchema) }
      default: break
      }
    }
    walk(document, isSchema: false)
    guard case .object(let schemas)? = document["components"]?["schemas"] else {
      Issue.record("no schemas")
      return
    }
    for each in schemas.values { walk(each, isSchema: true) }
    for reference in references {
      let steps = reference.split(separator: "/").dropFirst()
      let target = steps.reduce(document) { $0?[String($1)] }
      #expect(target != nil, "\(reference)")
      used.insert(String(steps.last ?? ""))
    }
    #expect(Set(schemas.keys).subtracting(used) == ["Change"])  // the data of events, which OpenAPI cannot say
  }
}

@Test("answers follow their schemas") func answersFollowSchemas() throws {
  try withTemporaryFolder { folder in
    let port = try Port(folder)
    let id = try port.assessed("one", flagged: true)
    let waiting = try port.claim("two")
    let document = try port.get("/api/v1/openapi.json")
    func expect(_ answer: HTTPResponse, _ name: String) throws {
      #expect(try schema(name, document).faults(in: answer.document) == [], "\(name): \(answer.text)")
    }
    let decide = try port.ask(
      .post, "/api/v1/scans/\(id)/decisions", headers: ["idempotency-key": "k"],
      body: #"{"decision":"clear","reason":"r"}"#)
    try expect(decide, "DecisionEvent")
    try expect(try port.ask(.get, "/api/v1/scans"), "ScanPage")
    try expect(try port.ask(.get, "/api/v1/scans/\(id)"), "ScanDocument")
    try expect(try port.ask(.get, "/api/v1/scans/\(waiting.scan)"), "ScanDocument")
    try expect(try port.ask(.get, "/api/v1/scans/\(id)/decisions"), "DecisionList")
    try expect(try port.ask(.get, "/api/v1/scans/\(id)/picture"), "Picture")
    try expect(try port.ask(.get, "/api/v1/status"), "ServiceStatus")
    try expect(try port.ask(.get, "/api/v1/scans/999"), "Problem")
    try expect(try port.ask(.get, "/nowhere"), "Problem")
    let unread = Explanation(code: "TLY-IMG-005", place: "two.tiff", problem: "Damaged.", remedy: "Again.")
    try port.store.quarantine(waiting, problem: unread, files: [])
    try expect(try port.ask(.get, "/api/v1/scans/\(waiting.scan)"), "ScanDocument")
    try expect(try port.ask(.get, "/api/v1/scans?state=quarantined"), "ScanPage")
    // The schemas refuse what is not so.
    #expect(try !schema("ScanPage", document).faults(in: .object(["scans": .array([])])).isEmpty)
  }
}

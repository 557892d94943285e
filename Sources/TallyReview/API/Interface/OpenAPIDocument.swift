internal import TallyCore
internal import TallyHTTP

/// The OpenAPI 3.1 document of the API, made from its routes; the schemas are a file of their own.
enum OpenAPIDocument {
  /// The document.
  static func document(of routes: [APIRoute], version: String, schemas: JSONLiteral) -> JSONLiteral {
    var paths = [String: [String: JSONLiteral]]()
    for entry in routes {
      paths[entry.route.pattern.description, default: [:]][entry.route.method.rawValue.lowercased()] = operation(entry)
    }
    return [
      "openapi": "3.1.0",
      "info": [
        "title": "Tallyman", "version": .string(version),
        "summary": "Scans of containers, what does not fit their declaration, and what people decided.",
        "license": ["name": "See LICENSE", "identifier": "Apache-2.0"],
      ],
      "servers": [["url": "/"]],
      "paths": .object(paths.mapValues(JSONLiteral.object)),
      "components": [
        "schemas": schemas,
        "securitySchemes": [
          "bearer": ["type": "http", "scheme": "bearer", "description": "The access token that the service printed."],
          "session": [
            "type": "apiKey", "in": "cookie", "name": "tallyman",
            "description": "Set by GET /?token=T; the name of the cookie begins like this.",
          ],
        ],
        "responses": [
          "Problem": [
            "description": "Refused; why, where and what to do (RFC 9457).",
            "content": ["application/problem+json": ["schema": reference("Problem")]],
          ]
        ],
      ],
    ]
  }

  private static func operation(_ entry: APIRoute) -> JSONLiteral {
    let (route, operation) = (entry.route, entry.operation)
    var members: [String: JSONLiteral] = [
      "operationId": .string(operation.id), "summary": .string(operation.summary),
      "responses": .object(responses(entry)),
    ]
    let inPath = route.pattern.parameters.map { name -> JSONLiteral in
      [
        "name": .string(name), "in": "path", "required": true,
        "schema": ["type": name == "plane" ? "string" : "integer"],
      ]
    }
    let others = operation.parameters.map { parameter -> JSONLiteral in
      [
        "name": .string(parameter.name), "in": .string(parameter.place), "required": .bool(parameter.isRequired),
        "description": .string(parameter.summary), "schema": parameter.kind.schema,
      ]
    }
    if !(inPath + others).isEmpty { members["parameters"] = .array(inPath + others) }
    if let body = operation.body {
      members["requestBody"] = ["required": true, "content": ["application/json": ["schema": reference(body)]]]
    }
    switch route.access {
    case .open: members["security"] = []
    case .roles(let roles):
      members["security"] = [["bearer": []], ["session": []]]
      members["x-roles"] = .array(roles.map(\.rawValue).sorted().map(JSONLiteral.string))
    }
    return .object(members)
  }

  private static func responses(_ entry: APIRoute) -> [String: JSONLiteral] {
    var result = [String: JSONLiteral]()
    for answer in entry.operation.answers {
      let content: JSONLiteral =
        switch answer {
        case .json(_, let schema): ["application/json": ["schema": reference(schema)]]
        case .binary(_, let type): [type: [:]]
        }
      result[String(answer.status)] = ["description": .string(description(answer.status)), "content": content]
    }
    var refusals = entry.operation.refusals + [400, 421, 500]
    if entry.route.access != .open { refusals += [401, 403] }
    if !entry.route.pattern.parameters.isEmpty { refusals.append(404) }
    for status in refusals { result[String(status)] = ["$ref": "#/components/responses/Problem"] }
    return result
  }

  private static func description(_ status: Int) -> String {
    status == 201 ? "Recorded." : "Done."
  }

  private static func reference(_ schema: String) -> JSONLiteral {
    ["$ref": .string("#/components/schemas/\(schema)")]
  }
}

extension ReviewAPI {
  /// The route of the document, which describes itself too.
  static func openAPIRoute(describing routes: [APIRoute], version: String) -> APIRoute {
    let operation = Operation("getInterface", "This document.", answers: [.binary(200, "application/json")])
    let path = "/api/v1/openapi.json"
    let itself = APIRoute(.get, path, roles: everyone, operation) { _ in HTTPResponse() }
    return APIRoute(.get, path, roles: everyone, operation) { call in
      try call.expectNoQuery()
      guard let bytes = WebAsset.find("api/schemas.json") else { throw ReviewError.noSuchPage(path) }
      let schemas = JSONLiteral(try JSONValue(parsing: bytes, file: "schemas.json"))
      return try .json(OpenAPIDocument.document(of: routes + [itself], version: version, schemas: schemas))
    }
  }
}

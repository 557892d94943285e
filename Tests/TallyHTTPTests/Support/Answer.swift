import Foundation
import TallyCore
import Testing

@testable import TallyHTTP

/// An answer as a test compares it, from a router or from a socket.
struct Answer: Equatable {
  var status: Int, headers: [String: String], body: [UInt8]

  var text: String { String(decoding: body, as: UTF8.self) }

  /// The catalogue code of a refusal; nil where it is none.
  var code: String? {
    guard headers["content-type"] == "application/problem+json",
      case .string(let code)? = (try? JSONValue(parsing: body, file: "answer"))?["code"]
    else { return nil }
    return code
  }

  /// Answers one after the other as they came over a connection; `heads` tells which of them are to HEAD requests.
  static func all(in bytes: [UInt8], heads: Set<Int> = []) throws -> [Answer] {
    var answers = [Answer](), rest = bytes[...]
    while !rest.isEmpty {
      let end = try #require(rest.firstRange(of: Array("\r\n\r\n".utf8)), "no end of head")
      let lines = String(decoding: rest[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
      rest = rest[end.upperBound...]
      let status = try #require(lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) })
      var headers = [String: String]()
      for line in lines.dropFirst() {
        let sides = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        try #require(sides.count == 2, "a header line that is none: \(line)")
        #expect(headers.updateValue(sides[1], forKey: sides[0].lowercased()) == nil, "twice: \(line)")
      }
      if status == 100 { continue }
      let bodyless = heads.contains(answers.count) || status == 304 || status == 204
      let count = bodyless ? 0 : headers["content-length"].flatMap { Int($0) } ?? rest.count
      try #require(count <= rest.count, "the body ends early")
      answers.append(Answer(status: status, headers: headers, body: Array(rest.prefix(count))))
      rest = rest.dropFirst(count)
    }
    return answers
  }
}

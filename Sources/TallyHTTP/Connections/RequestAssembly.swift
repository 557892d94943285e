/// A request as it comes in, piece by piece, held to the limits and to what HTTP/1.1 leaves no doubt about. Reads no
/// socket.
struct RequestAssembly {
  private let limits: HTTPLimits
  private let remoteAddress: String
  private var headers = [String: String]()
  private var headerBytes = 0, headerCount = 0
  private var fault: HTTPRefusal?
  private var request: HTTPRequest?
  private var body = [UInt8]()

  init(_ limits: HTTPLimits, remoteAddress: String) { (self.limits, self.remoteAddress) = (limits, remoteAddress) }

  /// Headers that mean one thing only: twice, they mean two.
  private static let single: Set<String> = [
    "host", "content-length", "content-type", "authorization", "origin", "idempotency-key", "last-event-id",
    "sec-fetch-site",
  ]

  /// One header line.
  mutating func header(_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) {
    headerCount += 1
    headerBytes += name.count + value.count
    guard headerCount <= limits.headerCount, headerBytes <= limits.headerBytes else {
      fault = fault ?? .headersTooLarge(limit: limits.headerBytes)
      return
    }
    let printable = value.allSatisfy { $0 == 0x09 || ($0 >= 0x20 && $0 != 0x7F) }
    guard printable, !name.isEmpty, name.allSatisfy(Self.isTokenByte),
      let text = String(validating: value, as: UTF8.self)
    else {
      fault = fault ?? .malformed("a header has bytes that may not stand there.")
      return
    }
    let key = String(decoding: name, as: UTF8.self).lowercased()
    let trimmed = text.drop { $0 == " " || $0 == "\t" }
    if let before = headers[key] {
      if Self.single.contains(key) { fault = fault ?? .malformed("the header \(key) is there twice.") }
      headers[key] = before + (key == "cookie" ? "; " : ", ") + trimmed
    } else {
      headers[key] = String(trimmed)
    }
  }

  /// The head is complete: what is wrong with it, nil where its body may come.
  mutating func head(method: String, target: String, version: String) -> HTTPRefusal? {
    guard target.utf8.count <= limits.targetBytes else { return .targetTooLong(limit: limits.targetBytes) }
    if let fault { return fault }
    guard version == "HTTP/1.1" || version == "HTTP/1.0" else { return .unknownVersion }
    guard let known = HTTPMethod(rawValue: method) else { return .unknownMethod }
    if let fault = lengthFault(known) { return fault }
    do throws(HTTPRefusal) {
      request = try HTTPRequest(known, target, headers: headers, remoteAddress: remoteAddress)
      return nil
    } catch {
      return error
    }
  }

  private func lengthFault(_ method: HTTPMethod) -> HTTPRefusal? {
    // A body in chunks tells its length only afterwards; no client of ours needs it.
    if headers["transfer-encoding"] != nil { return .lengthRequired }
    guard let length = headers["content-length"] else { return method.carriesBody ? .lengthRequired : nil }
    guard !length.isEmpty, length.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
      return .malformed("the length of the body is no number.")
    }
    guard let count = Int(length), count <= limits.bodyBytes else { return .bodyTooLarge(limit: limits.bodyBytes) }
    return nil
  }

  /// A piece of the body; what the length allowed cannot be exceeded, but is checked all the same.
  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard body.count + bytes.count <= limits.bodyBytes else {
      fault = .bodyTooLarge(limit: limits.bodyBytes)
      return
    }
    body.append(contentsOf: bytes)
  }

  /// The complete request, or what is wrong with it.
  func finish() throws(HTTPRefusal) -> HTTPRequest {
    if let fault { throw fault }
    guard var request else { throw .malformed("it has no head.") }
    request.body = body
    return request
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}

internal import CMicroHTTPD
internal import Glibc

/// A refusal written to the socket directly: where a connection never reaches the router, or the library gave it up.
enum RawAnswer {
  /// The whole answer as it travels.
  static func bytes(_ refusal: HTTPRefusal) -> [UInt8] {
    let response = HTTPResponse.problem(refusal)
    let body = response.bytes ?? []
    var head = "HTTP/1.1 \(refusal.status) \(HTTPResponse.title(of: refusal.status))\r\n"
    var headers = Router.defaultHeaders.merging(response.headers) { _, own in own }
    headers["content-length"] = HeaderValue(body.count)
    headers["connection"] = "close"
    if refusal.status == 429 || refusal.status == 503 { headers["retry-after"] = "5" }
    for (name, value) in headers.sorted(by: { $0.key.text < $1.key.text }) {
      head += "\(name.text): \(value.text)\r\n"
    }
    return Array((head + "\r\n").utf8) + body
  }

  /// Sends as much as the socket takes at once, and says that no more will come.
  static func send(_ refusal: HTTPRefusal, on socket: Int32) {
    let answer = bytes(refusal)
    _ = Glibc.send(socket, answer, answer.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
    chttpd_end_sending(socket)
  }

  /// Reads and forgets what still comes, for a short while: a socket closed with bytes unread resets the connection, and
  /// the client might never see the answer.
  static func linger(on socket: Int32, milliseconds: Int32 = 500, bytes: Int = 4 << 20) {
    var buffer = [UInt8](repeating: 0, count: 16384), left = bytes
    var entry = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    while left > 0, poll(&entry, 1, milliseconds) > 0 {
      let count = recv(socket, &buffer, buffer.count, Int32(MSG_DONTWAIT))
      if count <= 0 { return }
      left -= count
    }
  }
}

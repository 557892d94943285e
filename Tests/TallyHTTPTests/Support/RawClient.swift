import Glibc
import Testing

@testable import TallyHTTP

/// Nobody listens there.
struct Unreachable: Error { let code: Int32 }

/// A client that sends whatever bytes it is told to, and reads what comes.
final class RawClient {
  private let socket: Int32

  init(port: UInt16) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    let place = try #require(SocketAddress("127.0.0.1", port: port))
    guard place.with({ connect(socket, $0, $1) }) == 0 else { throw Unreachable(code: errno) }
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit { close(socket) }

  /// Sends; false where the other end no longer takes it.
  @discardableResult func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if sent <= 0 { return false }
      rest = rest.dropFirst(sent)
    }
    return true
  }

  @discardableResult func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// Sends one byte after the other, with pauses, until the other end answers or closes.
  func trickle(_ byte: UInt8, everyMilliseconds pause: Int32) {
    var entry = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    while poll(&entry, 1, pause) == 0 { if !send([byte]) { return } }
  }

  func finishSending() { shutdown(socket, 1) }

  /// The next bytes; nil at the end, or where the connection was reset.
  func receive() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = recv(socket, &buffer, buffer.count, 0)
    return count > 0 ? Array(buffer.prefix(count)) : nil
  }

  /// Everything until the other end closes.
  func receiveAll() -> [UInt8] {
    var all = [UInt8]()
    while let more = receive() { all += more }
    return all
  }

  /// Reads until the text has been seen, or the end.
  func receive(until text: String) -> String {
    var all = [UInt8]()
    while !String(decoding: all, as: UTF8.self).contains(text), let more = receive() { all += more }
    return String(decoding: all, as: UTF8.self)
  }
}

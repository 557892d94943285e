internal import Glibc

/// Nobody listens there.
public struct Unreachable: Error {
  /// The system's reason.
  public let code: Int32
}

/// A client of a server on this machine that sends whatever bytes it is told to, and reads what comes. It waits 20 s for the
/// other end, and then takes the connection for ended.
public final class RawClient {
  private let socket: Int32

  /// Connects to 127.0.0.1.
  public init(port: UInt16) throws(Unreachable) {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    (address.sin_family, address.sin_port) = (sa_family_t(AF_INET), port.bigEndian)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(socket, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
    }
    let status = withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else { throw Unreachable(code: errno) }
  }

  deinit { close(socket) }

  /// Sends; false where the other end no longer takes it.
  @discardableResult public func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if sent <= 0 { return false }
      rest = rest.dropFirst(sent)
    }
    return true
  }

  /// Sends a text; false where the other end no longer takes it.
  @discardableResult public func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// Sends one byte after the other, with pauses, until the other end answers or closes.
  public func trickle(_ byte: UInt8, everyMilliseconds pause: Int32) {
    var entry = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    while poll(&entry, 1, pause) == 0 { if !send([byte]) { return } }
  }

  /// Says that nothing more will be sent.
  public func finishSending() { shutdown(socket, 1) }

  /// The next bytes; nil at the end, or where the connection was reset.
  public func receive() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = recv(socket, &buffer, buffer.count, 0)
    return count > 0 ? Array(buffer.prefix(count)) : nil
  }

  /// Everything until the other end closes.
  public func receiveAll() -> [UInt8] {
    var all = [UInt8]()
    while let more = receive() { all += more }
    return all
  }

  /// Reads until the text has been seen, or the end.
  public func receive(until text: String) -> String {
    var all = [UInt8]()
    while !String(decoding: all, as: UTF8.self).contains(text), let more = receive() { all += more }
    return String(decoding: all, as: UTF8.self)
  }
}

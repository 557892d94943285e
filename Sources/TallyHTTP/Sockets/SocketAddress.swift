internal import CMicroHTTPD
internal import Glibc

/// A numeric IPv4 or IPv6 address with its port, as the system wants it.
struct SocketAddress {
  private var storage = sockaddr_storage()
  private var count = socklen_t(MemoryLayout<sockaddr_storage>.size)

  private init() {}

  /// Nil where the text is no numeric address.
  init?(_ text: String, port: UInt16) {
    var (four, six) = (sockaddr_in(), sockaddr_in6())
    if inet_pton(AF_INET, text, &four.sin_addr) == 1 {
      (four.sin_family, four.sin_port) = (sa_family_t(AF_INET), port.bigEndian)
      withUnsafeMutableBytes(of: &storage) { whole in withUnsafeBytes(of: four) { whole.copyMemory(from: $0) } }
      count = socklen_t(MemoryLayout<sockaddr_in>.size)
    } else if inet_pton(AF_INET6, text, &six.sin6_addr) == 1 {
      (six.sin6_family, six.sin6_port) = (sa_family_t(AF_INET6), port.bigEndian)
      withUnsafeMutableBytes(of: &storage) { whole in withUnsafeBytes(of: six) { whole.copyMemory(from: $0) } }
      count = socklen_t(MemoryLayout<sockaddr_in6>.size)
    } else {
      return nil
    }
  }

  /// Where a socket is bound.
  static func local(of socket: Int32) -> SocketAddress? {
    var address = SocketAddress()
    return address.fill { getsockname(socket, $0, $1) } == 0 ? address : nil
  }

  /// Takes the next connection: its socket, nil where there is none now, and the other end.
  static func accept(_ socket: Int32) -> (socket: Int32, address: SocketAddress)? {
    var address = SocketAddress()
    let accepted = address.fill { chttpd_accept(socket, $0, $1) }
    return accepted < 0 ? nil : (accepted, address)
  }

  var family: Int32 { Int32(storage.ss_family) }

  /// Calls with the address as the system wants it.
  func with<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
    withUnsafePointer(to: storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, count) }
    }
  }

  private mutating func fill(
    _ body: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32
  ) -> Int32 {
    var length = count
    let result = withUnsafeMutablePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, &length) }
    }
    count = length
    return result
  }

  /// The port.
  var port: UInt16 { withUnsafeBytes(of: storage) { $0.load(fromByteOffset: 2, as: UInt16.self).bigEndian } }

  /// The address alone, in numbers.
  var text: String {
    var host = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    let status = with { getnameinfo($0, $1, &host, socklen_t(host.count), nil, 0, NI_NUMERICHOST) }
    guard status == 0 else { return "unknown" }
    return String(decoding: host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// True where only this machine can reach it: 127.0.0.0/8 and ::1.
  var isLoopback: Bool {
    family == AF_INET
      ? withUnsafeBytes(of: storage) { $0[4] == 127 }
      : withUnsafeBytes(of: storage) { bytes in
        bytes[8..<23].allSatisfy { $0 == 0 } && bytes[23] == 1
      }
  }
}

internal import Glibc
internal import TallyCore

/// A socket that listens. Closed exactly once, also where `init` throws.
struct ListeningSocket: ~Copyable {
  let descriptor: Int32
  /// The port it really has.
  let port: UInt16

  /// Listens at a numeric address; port 0 takes a free one.
  init(address: String, port: UInt16) throws(HTTPError) {
    guard let place = SocketAddress(address, port: port) else { throw .badAddress(address) }
    let socket = Glibc.socket(
      place.family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
    guard socket >= 0 else { throw .cannotListen(address: address, port: port, said: SystemReason.last) }
    var on: Int32 = 1
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, 4)
    if place.family == AF_INET6 { setsockopt(socket, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &on, 4) }
    guard place.with({ bind(socket, $0, $1) }) == 0, listen(socket, 128) == 0 else {
      let code = errno
      close(socket)
      switch code {
      case EADDRINUSE: throw .portInUse(address: address, port: port)
      case EADDRNOTAVAIL: throw .badAddress(address)
      default: throw .cannotListen(address: address, port: port, said: SystemReason.of(code))
      }
    }
    descriptor = socket
    self.port = SocketAddress.local(of: socket)?.port ?? port
  }

  deinit { close(descriptor) }
}

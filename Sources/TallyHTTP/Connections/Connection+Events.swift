internal import CMicroHTTPD

/// What the library tells, turned into calls. Every event comes during `chttpd_run` on the connection's own thread, while
/// `serve` holds the connection, so that the unretained pointer is always alive.
extension Connection {
  static func events(for connection: Connection) -> chttpd_events {
    chttpd_events(
      context: Unmanaged.passUnretained(connection).toOpaque(),
      header: { context, name, nameCount, value, valueCount in
        Connection.of(context).assembly.header(
          UnsafeRawBufferPointer(start: name, count: nameCount), UnsafeRawBufferPointer(start: value, count: valueCount)
        )
      },
      head: { context, method, target, version in
        guard let method, let target, let version else { return }
        Connection.of(context).headCame(
          method: String(cString: method), target: String(cString: target), version: String(cString: version))
      },
      body: { context, bytes, count in
        Connection.of(context).assembly.append(UnsafeRawBufferPointer(start: bytes, count: count))
      },
      end: { Connection.of($0).requestCame() },
      done: { Connection.of($0).done() },
      refused: { Connection.of($0).libraryRefuses(status: Int($1)) })
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> Connection {
    guard let context else { preconditionFailure("an event without its connection") }
    return Unmanaged<Connection>.fromOpaque(context).takeUnretainedValue()
  }

  private func headCame(method: String, target: String, version: String) {
    clock.headComplete(at: core.now())
    guard let refusal = assembly.head(method: method, target: target, version: version) else { return }
    answer(Router.withDefaults(core.router.refusal(refusal)), of: nil, close: true)
  }

  private func requestCame() {
    do throws(HTTPRefusal) {
      let request = try assembly.finish()
      answer(core.router.handle(request), of: request, close: false)
    } catch {
      answer(Router.withDefaults(core.router.refusal(error)), of: nil, close: true)
    }
  }

  /// The library would answer in its own words now; ours go out first, and its own find the socket shut.
  private func libraryRefuses(status: Int) {
    switch status {
    case 413: refuse(.bodyTooLarge(limit: core.limits.bodyBytes))
    case 414: refuse(.targetTooLong(limit: core.limits.targetBytes))
    case 431: refuse(.headersTooLarge(limit: core.limits.headerBytes))
    case 505: refuse(.unknownVersion)
    case 500...: refuse(.failed)
    default: refuse(.malformed("its first line or a header cannot be read."))
    }
  }

  static func pull(_ stream: UnsafeMutableRawPointer?, _ buffer: UnsafeMutablePointer<CChar>?, _ room: Int) -> Int {
    guard let stream else { return -1 }
    let pump = Unmanaged<EventPump>.fromOpaque(stream).takeUnretainedValue()
    return pump.pull(into: UnsafeMutableRawBufferPointer(start: buffer, count: room))
  }

  static func release(_ stream: UnsafeMutableRawPointer?) {
    guard let stream else { return }
    Unmanaged<EventPump>.fromOpaque(stream).release()
  }
}

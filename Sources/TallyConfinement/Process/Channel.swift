internal import CConfinement
internal import Foundation
internal import TallyCore

/// One end of the socket between parent and helper: messages of JSON, each behind its length in four bytes, low byte first.
/// Nothing longer than `limit` is sent, or taken in.
struct Channel: Sendable {
  let socket: Int32
  let limit: Int

  /// Why no message came.
  enum Failure: Error, Equatable {
    /// The other end is closed, or broke off within a message.
    case closed
    /// Nothing, or not all, until the deadline.
    case late
    /// Longer than the limit, or not what it should be.
    case improper(String)
    /// The system's reason.
    case broken(String)
  }

  /// Sends a message with descriptors.
  func send(_ value: some Encodable, descriptors: [Int32] = []) throws(Failure) {
    let body: Data
    do {
      body = try JSONCoding.encoder(pretty: false).encode(value)
    } catch { throw .improper("\(error)") }
    guard body.count <= limit else { throw .improper("a message of \(body.count) bytes") }
    let frame = withUnsafeBytes(of: UInt32(body.count).littleEndian) { Array($0) } + body
    let failure = frame.withUnsafeBytes {
      cconfinement_send(socket, $0.baseAddress, $0.count, descriptors, descriptors.count)
    }
    if failure == EPIPE || failure == ECONNRESET { throw .closed }
    if failure != 0 { throw .broken(SystemReason.of(failure)) }
  }

  /// Receives one message and the descriptors that came with it; whoever calls must close them. Without a deadline it waits
  /// for ever, which only the helper does: its end is the end of the socket.
  func receive<Value: Decodable>(
    _ type: Value.Type, deadline: ContinuousClock.Instant? = nil
  ) throws(Failure) -> (value: Value, descriptors: [Int32]) {
    var descriptors = [Int32]()
    do throws(Failure) {
      let head = try bytes(4, deadline, &descriptors)
      let count = head.reversed().reduce(0) { $0 << 8 | Int($1) }
      guard count <= limit else { throw .improper("a message of \(count) bytes") }
      let body = try bytes(count, deadline, &descriptors)
      do {
        return (try JSONCoding.decoder().decode(type, from: Data(body)), descriptors)
      } catch { throw Failure.improper("a message that cannot be read") }
    } catch {
      for descriptor in descriptors { close(descriptor) }
      throw error
    }
  }

  private func bytes(
    _ count: Int, _ deadline: ContinuousClock.Instant?, _ descriptors: inout [Int32]
  ) throws(Failure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count), done = 0
    while done < count {
      if let deadline { try wait(until: deadline) }
      var (came, number) = ([Int32](repeating: -1, count: 8), 0)
      let step = bytes.withUnsafeMutableBytes { buffer in
        cconfinement_receive(socket, buffer.baseAddress.map { $0 + done }, count - done, &came, &number)
      }
      descriptors += came.prefix(number)
      if step == 0 || step == -Int64(ECONNRESET) { throw .closed }
      if step < 0 { throw .broken(SystemReason.of(Int32(-step))) }
      done += Int(step)
    }
    return bytes
  }

  private func wait(until deadline: ContinuousClock.Instant) throws(Failure) {
    while true {
      let left = ContinuousClock.now.duration(to: deadline).inSeconds
      guard left > 0 else { throw .late }
      let ready = cconfinement_await(socket, Int32(min(left * 1_000 + 1, 60_000)))
      if ready > 0 { return }
      if ready < 0 { throw .broken(SystemReason.of(-ready)) }
    }
  }
}

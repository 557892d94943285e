internal import Foundation
internal import Synchronization
internal import TallyCore
internal import TallyHTTP
internal import TallyStore

/// The store's log of changes as server-sent events, from a sequence number on: nothing is left out and nothing comes twice,
/// also over a broken connection, because the number of the last event comes back as `Last-Event-ID`.
final class ChangeStream: Sendable {
  /// Between two looks at the store.
  private static let pace = Duration.milliseconds(100)
  /// Changes of one look.
  private static let batch = 200

  private let store: Store
  private let pause: @Sendable (Duration) -> Void
  private let last: Mutex<Int64>

  init(_ store: Store, after sequence: Int64, pause: @escaping @Sendable (Duration) -> Void) {
    (self.store, self.pause) = (store, pause)
    last = Mutex(sequence)
  }

  var source: EventSource { EventSource { self.next(atMost: $0) } }

  private struct Change: Encodable { let sequence: Int64, scan: Int64, kind: String, at: String }

  /// A store that cannot be read now ends the stream; the client comes again with the number of its last event.
  private func next(atMost: Duration) -> EventSource.Step {
    var waited = Duration.zero
    while true {
      let after = last.withLock { $0 }
      guard let changes = try? store.changes(after: after, limit: Self.batch) else { return .end }
      if let newest = changes.last {
        last.withLock { $0 = newest.sequence }
        return .events(changes.compactMap(Self.event))
      }
      guard waited < atMost else { return .quiet }
      let slice = min(Self.pace, atMost - waited)
      pause(slice)
      waited += slice
    }
  }

  private static func event(_ change: ScanChange) -> ServerSentEvent? {
    let written = Change(sequence: change.sequence, scan: change.scan, kind: change.kind.rawValue, at: change.at)
    guard let data = try? JSONCoding.encoder(pretty: false).encode(written) else { return nil }
    return ServerSentEvent(id: String(change.sequence), name: "change", data: String(decoding: data, as: UTF8.self))
  }
}

internal import Foundation
internal import Synchronization
internal import TallyCore
internal import TallyDomain
internal import TallyManifest
internal import TallyStore

/// Everything that was declared so far: the manifests of the store and the index over them through which scans are linked.
/// A manifest that arrives sends the scans whose links it changes back to be assessed again.
final class DeclarationBook: Sendable {
  private struct State {
    var manifests = [StoredManifest]()
    var index = ManifestIndex([])
  }

  private let store: Store, reader: ManifestReader
  private let state = Mutex(State())

  /// Opens the book on what the store has.
  init(store: Store, reader: ManifestReader) throws(StoreError) {
    (self.store, self.reader) = (store, reader)
    try refresh()
  }

  /// The index over all manifests that are current.
  var index: ManifestIndex { state.withLock { $0.index } }

  /// What came of a file.
  struct Import: Sendable {
    /// Messages that the store did not have.
    var added = 0
    /// What could not be read.
    var failures = [ManifestError]()
  }

  /// Reads a manifest file into the store. What cannot be read is in the result; only the store throws.
  func take(path: String) throws(StoreError) -> Import {
    var result = Import()
    let found: ManifestImport
    do { found = try reader.read(path: path) } catch {
      result.failures.append(error)
      return result
    }
    result.failures = found.failures
    for (position, manifest) in found.manifests.enumerated() {
      // One file may hold several messages; each is a series of its own.
      let name = position == 0 ? path : "\(path)#\(position + 1)"
      let registration = try store.addManifest(manifest, file: name, contentHash: try Self.hash(of: manifest))
      if case .added = registration { result.added += 1 }
    }
    return result
  }

  /// Works off the manifests whose effect on recorded scans is not worked out yet. Returns how many scans wait again.
  func relink() throws(StoreError) -> Int {
    let waiting = try store.manifestsToRelink()
    guard let first = waiting.first else { return 0 }
    try refresh()
    let (index, numbers) = state.withLock { ($0.index, Self.containers(touchedBy: Set(waiting), in: $0.manifests)) }
    var changed = Set<Int64>()
    for scan in try store.linkedScans(containers: numbers) + store.unlinkedScans() {
      if try Self.isChanged(scan, by: index) { changed.insert(scan.scan) }
    }
    let count = try store.relink(changed.sorted(), for: first)
    for manifest in waiting.dropFirst() { try store.relink([], for: manifest) }
    return count
  }

  /// Hash of what a message says: the same message in another file is the same.
  private static func hash(of manifest: Manifest) throws(StoreError) -> String {
    do {
      return ContentHash.hexadecimal(of: try JSONCoding.encoder(pretty: false).encode(manifest))
    } catch { throw .unwritable(place: "manifest", said: "\(error)") }
  }

  private func refresh() throws(StoreError) {
    let newest = state.withLock { $0.manifests.last?.id ?? 0 }
    let added = try store.importedManifests(after: newest)
    guard !added.isEmpty else { return }
    state.withLock { state in
      // Another thread may have read the same ones in between.
      let last = state.manifests.last?.id ?? 0
      state.manifests += added.filter { $0.id > last }
      state.index = ManifestIndex(state.manifests.map(\.manifest))
    }
  }

  /// Containers of these manifests and of all messages that they may replace or cancel.
  private static func containers(touchedBy ids: Set<Int64>, in manifests: [StoredManifest]) -> Set<String> {
    let references = Set(manifests.filter { ids.contains($0.id) }.compactMap(\.manifest.message?.reference))
    let touched = manifests.filter { stored in
      ids.contains(stored.id) || stored.manifest.message?.reference.map(references.contains) == true
    }
    let uses = touched.flatMap { $0.manifest.consignments.flatMap { $0.containers ?? [] } }
    return Set(uses.compactMap(\.number))
  }

  /// A scan that has no link yet is being assessed with the index of before.
  private static func isChanged(_ scan: LinkedScan, by index: ManifestIndex) throws(StoreError) -> Bool {
    if scan.links.isEmpty { return true }
    for link in scan.links {
      let container = ScanSidecar.Container(number: link.number, seals: link.seals)
      let now = index.link(container: container, vehicle: nil)
      if now.link.method != link.method || now.link.consignments != link.consignments { return true }
      if try now.declared.map(LinkSummary.hash) != link.declared { return true }
    }
    return false
  }
}

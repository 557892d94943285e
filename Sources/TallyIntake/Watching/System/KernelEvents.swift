internal import Glibc

/// What the kernel said of a watched folder.
struct KernelEvent: Equatable {
  enum Kind: Equatable {
    /// A name appeared, or a writer closed the file.
    case appeared
    /// A name was renamed away from here, or to here; both ends of one rename bear the same cookie.
    case movedOut(cookie: UInt32), movedIn(cookie: UInt32)
    case deleted
    /// The folder itself went away or its watch ended.
    case folderGone
    /// Events were lost.
    case overflow
  }

  /// Which watch; −1 for an overflow.
  let watch: Int32
  let kind: Kind
  /// The name in the folder; nil where it is about the folder, or where it is not UTF-8.
  let name: String?
}

/// inotify. The descriptor never leaves this file but for waiting on it.
final class KernelEvents {
  let descriptor: Int32

  /// Fails with the system's error number where the kernel gives no instance.
  init() throws(FolderListing.Failure) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard descriptor >= 0 else { throw FolderListing.Failure(number: errno) }
  }

  deinit { close(descriptor) }

  private static let mask = UInt32(
    IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF)

  /// Watches a folder; the same folder again gives the same watch.
  func watch(_ folder: String) throws(FolderListing.Failure) -> Int32 {
    let watch = inotify_add_watch(descriptor, folder, Self.mask | UInt32(IN_ONLYDIR))
    guard watch >= 0 else { throw FolderListing.Failure(number: errno) }
    return watch
  }

  /// Ends a watch.
  func end(_ watch: Int32) { inotify_rm_watch(descriptor, watch) }

  /// What has happened since the last call, at most some thousand events.
  func read() -> [KernelEvent] {
    var events = [KernelEvent]()
    withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 8) { buffer in
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      guard count > 0 else { return }
      events = Self.events(in: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
    return events
  }

  /// Reads the kernel's records; what does not fit the buffer is left out.
  static func events(in bytes: UnsafeRawBufferPointer) -> [KernelEvent] {
    let header = MemoryLayout<inotify_event>.size
    var (events, offset) = ([KernelEvent](), 0)
    while offset + header <= bytes.count {
      let record = bytes.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
      let end = offset + header + Int(record.len)
      guard end <= bytes.count else { break }
      let text = bytes[(offset + header)..<end].prefix { $0 != 0 }
      let name = text.isEmpty ? nil : String(validating: text, as: UTF8.self)
      if let kind = kind(record) { events.append(KernelEvent(watch: record.wd, kind: kind, name: name)) }
      offset = end
    }
    return events
  }

  private static func kind(_ record: inotify_event) -> KernelEvent.Kind? {
    func has(_ bits: Int32) -> Bool { record.mask & UInt32(bitPattern: bits) != 0 }
    if has(IN_Q_OVERFLOW) { return .overflow }
    if has(IN_IGNORED | IN_UNMOUNT | IN_DELETE_SELF | IN_MOVE_SELF) { return .folderGone }
    if has(IN_MOVED_FROM) { return .movedOut(cookie: record.cookie) }
    if has(IN_MOVED_TO) { return .movedIn(cookie: record.cookie) }
    if has(IN_DELETE) { return .deleted }
    return has(IN_CREATE | IN_CLOSE_WRITE) ? .appeared : nil
  }
}

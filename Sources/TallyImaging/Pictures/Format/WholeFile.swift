internal import Glibc
internal import TallyCore

/// A file that appears under its name when it is whole and on the disc, or not at all.
struct WholeFile: ~Copyable {
  private var descriptor: Int32
  private let path: String
  private var temporary: [CChar]

  /// Begins `.<name>.part-<six signs>` beside `path`.
  init(path: String) throws(ImageError) {
    let cut = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    var name = Array((path[..<cut] + "." + path[cut...] + ".part-XXXXXX").utf8CString)
    descriptor = mkstemp(&name)
    (self.path, temporary) = (path, name)
    guard descriptor >= 0 else { throw .unwritable(file: path, said: SystemReason.last) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    fchmod(descriptor, 0o644)
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(temporary)
  }

  /// Appends bytes.
  mutating func write(_ bytes: [UInt8]) throws(ImageError) {
    var done = 0
    let failed = bytes.withUnsafeBytes { buffer in
      while done < buffer.count {
        let step = Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        if step < 0 && errno == EINTR { continue }
        if step < 0 { return true }
        done += step
      }
      return false
    }
    if failed { throw .unwritable(file: path, said: SystemReason.last) }
  }

  /// Brings it to the disc and gives it its name.
  mutating func finish() throws(ImageError) {
    guard fsync(descriptor) == 0, rename(temporary, path) == 0 else {
      throw .unwritable(file: path, said: SystemReason.last)
    }
    close(descriptor)
    descriptor = -1
  }
}

internal import Glibc

/// A file read in pieces that the reader asks for, so that its size never decides how much memory is taken.
struct InputFile: ~Copyable, Sendable {
  private let descriptor: Int32
  let path: String
  /// Bytes when it was opened.
  let size: UInt64

  /// Opens a regular file for reading.
  static func open(_ path: String) throws(ImageError) -> InputFile {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)  // a named pipe must not hold us up
    guard descriptor >= 0 else { throw .unopenable(file: path, said: String(cString: strerror(errno))) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .unopenable(file: path, said: "not a regular file")
    }
    return InputFile(descriptor: descriptor, path: path, size: UInt64(max(0, status.st_size)))
  }

  private init(descriptor: Int32, path: String, size: UInt64) {
    (self.descriptor, self.path, self.size) = (descriptor, path, size)
  }

  deinit { close(descriptor) }

  /// Up to `count` bytes from `offset`; fewer where the file ends.
  borrowing func read(at offset: UInt64, count: Int) throws(ImageError) -> [UInt8] {
    guard offset < size else { return [] }
    var (failure, done) = (Int32(0), 0)
    let wanted = Int(min(UInt64(count), size - offset))
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
      while done < wanted {
        let step = pread(descriptor, buffer.baseAddress.map { $0 + done }, wanted - done, off_t(offset) + off_t(done))
        if step < 0 && errno == EINTR { continue }
        if step < 0 { failure = errno }
        if step <= 0 { break }
        done += step
      }
      filled = done
    }
    guard failure == 0 else { throw .unopenable(file: path, said: String(cString: strerror(failure))) }
    return bytes
  }
}

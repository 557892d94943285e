internal import Glibc
internal import TallyCore

/// A file read in pieces that the reader asks for, so that its size never decides how much memory is taken. All readers work on
/// the open descriptor and never open a path again: what was checked is what is read, and a process that may open nothing can
/// read what it was handed.
public final class InputFile: Sendable {
  /// The open file; it belongs to this object, which closes it at its end.
  public let descriptor: Int32
  /// How the file is named to people; never opened.
  public let path: String
  /// Bytes when it was opened.
  public let size: UInt64

  /// Opens a regular file for reading. `followsLinks` false refuses a symbolic link at the end of the path, for folders into
  /// which others write. Throws `ImageError.unopenable`.
  public static func open(_ path: String, followsLinks: Bool = true) throws(ImageError) -> InputFile {
    // A named pipe must not hold us up.
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followsLinks ? 0 : O_NOFOLLOW)
    let descriptor = Glibc.open(path, flags)
    guard descriptor >= 0 else {
      let said = errno == ELOOP && !followsLinks ? "it is a symbolic link" : SystemReason.last
      throw .unopenable(file: path, said: said)
    }
    return try InputFile(adopting: descriptor, path: path)
  }

  /// Takes over an open descriptor, and closes it also when it is refused because it is no regular file.
  public init(adopting descriptor: Int32, path: String) throws(ImageError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .unopenable(file: path, said: "not a regular file")
    }
    (self.descriptor, self.path, size) = (descriptor, path, UInt64(max(0, status.st_size)))
  }

  deinit { close(descriptor) }

  /// Up to `count` bytes from `offset`; fewer where the file ends.
  func read(at offset: UInt64, count: Int) throws(ImageError) -> [UInt8] {
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
    guard failure == 0 else { throw .unopenable(file: path, said: SystemReason.of(failure)) }
    return bytes
  }
}

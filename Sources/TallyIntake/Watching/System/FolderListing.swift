internal import Glibc

/// The only file that looks at watched folders. Opens no file in them and follows no link below them.
enum FolderListing {
  /// Why a folder cannot be listed: the system's error number.
  struct Failure: Error, Equatable { let number: Int32 }

  /// One entry; the name is nil where it is not UTF-8.
  typealias Entry = (name: String?, entry: FolderEntry)

  /// Gives every entry of a folder to `visit`, one after the other: a folder of any size takes the same memory. Entries that
  /// go away meanwhile are left out. A name for which `isWanted` is false is not looked at further. Once `isStopped`, which
  /// is asked now and then, the rest is left. True where the whole folder was seen.
  static func visit(
    _ folder: String, isWanted: (String) -> Bool, isStopped: () -> Bool = { false }, _ visit: (Entry) -> Void
  ) throws(Failure) -> Bool {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Failure(number: errno) }
    guard let stream = fdopendir(descriptor) else {
      let number = errno
      close(descriptor)
      throw Failure(number: number)
    }
    defer { closedir(stream) }
    var count = 0
    while true {
      count += 1
      if count.isMultiple(of: 1024), isStopped() { return false }
      errno = 0
      guard let record = readdir(stream) else {
        if errno != 0 { throw Failure(number: errno) }
        return true
      }
      let name = withUnsafeBytes(of: &record.pointee.d_name) { bytes in
        String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let name else {
        visit((nil, .special))
        continue
      }
      guard name != ".", name != "..", isWanted(name), let entry = entry(name, in: descriptor) else { continue }
      visit((name, entry))
    }
  }

  /// What lies at a path; nil where nothing does. Throws where that cannot be said.
  static func entry(at path: String) throws(Failure) -> FolderEntry? {
    if let entry = entry(path, in: AT_FDCWD) { return entry }
    guard errno == ENOENT || errno == ENOTDIR else { throw Failure(number: errno) }
    return nil
  }

  private static func entry(_ name: String, in folder: Int32) -> FolderEntry? {
    var status = stat()
    guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file(FileState(status))
    case S_IFLNK: return .link
    case S_IFDIR: return .folder
    default: return .special
    }
  }
}

extension FileState {
  /// As the system says it.
  init(_ status: stat) {
    // A hostile time stamp must not overflow: the sum wraps, which is a value like any other.
    let nanoseconds = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
    self.init(bytes: Int64(status.st_size), modifiedNanoseconds: nanoseconds, inode: UInt64(status.st_ino))
  }
}

internal import Glibc
internal import TallyCore

/// The few ways in which intake changes a disk: each either happened or did not, none overwrites what is not ours.
struct FileWork: Sendable {
  /// Called with the name of each step before it is taken. Tests throw here, as a crash would end things.
  var before: @Sendable (String) throws(IntakeError) -> Void = { (_) throws(IntakeError) in }

  /// A folder that is there afterwards, made or found. A link to a folder elsewhere is one.
  func makeFolder(_ path: String) throws(IntakeError) {
    try before("make folder")
    if mkdir(path, 0o777) == 0 { return }
    let number = errno
    var status = stat()
    guard number == EEXIST, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw .fileOperation(path: path, operation: "make the folder", said: SystemReason.of(number))
    }
  }

  /// Writes a whole file in one step for whoever looks, and durably: under a name for writing, then renamed. Replaces what
  /// is there.
  func replace(_ path: String, with bytes: [UInt8]) throws(IntakeError) {
    let temporary = Self.temporaryName(path)
    try before("write")
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw refusal(temporary, "write the file") }
    var done = 0
    while done < bytes.count {
      let step = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress.map { $0 + done }, bytes.count - done) }
      if step < 0 && errno == EINTR { continue }
      if step <= 0 { break }
      done += step
    }
    try finish(file, temporary, isWhole: done == bytes.count)
    try before("rename")
    guard rename(temporary, path) == 0 else { throw refusal(path, "rename the file") }
    try syncFolder(of: path)
  }

  /// Moves a file to a name that is free. A crash in between leaves the file under its old name, or under both.
  func move(_ source: String, to target: String) throws(IntakeError) {
    try before("link")
    if link(source, target) == 0 {
      try syncFolder(of: target)
      return try remove(source)
    }
    switch errno {
    case EXDEV: try copy(source, to: target)
    case EPERM, EOPNOTSUPP, ENOSYS, EMLINK, EACCES:
      // A file system without links, or another's file. The name was seen free a moment ago and bears our stem.
      var status = stat()
      guard lstat(target, &status) != 0, errno == ENOENT else {
        throw .fileOperation(path: target, operation: "use the name", said: SystemReason.of(EEXIST))
      }
      guard rename(source, target) == 0 else { throw refusal(source, "move the file to \(target)") }
      try syncFolder(of: target)
    default: throw refusal(source, "move the file to \(target)")
    }
  }

  /// The same across file systems: a whole copy with the same modification time, then the old name goes.
  private func copy(_ source: String, to target: String) throws(IntakeError) {
    let temporary = Self.temporaryName(target)
    let input = open(source, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard input >= 0 else { throw refusal(source, "read the file") }
    defer { close(input) }
    try before("copy")
    let output = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard output >= 0 else { throw refusal(temporary, "write the file") }
    let isWhole = withUnsafeTemporaryAllocation(byteCount: 1 << 20, alignment: 16) { buffer -> Bool in
      while true {
        let count = read(input, buffer.baseAddress, buffer.count)
        if count == 0 { return true }
        if count < 0 {
          if errno == EINTR { continue }
          return false
        }
        var done = 0
        while done < count {
          let step = Glibc.write(output, buffer.baseAddress.map { $0 + done }, count - done)
          if step < 0 && errno == EINTR { continue }
          guard step > 0 else { return false }
          done += step
        }
      }
    }
    var status = stat()
    if isWhole, fstat(input, &status) == 0 {
      var times = [status.st_atim, status.st_mtim]
      futimens(output, &times)
    }
    try finish(output, temporary, isWhole: isWhole)
    try before("rename")
    guard rename(temporary, target) == 0 else { throw refusal(target, "rename the file") }
    try syncFolder(of: target)
    try remove(source)
  }

  /// Takes a name off a file that has another one, or a whole copy.
  func remove(_ path: String) throws(IntakeError) {
    try before("unlink")
    guard unlink(path) == 0 || errno == ENOENT else { throw refusal(path, "take the file out of the folder") }
    try syncFolder(of: path)
  }

  /// Makes what was written durable and closes it.
  private func finish(_ file: Int32, _ path: String, isWhole: Bool) throws(IntakeError) {
    let isDone = isWhole && fsync(file) == 0
    let number = errno
    close(file)
    if !isDone {
      throw .fileOperation(path: path, operation: "write the whole file", said: SystemReason.of(number))
    }
  }

  private func syncFolder(of path: String) throws(IntakeError) {
    let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw refusal(folder, "open the folder") }
    defer { close(descriptor) }
    // Some network file systems cannot sync a folder and keep their own promises.
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else {
      throw refusal(folder, "make the folder durable")
    }
  }

  private static func temporaryName(_ path: String) -> String {
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    return path[..<slash] + "." + path[slash...] + ".part"
  }

  private func refusal(_ path: String, _ operation: String) -> IntakeError {
    .fileOperation(path: path, operation: operation, said: SystemReason.last)
  }
}

/// One regular file as the disk shows it. Two values are equal where nobody can have written in between and kept silent.
struct FileState: Hashable {
  /// Size in bytes, modification time in nanoseconds since 1970 by the clock of whoever keeps the file system, inode.
  var bytes: Int64, modifiedNanoseconds: Int64, inode: UInt64
}

/// What lies under a name in a folder.
enum FolderEntry: Equatable {
  /// A regular file.
  case file(FileState)
  /// What is never opened.
  case link, folder, special
}

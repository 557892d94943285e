internal import Foundation

/// A file read whole, but never more of it than a limit. Callers turn the failure into their own catalogued error.
public enum BoundedFile {
  /// Why there are no bytes.
  public enum Failure: Error, Equatable {
    /// It cannot be opened; the system's reason.
    case closed(String)
    /// Reading stopped; the system's reason.
    case broken(String)
    /// There is more than the limit.
    case tooLarge
  }

  /// The bytes of a file of at most `limit` bytes.
  public static func bytes(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
    guard let handle = FileHandle(forReadingAtPath: path) else { throw .closed(SystemReason.last) }
    defer { handle.closeFile() }
    let data: Data
    do {
      data = try handle.read(upToCount: limit + 1) ?? Data()
    } catch {
      throw .broken(error.localizedDescription)
    }
    guard data.count <= limit else { throw .tooLarge }
    return Array(data)
  }
}

internal import TallyCore

/// Reads files of a package, never more than a limit.
enum PackageFile {
  static func bytes(_ path: String, limit: Int) throws(DetectorError) -> [UInt8] {
    do {
      return try BoundedFile.bytes(path, limit: limit)
    } catch {
      switch error {
      case .closed: throw .missing(file: path, said: "there is no readable file of this name")
      case .broken(let said): throw .missing(file: path, said: said)
      case .tooLarge: throw .malformed(file: path, problem: "It is larger than \(limit) bytes.")
      }
    }
  }
}

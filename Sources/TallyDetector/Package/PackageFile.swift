internal import Foundation

/// Reads files of a package, never more than a limit.
enum PackageFile {
  static func bytes(_ path: String, limit: Int) throws(DetectorError) -> [UInt8] {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw .missing(file: path, said: "there is no readable file of this name")
    }
    defer { handle.closeFile() }
    do {
      let data = try handle.read(upToCount: limit + 1) ?? Data()
      guard data.count <= limit else {
        throw DetectorError.malformed(file: path, problem: "It is larger than \(limit) bytes.")
      }
      return [UInt8](data)
    } catch let error as DetectorError {
      throw error
    } catch {
      throw .missing(file: path, said: error.localizedDescription)
    }
  }
}

internal import Foundation
internal import TallyCore

/// Files read in bounded size and written whole or not at all.
enum FileBytes {
  /// The bytes of a file of at most `limit` bytes.
  static func read(_ path: String, limit: Int) throws(DocumentError) -> [UInt8] {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw .unreadable(file: path, said: String(cString: strerror(errno)) + ".")
    }
    defer { try? handle.close() }
    do {
      let data = try handle.read(upToCount: limit + 1) ?? Data()
      guard data.count <= limit else { throw DocumentError.tooLarge(file: path, bytes: data.count, limit: limit) }
      return Array(data)
    } catch let error as DocumentError {
      throw error
    } catch {
      throw .unreadable(file: path, said: error.localizedDescription)
    }
  }

  /// Writes beside the target and renames, so that nobody sees half a file.
  static func write(_ bytes: some DataProtocol, to path: String) throws(DocumentError) {
    do {
      try Data(bytes).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw .unwritable(file: path, said: error.localizedDescription)
    }
  }

  /// Makes a folder and those above it.
  static func makeFolder(_ path: String) throws(DocumentError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .unwritable(file: path, said: error.localizedDescription)
    }
  }

  /// Paths of the regular files of a folder, sorted by name, those that begin with a dot left out.
  static func files(in folder: String) throws(DocumentError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }.sorted()
        .map { folder + "/" + $0 }.filter { isFile($0) }
    } catch {
      throw .unreadable(file: folder, said: error.localizedDescription)
    }
  }

  /// True for a folder.
  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// True for a file that is no folder.
  static func isFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
  }
}

internal import Foundation
internal import TallyCore

/// Files read in bounded size and written whole or not at all.
enum FileBytes {
  /// The bytes of a file of at most `limit` bytes.
  static func read(_ path: String, limit: Int) throws(DocumentError) -> [UInt8] {
    do {
      return try BoundedFile.bytes(path, limit: limit)
    } catch {
      switch error {
      case .closed(let said): throw .unreadable(file: path, said: said + ".")
      case .broken(let said): throw .unreadable(file: path, said: said)
      case .tooLarge: throw .tooLarge(file: path, bytes: limit + 1, limit: limit)
      }
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

  /// The files that paths name: a file itself, a folder's files.
  static func files(at paths: [String]) throws(DocumentError) -> [String] {
    var found = [String]()
    for path in paths { found += isFolder(path) ? try files(in: path) : [path] }
    return found
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

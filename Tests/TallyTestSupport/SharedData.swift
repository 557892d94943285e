public import Foundation
public import Testing

/// Other people's files that lie beside the repository and are read in place, never copied in.
public enum SharedData {
  /// The folder `../shared/data` beside the repository.
  public static let folder: URL = repository.deletingLastPathComponent().appending(path: "shared/data")

  /// The root of the repository, found from this file.
  public static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// True where the folder is there. Use as `.enabled(if: SharedData.isUsable)`: absent, a test is skipped, but where CI is
  /// set it runs and fails, so that a missing folder cannot pass unnoticed.
  public static var isUsable: Bool {
    FileManager.default.fileExists(atPath: folder.path) || ProcessInfo.processInfo.environment["CI"] != nil
  }

  /// The path of a file or folder below `../shared/data`; fails the test where it is missing.
  public static func path(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
    let url = folder.appending(path: name)
    try #require(FileManager.default.fileExists(atPath: url.path), "\(name) is missing", sourceLocation: sourceLocation)
    return url.path
  }
}

/// A folder of its own for one test, removed when the closure ends.
public func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "tallyman-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}

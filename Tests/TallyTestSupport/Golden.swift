internal import Foundation
public import Testing

/// Text that is compared with a file of the repository. `TALLY_UPDATE_GOLDEN=1` writes the file instead; its change is then
/// read in review like code.
public enum Golden {
  /// Compares with `Tests/<path>`.
  public static func expect(_ text: String, equals path: String, sourceLocation: SourceLocation = #_sourceLocation)
    throws
  {
    let url = SharedData.repository.appending(path: "Tests/" + path)
    if ProcessInfo.processInfo.environment["TALLY_UPDATE_GOLDEN"] == "1" {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
      return
    }
    let expected = try String(contentsOf: url, encoding: .utf8)
    #expect(text == expected, "\(path) differs; TALLY_UPDATE_GOLDEN=1 writes it anew", sourceLocation: sourceLocation)
  }
}

import Foundation
import TallyCore
import TallyTestSupport
import Testing

@testable import tallyman

/// Commands in the README and in the examples of help are run as they stand.
@Suite(.serialized)
struct DocumentationTests {
  private static func readmeCommands() throws -> [String] {
    let readme = try String(contentsOf: SharedData.repository.appending(path: "README.md"), encoding: .utf8)
    let program = ".build/release/tallyman "
    return readme.split(separator: "\n").map(String.init).compactMap { line in
      if line.hasPrefix(program) { return "tallyman " + line.dropFirst(program.count) }
      return line.hasPrefix("mkdir -p out/") || line.hasPrefix("cp ScanSamples/") ? line : nil
    }
  }

  /// Examples that name files which only their reader has, and the one that serves until it is stopped (Tests/Service).
  private static let needsOwnFiles = ["cleared/", "cleared-last-month/", "model.onnx --input", "tallyman run "]

  @Test func everyCommandOfTheReadmeAndOfHelpWorks() throws {
    let commands = try Self.readmeCommands() + CommandTable.commands.flatMap { $0.examples }
    #expect(commands.count > 15)
    try withTemporaryFolder { folder in
      // A look-alike of the repository's root, so that nothing is written into the repository itself.
      for name in ["ScanSamples", "Weights", "README.md", "docs"] {
        try FileManager.default.createSymbolicLink(
          at: folder.appending(path: name), withDestinationURL: SharedData.repository.appending(path: name))
      }
      for command in commands where !Self.needsOwnFiles.contains(where: command.contains) {
        guard command.hasPrefix("tallyman ") else {
          #expect(try Self.shell(command, in: folder) == 0, "\(command)")
          continue
        }
        let words = command.split(separator: " ").dropFirst().map(String.init)
        let run = try ProgramRun(words, folder: folder, environment: ["TALLYMAN_WEIGHTS": "Weights"])
        #expect(run.status == 0, "\(command): \(run.complaints)")
      }
    }
  }

  private static func shell(_ command: String, in folder: URL) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = folder
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test func everyErrorCodeIsUsedOnce() throws {
    var owners = [String: Set<String>]()
    let sources = SharedData.repository.appending(path: "Sources")
    let enumerator = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    for case let file as URL in enumerator where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /code: "(TLY-[A-Z]{3}-\d{3})"/) {
        owners[String(match.1), default: []].insert(file.lastPathComponent)
      }
    }
    #expect(owners.count > 30)
    for (code, files) in owners { #expect(files.count == 1, "\(code) in \(files.sorted())") }
  }
}

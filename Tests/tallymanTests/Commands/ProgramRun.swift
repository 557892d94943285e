import Foundation
import TallyTestSupport

/// The built program, run as a separate process as its user would.
struct ProgramRun {
  let status: Int32, output: String, complaints: String

  /// Runs the program that was built together with these tests, in the root of the repository.
  init(_ words: [String], folder: URL = SharedData.repository, environment: [String: String] = [:]) throws {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = words
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    // Files, not pipes: a document of megabytes would fill a pipe while nobody reads it.
    let name = FileManager.default.temporaryDirectory.appending(path: "tallyman-run-\(UUID().uuidString)")
    let (out, err) = (name.appendingPathExtension("out"), name.appendingPathExtension("err"))
    for file in [out, err] { try Data().write(to: file) }
    defer { for file in [out, err] { try? FileManager.default.removeItem(at: file) } }
    process.standardOutput = try FileHandle(forWritingTo: out)
    process.standardError = try FileHandle(forWritingTo: err)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    output = try String(contentsOf: out, encoding: .utf8)
    complaints = try String(contentsOf: err, encoding: .utf8)
  }

  /// `tallyman` beside the test program.
  static var program: URL {
    var folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appending(path: "tallyman")
      if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
      folder.deleteLastPathComponent()
    }
    return SharedData.repository.appending(path: ".build/release/tallyman")
  }
}

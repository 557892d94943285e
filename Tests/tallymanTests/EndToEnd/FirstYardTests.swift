import Foundation
import TallyDomain
import TallyTestSupport
import Testing

/// Scans of a simulator that is not ours: a contract test, read in place.
@Suite(.serialized, .enabled(if: SharedData.isUsable))
struct FirstYardTests {
  @Test func everyScanRunsThroughWithItsBoxAndItsLink() throws {
    let path = try SharedData.path("first-yard")
    let (document, run) = try assess([path])
    #expect(run.status == 0, "\(run.complaints)")
    expectBoxesAndLinks(document, try truths(of: URL(filePath: path))) { _ in true }
  }

  /// The same with `columns` taken out of the sidecars: the boxes have to be found.
  @Test func boxesAreFoundWithoutTheSidecarsColumns() throws {
    let source = URL(filePath: try SharedData.path("first-yard"))
    try withTemporaryFolder { folder in
      let scans = folder.appending(path: "scans")
      try FileManager.default.createDirectory(at: scans, withIntermediateDirectories: true)
      for file in try FileManager.default.contentsOfDirectory(
        at: source.appending(path: "scans"), includingPropertiesForKeys: nil)
      {
        let target = scans.appending(path: file.lastPathComponent)
        guard file.pathExtension == "json" else {
          try FileManager.default.createSymbolicLink(at: target, withDestinationURL: file)
          continue
        }
        var sidecar = try #require(
          try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
        let containers = try #require(sidecar["containers"] as? [[String: Any]])
        sidecar["containers"] = containers.map { $0.filter { $0.key != "columns" } }
        try JSONSerialization.data(withJSONObject: sidecar).write(to: target)
      }
      let (document, _) = try assess(
        [scans.path], options: ["--manifest", source.appending(path: "manifests").path])
      expectBoxesAndLinks(document, try truths(of: source)) { _ in true }
    }
  }

  @Test func itFollowsThePublishedContract() throws {
    let run = try ProgramRun(["dataset", "check", try SharedData.path("first-yard")])
    #expect(run.status == 0, "\(run.output)")
  }
}

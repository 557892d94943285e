import Foundation
import TallyCore
import TallyDomain
import TallyTestSupport
import Testing

/// The eight scans that ship with the repository.
@Suite(.serialized)
struct SamplesTests {
  private static let folder = SharedData.repository.appending(path: "ScanSamples")

  @Test func theyAreAssessedWithTheRightBoxesAndLinks() throws {
    let (document, run) = try assess([Self.folder.path])
    #expect(run.status == 0, "\(run.complaints)")
    #expect(document.scans.count == 8)
    #expect(document.model?.hasPrefix("yard-2@") == true && document.calibration != nil)
    expectBoxesAndLinks(document, try truths(of: Self.folder)) { _ in true }
    for container in document.scans.flatMap(\.containers) {
      #expect(container.priority != nil && container.pValue != nil)
      for finding in container.findings { #expect(!finding.sentence.isEmpty) }
    }
  }

  @Test("every box is weighed, most of them right, and none far off that is not said to be a lower bound")
  func theyAreWeighed() throws {
    let (document, _) = try assess([Self.folder.path])
    let truths = try truths(of: Self.folder)
    var (right, all) = (0, 0)
    for scan in document.scans {
      let truth = try #require(truths[scan.stem])
      for container in scan.containers {
        let mass = try #require(container.massKg)
        let columns = try #require(container.columns)
        let true_ = try #require(
          truth.containers.min { abs($0.columns[0] - columns[0]) < abs($1.columns[0] - columns[0]) })
        let kg = try #require(true_.cargoMassKg)
        all += 1
        right += mass.low <= kg && kg <= mass.high ? 1 : 0
        #expect(mass.low <= mass.estimate && mass.estimate <= mass.high)
        #expect(mass.lowerBound || abs(mass.estimate - kg) < 0.25 * kg + 600, "\(mass), \(kg)")
      }
    }
    #expect(right >= all - 2, "\(right) of \(all)")
  }

  /// Bricks and swapped goods in the samples: what is flagged must point at the item, or name the other goods.
  @Test func whatIsFlaggedIsReallyThere() throws {
    let (document, _) = try assess([Self.folder.path])
    let truths = try truths(of: Self.folder)
    for scan in document.scans {
      let truth = try #require(truths[scan.stem])
      for container in scan.containers where container.flagged {
        let items = truth.items.filter { $0.container == container.number }
        let isPositive =
          !items.isEmpty || truth.containers.contains { $0.number == container.number && $0.misdeclared == true }
        #expect(isPositive, "\(scan.stem): \(container.findings.map(\.sentence))")
      }
    }
  }

  @Test func makeSamplesGivesTheSameBytes() throws {
    try withTemporaryFolder { folder in
      let process = Process()
      process.executableURL = URL(filePath: "/bin/bash")
      process.arguments = [
        Self.folder.appending(path: "remake.sh").path, ProgramRun.program.path, folder.appending(path: "samples").path,
      ]
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      let remade = folder.appending(path: "samples")
      let enumerator = try #require(FileManager.default.enumerator(atPath: Self.folder.path))
      for case let name as String in enumerator {
        let path = Self.folder.appending(path: name)
        let isFolder = try path.resourceValues(forKeys: [.isDirectoryKey]).isDirectory ?? false
        guard !isFolder, !["README.md", "remake.sh"].contains(name) else { continue }
        #expect(
          FileManager.default.contentsEqual(atPath: path.path, andPath: remade.appending(path: name).path), "\(name)")
      }
    }
  }

  @Test func theyFollowThePublishedContract() throws {
    let run = try ProgramRun(["dataset", "check", Self.folder.path])
    #expect(run.status == 0, "\(run.output)")
  }
}

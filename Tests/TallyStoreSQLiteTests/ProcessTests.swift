import Foundation
import TallyDomain
import TallyStore
import TallyStoreSQLite
import TallyTestSupport
import Testing

private let workerStore = ProcessInfo.processInfo.environment["TALLY_STORE_WORKER"]

/// Several processes on one store: this test program starts itself again as a worker.
@Suite(.serialized, .enabled(if: workerStore == nil)) struct ProcessTests {
  @Test("two processes, one of them killed again and again, assess every scan exactly once") func killed() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "store.tally").path, store = try openStore(path)
      for index in 0..<200 {
        let file = DeliveredFile(
          name: "s\(index).tif", role: .all, bytes: 1, modifiedNanoseconds: 1, inode: UInt64(index))
        _ = try store.register(ScanDelivery(profile: "p", folder: "/w", stem: "s\(index)", files: [file]))
      }
      for finished in [1, 4, 2] {
        let unlucky = try WorkerProcess(path, name: "unlucky")
        #expect(unlucky.kill(afterLines: finished) >= finished)
        try store.giveUpClaims(ofWorkersNamed: "unlucky")
      }
      let steady = try WorkerProcess(path, name: "steady")
      for finished in [1, 7, 3] {
        try WorkerProcess(path, name: "unlucky").kill(afterLines: finished)
        try store.giveUpClaims(ofWorkersNamed: "unlucky")
      }
      #expect(try WorkerProcess(path, name: "last").waitUntilEnd() == 0)
      #expect(steady.waitUntilEnd() == 0)
      #expect(try store.counts()[.assessed] == 200)
      for scan in Int64(1)...200 { #expect(try store.scan(scan)?.assessments == 1, "scan \(scan)") }
      #expect(try store.check() == [])
    }
  }
}

/// What such a process does: it claims and completes until nothing waits, and says a line for each scan.
@Suite(.enabled(if: workerStore != nil)) struct StoreWorkerProcess {
  @Test func work() throws {
    let store = try openStore(try #require(workerStore))
    let name = ProcessInfo.processInfo.environment["TALLY_STORE_WORKER_NAME"] ?? "worker"
    while let claim = try store.claim(worker: name, leaseSeconds: 600) {
      let stem = claim.delivery.stem
      _ = try store.identify(claim, content: stem, scanId: stem, containers: [], purpose: .operational)
      let scan = AssessedScan(
        stem: stem, scanId: stem, files: [], content: stem, scanner: nil, acquiredAt: nil, error: nil, quality: nil,
        findings: [], containers: [])
      try store.complete(
        claim,
        with: AssessmentResult(
          version: "0", model: nil, calibration: nil, budget: AssessmentDocument.Budget(flaggedCleanPer100: 1),
          scan: scan,
          links: [], picture: nil))
      FileHandle.standardOutput.write(Data("\(WorkerProcess.mark)\(claim.scan)\n".utf8))
    }
  }
}

/// A worker in a process of its own.
private final class WorkerProcess {
  static let mark = "finished scan "
  private let process = Process(), output = Pipe()

  init(_ path: String, name: String) throws {
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["--testing-library", "swift-testing", "--filter", "StoreWorkerProcess"]
    process.environment = ProcessInfo.processInfo.environment
      .merging(["TALLY_STORE_WORKER": path, "TALLY_STORE_WORKER_NAME": name]) { $1 }
    (process.standardOutput, process.standardError) = (output, FileHandle.nullDevice)
    try process.run()
  }

  /// Ends it without warning once it has finished so many scans, or when it has nothing more to do.
  @discardableResult func kill(afterLines lines: Int) -> Int {
    var text = ""
    func finished() -> Int { text.components(separatedBy: Self.mark).count - 1 }
    while finished() < lines {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { break }
      text += String(decoding: more, as: UTF8.self)
    }
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    return finished()
  }

  /// Its exit status.
  func waitUntilEnd() -> Int32 {
    _ = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus
  }
}

private func openStore(_ path: String) throws -> Store {
  try Store(backend: try SQLiteBackend(path: path, busySeconds: 60), now: { "2026-11-24T09:00:00.000Z" })
}

import Foundation
import TallyConfinement
import TallyDomain
import TallyTestSupport
import Testing

extension ConfinementTests {
  @Suite("The program and its helpers")
  struct HelperCommandTests {
    @Test("__decode is not for people, and not listed") func byHand() throws {
      for words in [["__decode"], ["__decode", "{}"], ["__decode", "nonsense", "more"]] {
        let run = try ProgramRun(words)
        #expect(run.status == 2 && run.complaints.contains("__decode is started by tallyman itself"), "\(words)")
      }
      #expect(!(try ProgramRun(["--help"]).output.contains("__decode")))
    }

    @Test("a crash, a hang and an intruder in scan cost their scans alone, which then say why") func scan() throws {
      try withTemporaryFolder { folder in
        for stem in ["a-good", "b-crash", "c-socket", "d-good"] {
          try SmallScan.write(stem, to: folder, width: 400, height: 200)
        }
        let run = try ProgramRun(
          ["scan", "--json", folder.path], environment: [ConfinedReader.faultVariable: "crash:b-crash,socket:c-socket"])
        #expect(run.status == 0 || run.status == 3, "\(run.complaints)")
        #expect(run.output.contains("TLY-CNF-001") && run.output.contains("TLY-CNF-002"))
        let clean = try ProgramRun(["scan", "--json", folder.path])
        #expect(!clean.output.contains("TLY-CNF"))
        for stem in ["a-good", "d-good"] {
          #expect(run.output.components(separatedBy: stem).count == clean.output.components(separatedBy: stem).count)
        }
      }
    }

    @Test("with standard input, output and error closed", arguments: ["<&- 2>&-", "<&- >&- 2>&-", ">&-"])
    func closedStreams(redirections: String) throws {
      try withTemporaryFolder { folder in
        try SmallScan.write("scan", to: folder, width: 400, height: 200)
        let report = folder.appending(path: "report.html")
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [
          "-c", "exec \"$0\" scan \"$1\" --report \"$2\" \(redirections)", ProgramRun.program.path, folder.path,
          report.path,
        ]
        process.currentDirectoryURL = SharedData.repository
        (process.standardInput, process.standardOutput, process.standardError) = (
          FileHandle.nullDevice, FileHandle.nullDevice, FileHandle.nullDevice
        )
        try process.run()
        process.waitUntilExit()
        let page = try String(contentsOf: report, encoding: .utf8)
        #expect(!page.contains("TLY-CNF") && page.contains("scan"), "\(redirections)")
      }
    }

    @Test("helpers die with the program, however it dies") func orphans() throws {
      try withTemporaryFolder { folder in
        try SmallScan.write("scan", to: folder, width: 400, height: 200)
        let process = Process()
        process.executableURL = ProgramRun.program
        process.arguments = ["scan", folder.path]
        process.currentDirectoryURL = SharedData.repository
        process.environment = ProcessInfo.processInfo.environment.merging(
          [ConfinedReader.faultVariable: "spin:scan"]) { $1 }
        (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
        try process.run()
        var found = [Int32]()
        for _ in 0..<500 where found.isEmpty {
          usleep(20_000)
          found = helpers(of: process.processIdentifier)
        }
        #expect(!found.isEmpty)
        usleep(300_000)
        found = helpers(of: process.processIdentifier)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        for _ in 0..<250 where found.contains(where: { kill($0, 0) == 0 }) { usleep(20_000) }
        #expect(found.allSatisfy { kill($0, 0) != 0 })
      }
    }
  }
}

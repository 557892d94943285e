import Foundation
import TallyConfinement
import TallyCore
import TallyDomain
import TallyImaging
import TallyTestSupport
import Testing

extension ConfinementTests {
  @Suite("A helper that was taken over")
  struct HostileDecoderTests {
    /// What a helper does, and what the scan's error is.
    private static let faults: [(fault: String, expected: @Sendable (ConfinementError) -> Bool)] = [
      ("crash", { if case .crashed(_, "SEGV") = $0 { true } else { false } }),
      ("abort", { if case .crashed(_, "ABRT") = $0 { true } else { false } }),
      ("overflow", { if case .crashed(_, "SEGV") = $0 { true } else { false } }),
      ("exit", { if case .crashed(_, "it left with status 0") = $0 { true } else { false } }),
      ("silence", { if case .crashed(_, "it fell silent") = $0 { true } else { false } }),
      ("memory", { if case .outOfMemory = $0 { true } else { false } }),
      ("hang", { if case .hung(_, 1, false) = $0 { true } else { false } }),
      ("spin", { if case .hung(_, 1, true) = $0 { true } else { false } }),
      ("open-file", isForbidden), ("write-file", isForbidden), ("socket", isForbidden), ("fork", isForbidden),
      ("execute", isForbidden), ("signal", isForbidden), ("trace", isForbidden), ("thread", isForbidden),
      ("executable", isForbidden),
      ("lie-size", isUntrue), ("lie-huge", isUntrue), ("lie-value", isUntrue), ("lie-mask", isUntrue),
      ("lie-box", isUntrue), ("lie-length", isUntrue), ("lie-text", isUntrue), ("lie-long", isUntrue),
    ]
    private static let isForbidden: @Sendable (ConfinementError) -> Bool = {
      if case .forbidden = $0 { true } else { false }
    }
    private static let isUntrue: @Sendable (ConfinementError) -> Bool = { if case .untrue = $0 { true } else { false } }

    @Test("is stopped, costs its scan two helpers and no other scan anything", arguments: 0..<25)
    func stopped(index: Int) throws {
      let (fault, expected) = Self.faults[index]
      try withTemporaryFolder { folder in
        let (bad, good) = (try SmallScan.write("bad", to: folder), try SmallScan.write("good", to: folder))
        // Long enough for an honest small scan on a busy machine, except where waiting is the point.
        let reader = confinedReader(faults: fault + ":bad") { limits in
          if fault == "hang" { limits.seconds = 1 }
          if fault == "spin" || fault == "silence" { limits.processorSeconds = fault == "spin" ? 1 : 30 }
          limits.memoryBytes = 192 << 20
        }
        do throws(ConfinementError) {
          _ = try reader.read(bad)
          Issue.record("\(fault): the scan was read")
        } catch {
          #expect(expected(error), "\(fault): \(error)")
          #expect(error.isAboutTheScan && error.explanation.place.hasSuffix("bad.tif"))
        }
        #expect(reader.status.retried == 1 && reader.status.isConfined == true)
        #expect(!FileManager.default.fileExists(atPath: "tallyman-was-here"))
        if fault != "hang" { #expect(try reader.read(good).stem == "good") }
      }
    }

    @Test(
      "fails once and is replaced: the scan is read", arguments: ["crash", "hang", "socket", "memory", "lie-value"])
    func once(fault: String) throws {
      try withTemporaryFolder { folder in
        let files = try SmallScan.write("weak", to: folder)
        let reader = confinedReader(faults: fault + "-once:weak") { limits in
          if fault == "hang" { limits.seconds = 5 }
          limits.memoryBytes = 192 << 20
        }
        #expect(try reader.read(files).stem == "weak")
        #expect(reader.status.retried == 1 && reader.status.decoded == 1)
      }
    }

    @Test("without a filter nothing is decoded, unless the setting says so; the status tells") func withoutFilter()
      throws
    {
      try withTemporaryFolder { folder in
        let files = try SmallScan.write("scan", to: folder)
        let strict = confinedReader(faults: "no-filter:any")
        do throws(ConfinementError) {
          _ = try strict.read(files)
          Issue.record("read without a filter")
        } catch {
          #expect(error == .unavailable(said: "system call filter: Operation not permitted") && !error.isAboutTheScan)
        }
        let lenient = confinedReader(faults: "no-filter:any") { $0.policy = .whereAvailable }
        #expect(try lenient.read(files).stem == "scan")
        #expect(lenient.status.isConfined == false && lenient.status.reason?.contains("filter") == true)
        // It is the filter that stops an intruder: without it a file can be opened, and the status says that it was.
        let open = confinedReader(faults: "no-filter:any,open-file:scan") { $0.policy = .whereAvailable }
        #expect(throws: ConfinementError.crashed(file: files.images[0].path, how: "it left with status 5")) {
          try open.read(files)
        }
      }
    }

    @Test("a program that is missing, or is none of ours, is an error of the machine and not of the scan")
    func otherPrograms() throws {
      try withTemporaryFolder { folder in
        let files = try SmallScan.write("scan", to: folder)
        for program in [folder.path + "/none", "/bin/true", "/bin/false"] {
          let reader = ConfinedReader(
            program: program, limits: ConfinementLimits(for: SmallScan.limits), decoding: SmallScan.limits)
          do throws(ConfinementError) {
            _ = try reader.read(files)
            Issue.record("\(program) decoded a scan")
          } catch {
            #expect(!error.isAboutTheScan && error.explanation.code == "TLY-CNF-006", "\(program): \(error)")
          }
        }
      }
    }
  }
}

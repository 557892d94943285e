import Foundation
import TallyConfinement
import TallyCore
import TallyDomain
import TallyImaging
import TallyTestSupport
import Testing

/// A reader whose helpers are the program that was built together with these tests.
func confinedReader(
  faults: String? = nil, decoding: DecodingLimits = SmallScan.limits, spares: Int = 1, followsLinks: Bool = false,
  change: (inout ConfinementLimits) -> Void = { _ in }
) -> ConfinedReader {
  var limits = ConfinementLimits(for: decoding)
  change(&limits)
  return ConfinedReader(
    program: ProgramRun.program.path, limits: limits, decoding: decoding, spares: spares, followsLinks: followsLinks,
    environment: faults.map { [ConfinedReader.faultVariable: $0] } ?? [:])
}

/// Equal in every bit that the rest of the program sees.
func expectSame(_ a: DecodedScan, _ b: DecodedScan, _ note: String) {
  #expect(a.stem == b.stem && a.files == b.files && a.sidecar == b.sidecar && a.contentHash == b.contentHash, "\(note)")
  #expect(a.remarks == b.remarks && a.faults == b.faults, "\(note)")
  let (x, y) = (a.radiograph, b.radiograph)
  #expect(x.width == y.width && x.height == y.height && x.pitch == y.pitch, "\(note)")
  #expect(x.pitchIsDeclared == y.pitchIsDeclared && x.boxes == y.boxes && x.quality == y.quality, "\(note)")
  #expect(x.planes.map(\.values) == y.planes.map(\.values) && x.mask == y.mask, "\(note)")
  #expect(x.planes.map(\.energyMev) == y.planes.map(\.energyMev), "\(note)")
  #expect(x.planes.map(\.airNoise) == y.planes.map(\.airNoise), "\(note)")
}

/// One after the other: helpers are counted, and each has a processor to itself.
@Suite("Confinement", .serialized)
enum ConfinementTests {}

extension ConfinementTests {
  @Suite("Confined decoding")
  struct ConfinedReadingTests {
    @Test("the samples come out bit for bit as in this process, and the helper is confined") func samples() throws {
      let folder = SharedData.repository.appending(path: "ScanSamples").path
      let reader = confinedReader(decoding: .standard)
      let clock = StageClock()
      for files in try ScanDiscovery.scans(at: folder) {
        let confined = try reader.read(files, clock: clock)
        expectSame(confined, try ScanDecoder().decode(files, clock: StageClock()), files.stem)
      }
      #expect(reader.status.isConfined == true && reader.status.decoded == 8 && reader.status.retried == 0)
      #expect(Set(clock.seconds.keys) == ["decode", "correct"] && clock.seconds.values.allSatisfy { $0 > 0 })
    }

    @Test("damaged files are refused in the same words as in this process, or read to the same scan") func damage()
      throws
    {
      try withTemporaryFolder { folder in
        let tiff = [UInt8](try Data(contentsOf: URL(filePath: SmallScan.write("whole", to: folder).images[0].path)))
        let grey = (0..<3_000).map { UInt16($0 * 20) }
        let png = try PNGWriter.encode(width: 60, height: 50, grey: grey)
        let reader = confinedReader(spares: 2)
        let decoder = ScanDecoder(reader: ScanReader(limits: SmallScan.limits))
        for seed in 0..<60 as Range<UInt64> {
          let path = folder.appending(path: "damaged-\(seed).tif").path
          try Data(Mutation.damaged(seed % 3 == 0 ? png : tiff, seed: seed)).write(to: URL(filePath: path))
          let files = ScanFiles(stem: "damaged-\(seed)", images: [(path, .all)])
          let own = Result { () throws(ImageError) in try decoder.decode(files, clock: StageClock()) }
          let confined = Result { () throws(ConfinementError) in try reader.read(files) }
          switch (own, confined) {
          case (.success(let a), .success(let b)): expectSame(a, b, "seed \(seed)")
          case (.failure(let a), .failure(let b)): #expect(b == .refused(a.explanation), "seed \(seed)")
          default: Issue.record("seed \(seed): \(own) but confined \(confined)")
          }
        }
        #expect(reader.status.retried == 0 && reader.status.decoded + reader.status.refused == 60)
      }
    }

    @Test("what is no regular file is refused before a helper is asked; a bad sidecar costs only itself") func files()
      throws
    {
      try withTemporaryFolder { folder in
        let good = try SmallScan.write("good", to: folder)
        let link = folder.appending(path: "link.tif").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: good.images[0].path)
        let reader = confinedReader()
        func problem(_ path: String) -> String? {
          do throws(ConfinementError) {
            _ = try reader.read(ScanFiles(stem: "x", images: [(path, .all)]))
            return nil
          } catch { return error.explanation.problem }
        }
        #expect(problem(link) == "The file cannot be read: it is a symbolic link.")
        #expect(problem(folder.path) == "The file cannot be read: not a regular file.")
        #expect(problem(folder.path + "/none.tif") == "The file cannot be read: No such file or directory.")
        #expect(problem("/dev/zero") == "The file cannot be read: not a regular file.")
        _ = try confinedReader(followsLinks: true).read(ScanFiles(stem: "x", images: [(link, .all)]))

        for sidecar in [folder.path + "/none.json", folder.path, link] {
          var files = good
          files.sidecar = sidecar
          let scan = try reader.read(files)
          #expect(scan.faults.count == 1 && scan.faults[0].contains("was not used") && scan.files.last == sidecar)
        }
        try Data("{]".utf8).write(to: URL(filePath: good.sidecar ?? ""))
        #expect(try reader.read(good).faults.count == 1)
      }
    }

    @Test("several threads at once, more of them than spares") func threads() throws {
      try withTemporaryFolder { folder in
        let files = try (0..<24).map { try SmallScan.write("scan-\($0)", to: folder) }
        let decoder = ScanDecoder(reader: ScanReader(limits: SmallScan.limits))
        let own = try files.map { try decoder.decode($0, clock: StageClock()) }
        let reader = confinedReader(spares: 2)
        DispatchQueue.concurrentPerform(iterations: 24) { index in
          do {
            expectSame(try reader.read(files[index]), own[index], "\(index)")
          } catch { Issue.record(error) }
        }
        #expect(reader.status.decoded == 24)
      }
    }

    @Test("five hundred reads leave no process and no descriptor behind") func leaks() throws {
      try withTemporaryFolder { folder in
        let good = try SmallScan.write("good", to: folder, width: 40, height: 34)
        let bad = ScanFiles(stem: "bad", images: [(folder.path + "/good.json", .all)])
        let (descriptors, children) = (Self.descriptors(), Self.children())
        do {
          let reader = confinedReader(faults: "crash-once:weak", spares: 2)
          DispatchQueue.concurrentPerform(iterations: 2) { lane in
            for round in 0..<250 {
              if round % 50 == 7 {
                #expect(throws: ConfinementError.self) { try reader.read(bad) }
              } else {
                var files = good
                if round % 50 == 9 { files.stem = "weak" }
                #expect(throws: Never.self) { try reader.read(files) }
              }
            }
          }
          #expect(reader.status.decoded == 490 && reader.status.refused == 10 && reader.status.retried == 10)
          // The last helpers are being reaped by the pool's own thread; one that leaked would stay.
          for _ in 0..<200 where Self.children() > children + 3 { usleep(20_000) }
          // Two spares, each with our end of its socket.
          #expect(Self.children() <= children + 3 && Self.descriptors() < descriptors + 50)
        }
        // The reader is gone; its thread may be starting one last helper, which ends with it.
        for _ in 0..<200 where Self.children() > children { usleep(20_000) }
        // Other tests open and close files meanwhile, but not by the hundred.
        #expect(Self.children() == children && Self.descriptors() < descriptors + 50)
      }
    }

    private static func descriptors() -> Int {
      (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0
    }

    /// Children of this process that are helpers, zombies included.
    private static func children() -> Int { helpers(of: getpid()).count }
  }
}

/// Helper processes whose parent is this process, zombies included.
func helpers(of parent: Int32) -> [Int32] {
  let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc"))?.compactMap { Int32($0) } ?? []
  return all.filter { process in
    guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let name = status.split(separator: ")").first, let rest = status.split(separator: ")").last
    else { return false }
    let fields = rest.split(separator: " ")
    // Other tests start the program too. A helper is told by its command line; a zombie has none left, only a helper's name.
    let command = (try? String(contentsOfFile: "/proc/\(process)/cmdline", encoding: .utf8)) ?? ""
    let isHelper = command.isEmpty ? name.hasSuffix("(tallyman-decode") : command.contains("__decode")
    return isHelper && fields.count > 1 && Int32(fields[1]) == parent
  }
}

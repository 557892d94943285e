import Foundation
import TallyCore
import TallyDomain
import TallyTestSupport
import Testing

@testable import TallyImaging

@Suite("Mutations")
struct MutationTests {
  /// Fills free memory with a byte, so that a reader that uses memory which it never wrote gives itself away.
  private func soil(_ byte: UInt8) {
    let sizes = (4...17).flatMap { Array(repeating: 1 << $0, count: 3) } + [2_400, 3_600, 4_800, 7_200, 12_288]
    let blocks = sizes.map { size in
      let block = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
      block.initializeMemory(as: UInt8.self, repeating: byte)
      return block
    }
    for block in blocks { block.deallocate() }
  }

  /// Reads damaged copies of a file the whole way; every one must come to a result, the same one whatever was in memory before,
  /// and both kinds of result must occur.
  private func mutate(
    _ bytes: [UInt8], name: String, seeds: Range<UInt64>, leastRead: Int = 1, repair: ([UInt8]) -> [UInt8] = { $0 }
  ) throws {
    var (read, refused) = (0, 0)
    try withTemporaryFolder { folder in
      let url = folder.appending(path: name)
      for seed in seeds {
        try Data(repair(Mutation.damaged(bytes, seed: seed))).write(to: url)
        soil(0x5A)
        let first = readWhole(url.path)
        soil(0xC3)
        if case (.success(let a), .success(let b)) = (first, readWhole(url.path)) {
          #expect(a.contentHash == b.contentHash, "seed \(seed): memory that was never written was read")
        }
        switch first {
        case .success(let scan):
          let isWhole = scan.planes.allSatisfy { $0.width == scan.planes[0].width } && scan.contentHash.count == 64
          #expect(isWhole, "seed \(seed)")
          read += 1
        case .failure(let error):
          let explanation = error.explanation
          let namesFile = explanation.place.contains(folder.path) && !explanation.problem.isEmpty
          #expect(namesFile, "seed \(seed): \(explanation.line)")
          refused += 1
        }
      }
    }
    #expect(read >= leastRead && refused > 0, "\(read) read, \(refused) refused")
  }

  @Test("500 damaged copies of each of six TIFF layouts", arguments: SampleScans.tiffs.indices)
  func tiff(index: Int) throws {
    try mutate(try SampleScans.tiff(index), name: "A.tif", seeds: 0..<500)
  }

  @Test("60 damaged copies of a long strip of noise, which Deflate packs but not shortens") func noise() throws {
    var generator = SeededGenerator(seed: 5, stream: "noise")
    let values = (0..<96 * 64).map { _ in UInt16(generator.integer(0..<600)) }
    let bytes = try withTemporaryFolder { folder in
      let url = folder.appending(path: "A.tif")
      let plane = DetectorPlane(width: 96, height: 64, samples: .unsigned16(values), bitsPerSample: 16)
      try TIFFWriter.write(planes: [plane, plane], to: url.path)
      return Array(try Data(contentsOf: url))
    }
    try mutate(bytes, name: "A.tif", seeds: 0..<60)
  }

  @Test(
    "800 damaged copies of a PNG as they are, 800 with check sums made good so that the damage goes deeper",
    arguments: [false, true])
  func png(repaired: Bool) throws {
    try mutate(try SampleScans.png(), name: "A.png", seeds: 0..<800, leastRead: repaired ? 1 : 0) {
      repaired ? ChunkSums.repaired($0) : $0
    }
  }

  @Test("1,600 damaged sidecars beside a good picture: the picture is always read, and damage is noticed")
  func sidecar() throws {
    let picture = try SampleScans.tiff(0)
    var (whole, faulty) = (0, 0)
    try withTemporaryFolder { folder in
      try Data(picture).write(to: folder.appending(path: "A.tif"))
      let url = folder.appending(path: "A.json")
      let files = ScanFiles(stem: "A", images: [(folder.path + "/A.tif", .all)], sidecar: url.path)
      for seed in 0..<UInt64(1_600) {
        try Data(Mutation.damaged(Array(SampleScans.sidecar.utf8), seed: seed)).write(to: url)
        let scan = try ScanReader().read(files)
        let isSane = (scan.sidecar.containers ?? []).allSatisfy { ($0.columns ?? [0, 1]).count == 2 }
        #expect(isSane && scan.planes.count == 2, "seed \(seed)")
        if scan.faults.isEmpty { whole += 1 } else { faulty += 1 }
      }
    }
    #expect(whole > 0 && faulty > 800, "\(whole) whole, \(faulty) faulty")
  }
}

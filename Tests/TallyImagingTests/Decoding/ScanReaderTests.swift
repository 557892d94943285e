import Foundation
import TallyCore
import TallyDomain
import TallyTestSupport
import Testing

@testable import TallyImaging

@Suite("Scan reader")
struct ScanReaderTests {
  @Test("two planes written as pages come back as they were")
  func roundTrip() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "A.tif").path
      var random = SeededGenerator(seed: 1, stream: "planes")
      let planes = (0..<2).map { _ in
        DetectorPlane(
          width: 301, height: 257,
          samples: .unsigned16((0..<(301 * 257)).map { _ in UInt16(random.integer(0..<65536)) }),
          bitsPerSample: 16)
      }
      try TIFFWriter.write(planes: planes, to: path)
      let scan = try ScanReader().read(try #require(try ScanDiscovery.scans(at: path).first))
      #expect(scan.planes.map(\.samples) == planes.map(\.samples))
      #expect(scan.remarks.isEmpty)
    }
  }

  @Test("a data set of another simulator is read without a remark", .enabled(if: SharedData.isUsable))
  func firstYard() throws {
    let scans = try ScanDiscovery.scans(at: try SharedData.path("first-yard"))
    #expect(scans.count >= 10)
    for files in scans {
      let scan = try ScanReader().read(files)
      #expect(scan.planes.count == 2 && scan.remarks.isEmpty, "\(files.stem): \(scan.remarks)")
      #expect(scan.sidecar.containers?.isEmpty == false, "\(files.stem)")
    }
  }
}

import Foundation
import TallyCore
import TallyDomain
import TallyTestSupport
import Testing

@testable import TallyImaging

@Suite("Hostile images", .enabled(if: SharedData.isUsable))
struct HostileImagesTests {
  @Test(
    "each of other people's hostile files is read, or refused by an error that names it; nothing is printed or harmed")
  func everyFile() throws {
    let folder = try SharedData.path("hostile-images")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    var (read, refused) = (0, [String: Int]())
    for name in names {
      let path = folder + "/" + name
      switch readWhole(path) {
      case .success(let scan):
        let isWhole = scan.planes.allSatisfy { $0.width > 0 && $0.height > 0 }
        #expect(isWhole, "\(name)")
        read += 1
      case .failure(let error):
        let explanation = error.explanation
        #expect(explanation.place.contains(name), "\(name): \(explanation.line)")
        #expect(!explanation.problem.isEmpty && !explanation.remedy.isEmpty, "\(name)")
        refused[explanation.code, default: 0] += 1
      }
    }
    print("hostile-images: \(names.count) files, \(read) read, refused \(refused.sorted { $0.key < $1.key })")
    #expect(names.count >= 100 && read + refused.values.reduce(0, +) == names.count)
    #expect(refused.count >= 3, "one refusal for everything would say that nothing was looked at")
  }
}

/// The whole way of a file that a person names: discovery, planes, sidecar.
func readWhole(_ path: String, limits: DecodingLimits = .standard) -> Result<RawScan, ImageError> {
  Result { () throws(ImageError) in
    guard let files = try ScanDiscovery.scans(at: path).first else { throw .noScans(path: path) }
    return try ScanReader(limits: limits).read(files)
  }
}

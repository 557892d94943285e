import Foundation
import TallyCore
import TallyDomain
import TallyTestSupport
import Testing

/// Bad files beside good ones: each is a typed error or a result, and the good ones are assessed all the same.
@Suite(.serialized)
struct BadDeliveryTests {
  private static let samples = SharedData.repository.appending(path: "ScanSamples/scans")

  private static func sample() throws -> URL {
    let files = try FileManager.default.contentsOfDirectory(at: samples, includingPropertiesForKeys: nil)
    return try #require(files.filter { $0.pathExtension == "tif" }.min { $0.path < $1.path })
  }

  @Test func damagedScansHarmNoOther() throws {
    let good = try Self.sample()
    let bytes = Array(try Data(contentsOf: good))
    try withTemporaryFolder { folder in
      func put(_ bytes: [UInt8], _ name: String) throws { try Data(bytes).write(to: folder.appending(path: name)) }
      try put(bytes, "good-a.tif")
      try put(bytes, "good-b.tif")
      try put(Array(bytes.prefix(bytes.count / 2)), "truncated.tif")
      try put([], "zero.tif")
      try put(Array("This is no picture.".utf8), "text.tif")
      try put(Array(#"{"format":"#.utf8), "good-b.json")
      for seed in 0..<20 { try put(Mutation.damaged(bytes, seed: UInt64(seed)), "damaged-\(seed).tif") }
      let (document, run) = try assess([folder.path])
      #expect(run.status == 3)
      for name in ["good-a", "good-b"] {
        let scan = try #require(document.scans.first { $0.stem == name })
        #expect(scan.error == nil && scan.containers.contains { $0.columns != nil }, "\(name)")
      }
      for name in ["zero", "text"] {
        let error = try #require(document.scans.first { $0.stem == name }?.error, "\(name)")
        #expect(error.code.hasPrefix("TLY-IMG-") && error.place.contains(name) && !error.remedy.isEmpty)
      }
      #expect(document.scans.count == 25)
    }
  }

  @Test(.enabled(if: SharedData.isUsable)) func everyHostileImageIsAResultOrATypedError() throws {
    let folder = try SharedData.path("hostile-images")
    let (document, run) = try assess([folder])
    #expect(run.status == 3)
    for scan in document.scans {
      guard let error = scan.error else { continue }
      #expect(error.code.hasPrefix("TLY-IMG-") && error.place.contains(scan.stem.prefix(8)), "\(scan.stem): \(error)")
    }
  }
}

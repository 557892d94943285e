import Foundation
import TallyTestSupport
import Testing

@testable import TallyImaging

@Suite("Scan discovery")
struct ScanDiscoveryTests {
  /// Makes empty files, asks for scans at `path` below, and gives back paths relative to the folder.
  private func scans(_ files: [String], at path: String) throws -> [[String]] {
    try withTemporaryFolder { folder in
      for file in files {
        let url = folder.appending(path: file)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data().write(to: url)
      }
      let root = folder.path + "/"
      return try ScanDiscovery.scans(at: root + path).map { scan in
        (scan.images.map(\.path) + (scan.sidecar.map { [$0] } ?? [])).map {
          $0.replacingOccurrences(of: root, with: "")
        }
      }
    }
  }

  @Test("a file finds its partner and its sidecar; the sidecar finds the file")
  func oneFile() throws {
    let files = ["A_high.tif", "A_low.tif", "A.json", "B.tif", "B.json"]
    for path in ["A_high.tif", "A_low.tif", "A.json"] {
      #expect(try scans(files, at: path) == [["A_high.tif", "A_low.tif", "A.json"]])
    }
    #expect(try scans(files, at: "B.tif") == [["B.tif", "B.json"]])
  }

  @Test("a file named outright is taken whatever it is called")
  func otherName() throws {
    #expect(try scans(["scan.dat", "B.tif"], at: "scan.dat") == [["scan.dat"]])
  }

  @Test("a folder gives its scans and nothing below; a data set gives those in scans/")
  func folderOrDataSet() throws {
    #expect(
      try scans(["B.tif", "A.tif", "inner/C.tif"], at: "").map { $0.map { ($0 as NSString).lastPathComponent } } == [
        ["A.tif"], ["B.tif"],
      ])
    let set = ["d/dataset.json", "d/scans/S.tif", "d/scans/S.json", "d/X.tif"]
    #expect(try scans(set, at: "d") == [["d/scans/S.tif", "d/scans/S.json"]])
  }

  @Test("nothing there is an error that names the path")
  func nothing() {
    #expect {
      try scans(["readme.txt"], at: "")
    } throws: { error in
      if case .noScans? = error as? ImageError { true } else { false }
    }
    #expect {
      try scans(["A.tif"], at: "B.tif")
    } throws: { error in
      if case .unopenable? = error as? ImageError { true } else { false }
    }
  }
}

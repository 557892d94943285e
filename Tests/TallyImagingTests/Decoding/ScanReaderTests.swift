import Foundation
import TallyCore
import TallyDomain
import TallyTestSupport
import Testing

@testable import TallyImaging

@Suite("Scan reader")
struct ScanReaderTests {
  /// A plane whose numbers tell which it is.
  private func plane(_ seed: UInt64, width: Int = 30, height: Int = 20) -> DetectorPlane {
    var random = SeededGenerator(seed: seed, stream: "plane")
    let values = (0..<(width * height)).map { _ in UInt16(random.integer(0..<65_536)) }
    return DetectorPlane(width: width, height: height, samples: .unsigned16(values), bitsPerSample: 16)
  }

  /// Writes files (planes as TIFF, or as PNG where the name ends so; text otherwise) and reads the one scan in the folder.
  private func read(_ images: [String: [DetectorPlane]], _ texts: [String: String] = [:]) throws -> RawScan {
    try withTemporaryFolder { folder in
      for (name, planes) in images {
        let path = folder.appending(path: name).path
        if name.hasSuffix(".png"), case .unsigned16(let values) = planes[0].samples {
          let png = try PNGWriter.encode(width: planes[0].width, height: planes[0].height, grey: values)
          try Data(png).write(to: URL(filePath: path))
        } else {
          try TIFFWriter.write(planes: planes, to: path)
        }
      }
      for (name, text) in texts { try text.write(toFile: folder.path + "/" + name, atomically: true, encoding: .utf8) }
      let scans = try ScanDiscovery.scans(at: folder.path)
      try #require(scans.count == 1)
      return try ScanReader().read(scans[0])
    }
  }

  private func sidecar(_ image: String) -> String { "{ \"format\": \"tallyman-scan/1\", \"image\": { \(image) } }" }

  @Test("both planes as pages, with the sidecar and the files in order")
  func pages() throws {
    let scan = try read(["A.tif": [plane(1), plane(2)]], ["A.json": sidecar("\"air\": [60000, 50000]")])
    #expect(scan.stem == "A" && scan.files.map { ($0 as NSString).lastPathComponent } == ["A.tif", "A.json"])
    #expect(scan.planes.map(\.samples) == [plane(1).samples, plane(2).samples])
    #expect(scan.sidecar.image?.air == [60_000, 50_000] && scan.remarks.isEmpty && scan.faults.isEmpty)
  }

  @Test("the same pixels have the same identity, however they are packed")
  func identity() throws {
    let pages = try read(["A.tif": [plane(1), plane(2)]])
    let files = try read(["B_high.png": [plane(1)], "B_low.tif": [plane(2)]])
    let swapped = try read(["B_high.png": [plane(2)], "B_low.tif": [plane(1)]])
    #expect(pages.contentHash == files.contentHash && pages.contentHash != swapped.contentHash)
  }

  @Test("two files, high before low; one alone is a fault that names the other")
  func twoFiles() throws {
    let both = try read(["A_L.tif": [plane(2)], "A_H.tif": [plane(1)]])
    #expect(both.planes.map(\.samples) == [plane(1).samples, plane(2).samples] && both.faults.isEmpty)
    let low = try read(["A_low.tif": [plane(2)]], ["A.json": sidecar("\"air\": [60000, 50000]")])
    #expect(low.faults == ["The plane high is missing."] && low.sidecar.image?.air == [50_000])
    #expect(try read(["A_high.tif": [plane(1)]]).faults == ["The plane low is missing."])
  }

  @Test("one plane where the sidecar names two is a fault; where it names none it is a single-energy scan")
  func missingPlane() throws {
    let named = try read(["A.tif": [plane(1)]], ["A.json": sidecar("\"planes\": [\"high\", \"low\"]")])
    #expect(named.faults == ["The plane low is missing."])
    #expect(try read(["A.tif": [plane(1)]]).faults.isEmpty)
  }

  @Test("planes delivered low first are put in order, and what is said of them too")
  func lowFirst() throws {
    let scan = try read(
      ["A.tif": [plane(2), plane(1)]],
      ["A.json": sidecar("\"planes\": [\"low\", \"high\"], \"energies_mev\": [4, 6], \"dark\": [3, 5]")])
    #expect(scan.planes.map(\.samples) == [plane(1).samples, plane(2).samples])
    #expect(scan.sidecar.image?.planes == ["high", "low"] && scan.sidecar.image?.energiesMev == [6, 4])
    #expect(scan.sidecar.image?.dark == [5, 3] && scan.remarks.count == 1)
  }

  @Test("a sidecar that cannot be read does not lose the picture", arguments: ["", "{", "{\"format\": \"other/1\"}"])
  func badSidecar(text: String) throws {
    let scan = try read(["A.tif": [plane(1), plane(2)]], ["A.json": text])
    #expect(scan.planes.count == 2 && scan.sidecar == ScanSidecar() && scan.faults.count == 1)
  }

  @Test("planes of unequal size in two files, and a second plane inside one of two files, are refused")
  func contradictions() {
    #expect {
      try read(["A_high.tif": [plane(1)], "A_low.tif": [plane(2, width: 31)]])
    } throws: { error in
      guard case .unequalPlanes(let file, "30 × 20", "31 × 20")? = error as? ImageError else { return false }
      return file.hasSuffix("A_low.tif")
    }
    #expect {
      try read(["A_high.tif": [plane(1), plane(2)], "A_low.tif": [plane(2)]])
    } throws: { error in
      if case .tooManyPlanes(_, 3)? = error as? ImageError { true } else { false }
    }
    #expect {
      try read(["A.tif": [plane(1)], "A.png": [plane(1)]])
    } throws: { error in
      if case .ambiguousFiles("A", _)? = error as? ImageError { true } else { false }
    }
  }

  @Test("what a file is, its first bytes say: a PNG named .tif is read with a remark")
  func otherName() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "A.tif").path
      try Data(try PNGWriter.encode(width: 2, height: 1, grey: [7, 65_535])).write(to: URL(filePath: path))
      let scan = try readWhole(path).get()
      #expect(scan.planes[0].samples == .unsigned16([7, 65_535]) && scan.remarks == ["A PNG under another name."])
    }
  }

  @Test("a data set of another simulator is read without a remark", .enabled(if: SharedData.isUsable))
  func firstYard() throws {
    let scans = try ScanDiscovery.scans(at: try SharedData.path("first-yard"))
    #expect(scans.count >= 10)
    for files in scans {
      let scan = try ScanReader().read(files)
      #expect(scan.planes.count == 2 && scan.remarks.isEmpty && scan.faults.isEmpty, "\(files.stem): \(scan.remarks)")
      #expect(scan.sidecar.containers?.isEmpty == false, "\(files.stem)")
    }
  }

  @Test(
    "real recordings of a synchrotron are read: 16-bit radiographs, 32-bit float flats",
    .enabled(if: SharedData.isUsable))
  func recordings() throws {
    let scans = try ScanDiscovery.scans(at: try SharedData.path("real-radiographs/diamond-capsule"))
    #expect(scans.count == 33)
    for files in scans {
      let plane = try #require(try ScanReader().read(files).planes.first)
      let isFloat = if case .float32 = plane.samples { true } else { false }
      #expect(plane.width == 160 && plane.height == 135 && isFloat == !files.stem.hasPrefix("raw"), "\(files.stem)")
    }
  }
}

import Foundation
import TallyCore
import TallyDomain
import TallyTestSupport
import Testing

@testable import TallyImaging

@Suite("Damaged scans")
struct DamagedScansTests {
  private func read(_ bytes: [UInt8], as name: String = "A.tif", limits: DecodingLimits = .standard) throws
    -> Result<RawScan, ImageError>
  {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: name)
      try Data(bytes).write(to: url)
      return readWhole(url.path, limits: limits)
    }
  }

  /// The code of the refusal, or "read".
  private func code(_ result: Result<RawScan, ImageError>) -> String {
    switch result {
    case .success: "read"
    case .failure(let error): error.explanation.code
    }
  }

  @Test(
    "a file of no bytes, and a text under another name, are no images", arguments: ["", "II", "Dear Sir or Madam, "])
  func noImage(text: String) throws {
    for name in ["A.tif", "A.png"] { #expect(code(try read(Array(text.utf8), as: name)) == "TLY-IMG-002") }
  }

  @Test("cut anywhere, a TIFF is refused with its name and a place", arguments: SampleScans.tiffs.indices)
  func cutTIFF(index: Int) throws {
    let bytes = try SampleScans.tiff(index)
    for count in stride(from: 0, to: bytes.count - 4, by: max(1, bytes.count / 150)) {
      let result = try read(Array(bytes[..<count]))
      guard case .failure(let error) = result else {
        Issue.record("\(count) of \(bytes.count) bytes were read")
        continue
      }
      #expect(error.explanation.place.contains("A.tif"))
    }
  }

  @Test("cut anywhere, a PNG is refused")
  func cutPNG() throws {
    let bytes = try SampleScans.png()
    for count in stride(from: 0, to: bytes.count, by: 7) {
      #expect(code(try read(Array(bytes[..<count]), as: "A.png")) != "read", "\(count) of \(bytes.count)")
    }
  }

  /// Headers that promise what cannot be; each from a good 4 × 2 picture.
  private static let absurd: [(name: String, code: String, change: @Sendable (inout HandTIFF) -> Void)] = [
    ("nothing changed", "read", { _ in }),
    ("4 billion wide", "TLY-IMG-003", { $0.tags[256] = (4, [.max]) }),
    ("4 billion square", "TLY-IMG-003", { ($0.tags[256], $0.tags[257]) = ((4, [.max]), (4, [.max])) }),
    ("60,000 square", "TLY-IMG-003", { ($0.tags[256], $0.tags[257]) = ((4, [60_000]), (4, [60_000])) }),
    ("8,000 × 8,000 in 60 bytes", "TLY-IMG-003", { ($0.tags[256], $0.tags[257]) = ((4, [8_000]), (4, [8_000])) }),
    ("width 0", "TLY-IMG-005", { $0.tags[256] = (4, [0]) }),
    ("height 0", "TLY-IMG-005", { $0.tags[257] = (4, [0]) }),
    ("no width", "TLY-IMG-005", { $0.tags[256] = nil }),
    ("no strips", "TLY-IMG-005", { $0.tags[273] = nil }),
    ("strip beyond the end", "TLY-IMG-005", { $0.tags[273] = (4, [1_000_000]) }),
    ("strip count too low", "TLY-IMG-005", { $0.tags[278] = (4, [1]) }),
    ("no rows in a strip", "TLY-IMG-005", { $0.tags[278] = (4, [0]) }),
    ("tiles of no size", "TLY-IMG-005", { ($0.tags[322], $0.tags[323]) = ((4, [0]), (4, [0])) }),
    ("tiles of 4 billion", "TLY-IMG-003", { ($0.tags[322], $0.tags[323]) = ((4, [0xFFFF_FFF0]), (4, [16])) }),
    ("60,000 samples", "TLY-IMG-004", { $0.tags[277] = (3, [60_000]) }),
    ("63-bit", "TLY-IMG-004", { $0.tags[258] = (3, [63]) }),
    ("no polarity", "TLY-IMG-004", { $0.tags[262] = nil }),
    ("compression 999", "TLY-IMG-004", { $0.tags[259] = (3, [999]) }),
    ("old JPEG", "TLY-IMG-004", { $0.tags[259] = (3, [6]) }),
  ]

  @Test("headers that promise too much, or nothing, are refused before memory is taken", arguments: absurd.indices)
  func absurdHeader(index: Int) throws {
    let (name, expected, change) = Self.absurd[index]
    var tiff = HandTIFF(width: 4, height: 2, bits: 8, pixels: [1, 2, 3, 4, 5, 6, 7, 8])
    change(&tiff)
    let result = try read(tiff.bytes)
    #expect(code(result) == expected, "\(name): \(result)")
  }

  @Test("a chain of 70 pages, and one of 600 tags, are refused")
  func chains() throws {
    let page = ForgedTIFF.Page(TIFFPageFormat(width: 2, height: 2, rowsPerStrip: 2, subfileType: 1), seed: 1)
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "A.tif").path
      try ForgedTIFF(pages: [ForgedTIFF.Page](repeating: page, count: 70)).write(to: path)
      #expect(code(readWhole(path)) == "TLY-IMG-003")
    }
    var tiff = HandTIFF(width: 4, height: 2, bits: 8, pixels: [1, 2, 3, 4, 5, 6, 7, 8])
    for tag in 40_000..<40_600 { tiff.tags[UInt16(tag)] = (3, [1]) }
    #expect(code(try read(tiff.bytes)) == "TLY-IMG-003")
  }

  @Test("a small file that unpacks without end is refused by its ratio, TIFF and PNG")
  func bombs() throws {
    let black = ForgedTIFF.Page(
      format: TIFFPageFormat(width: 4_000, height: 1_000, compression: 50000, predictor: 1, rowsPerStrip: 1_000),
      samples: [[UInt32](repeating: 0, count: 4_000_000)])
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "bomb.tif").path
      try ForgedTIFF(pages: [black]).write(to: path)
      expectLimit("ratio", readWhole(path))
    }
    let png = try PNGWriter.encode(width: 2_000, height: 500, grey: [UInt16](repeating: 0, count: 1_000_000))
    var strict = DecodingLimits.standard
    strict.ratio = 100
    expectLimit("ratio", try read(png, as: "A.png", limits: strict))
    #expect(code(try read(png, as: "A.png")) == "read")
  }

  @Test("each limit on pictures is held, and named in the refusal")
  func limits() throws {
    let tiff = try SampleScans.tiff(0), png = try SampleScans.png()
    let tight: [(String, WritableKeyPath<DecodingLimits, UInt64>, UInt64)] = [
      ("pixels", \.pixels, 100), ("side", \.side, 10), ("decodedBytes", \.decodedBytes, 1_000),
      ("fileBytes", \.fileBytes, 500), ("directories", \.directories, 1), ("tags", \.tags, 5),
      ("tagBytes", \.tagBytes, 20),
    ]
    for (name, path, value) in tight {
      var limits = DecodingLimits.standard
      limits[keyPath: path] = value
      expectLimit(name, try read(tiff, limits: limits))
      if ["pixels", "side", "decodedBytes", "fileBytes"].contains(name) {
        expectLimit(name, try read(png, as: "A.png", limits: limits))
      }
    }
  }

  private func expectLimit(_ name: String, _ result: Result<RawScan, ImageError>) {
    guard case .failure(.tooLarge(_, _, _, let value, let limit, let allowed)) = result else {
      Issue.record("limit \(name) was not held: \(code(result))")
      return
    }
    #expect(limit == name && value > allowed)
  }

  @Test("one broken scan in a folder harms none of the others")
  func othersUnharmed() throws {
    try withTemporaryFolder { folder in
      let good = try SampleScans.tiff(0)
      for name in ["A", "C", "E"] { try Data(good).write(to: folder.appending(path: "\(name).tif")) }
      try Data(good.prefix(300)).write(to: folder.appending(path: "B.tif"))
      try Data("no picture".utf8).write(to: folder.appending(path: "D.png"))
      let scans = try ScanDiscovery.scans(at: folder.path)
      let codes = scans.map { files in
        code(Result { () throws(ImageError) in try ScanReader().read(files) })
      }
      #expect(codes == ["read", "TLY-IMG-005", "read", "TLY-IMG-002", "read"])
    }
  }

  @Test("a JPEG, a folder, a pipe and a missing file are typed refusals")
  func otherThings() throws {
    #expect(code(try read([0xFF, 0xD8, 0xFF, 0xE0, 0, 16])) == "TLY-IMG-004")
    try withTemporaryFolder { folder in
      let pipe = folder.appending(path: "P.tif").path
      #expect(mkfifo(pipe, 0o600) == 0)
      for path in [pipe, folder.path, folder.path + "/none.tif"] {
        let result = Result { () throws(ImageError) in
          try ScanReader().read(ScanFiles(stem: "P", images: [(path, .all)]))
        }
        #expect(code(result) == "TLY-IMG-001", "\(path)")
      }
    }
  }
}

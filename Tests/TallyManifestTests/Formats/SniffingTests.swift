import Foundation
import TallyCore
import TallyDomain
import TallyManifest
import TallyTestSupport
import Testing

/// Formats, encodings and limits: what is decided before a reader begins.
@Suite struct SniffingTests {
  @Test func theNameOfAFileDecidesNothing() throws {
    let texts: [(ManifestFormat, String)] = [
      (.cuscar, ManifestWriter.cuscar(SampleManifest.full())), (.csv, ManifestWriter.csv(SampleManifest.full())),
      (.json, try ManifestWriter.json(SampleManifest.full())),
    ]
    for (format, text) in texts {
      for name in ["a.csv", "b.edi", "c.json", "d.1", "e"] {
        #expect(try ManifestReader().read(bytes: Array(text.utf8), name: name).format == format)
      }
      // A mark, blank lines before, and UTF-16 change nothing either.
      let marked: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("\r\n  \(text)".utf8)
      #expect(try ManifestReader().read(bytes: marked, name: "x").format == format)
      let wide: [UInt8] = [0xFE, 0xFF] + text.utf16.flatMap { unit in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
      let manifests = try ManifestReader().read(bytes: wide, name: "x").manifests
      #expect(manifests == (try ManifestReader().read(bytes: Array(text.utf8), name: "x").manifests))
    }
  }

  @Test(
    arguments: [
      ([], ManifestError.empty(file: "x")), (Array(" \r\n\t".utf8), .empty(file: "x")),
      (Array("hello".utf8), .unknownFormat(file: "x")),
      ([0x25, 0x50, 0x44, 0x46, 0x2D, 0x31, 0x0A, 1, 2, 3], .unknownFormat(file: "x")),
      ([0xFF, 0xFE, 0, 0, 0x55, 0, 0, 0], .encoding(file: "x", said: "UTF-32 is not read")),
    ] as [([UInt8], ManifestError)])
  func whatIsNoManifestIsSaid(_ bytes: [UInt8], error: ManifestError) {
    #expect(throws: error) { try ManifestReader().read(bytes: bytes, name: "x") }
  }

  @Test func filesAreReadAndNamed() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "voyage.txt")
      try ManifestWriter.cuscar(SampleManifest.full()).write(to: file, atomically: true, encoding: .utf8)
      #expect(try ManifestReader().read(path: file.path).manifests == [SampleManifest.full()])
      for path in [folder.path, folder.path + "/none.edi"] {
        let error = #expect(throws: ManifestError.self) { try ManifestReader().read(path: path) }
        #expect(error?.explanation.code == "TLY-MAN-001")
      }
      var limits = ManifestLimits()
      limits.bytes = 100
      #expect(throws: ManifestError.tooLarge(file: "voyage.txt", what: "bytes", limit: 100)) {
        try ManifestReader(limits: limits).read(path: file.path)
      }
    }
  }

  @Test func limitsAreErrors() throws {
    let cuscar = ManifestWriter.cuscar(SampleManifest.full()), csv = ManifestWriter.csv(SampleManifest.full())
    let json = try ManifestWriter.json(SampleManifest.full())
    let cases: [(String, WritableKeyPath<ManifestLimits, Int>, Int)] = [
      (cuscar, \.segments, 10), (cuscar, \.segmentBytes, 40), (cuscar, \.elements, 4), (cuscar, \.components, 2),
      (cuscar, \.messages, 0), (cuscar, \.consignments, 2), (csv, \.rows, 3), (csv, \.columns, 10),
      (csv, \.fieldBytes, 20),
      (csv, \.consignments, 2), (json, \.depth, 4), (json, \.consignments, 2), (json, \.bytes, 99),
    ]
    for (text, limit, value) in cases {
      var limits = ManifestLimits()
      limits[keyPath: limit] = value
      let error = #expect(throws: ManifestError.self, "\(limit) \(value)") {
        try ManifestReader(limits: limits).read(bytes: Array(text.utf8), name: "x")
      }
      #expect(error?.explanation.code == "TLY-MAN-002", "\(limit): \(String(describing: error))")
    }
  }

  @Test func remarksAreBounded() throws {
    let segments = String(repeating: "XYZ+1'", count: 500)
    var limits = ManifestLimits()
    limits.remarks = 20
    let text = "UNH+1+CUSCAR:D:96B:UN'BGM+785+X+9'\(segments)CNI+1+B1'UNT+504+1'"
    let remarks = try ManifestReader(limits: limits).read(bytes: Array(text.utf8), name: "x").manifest.remarks ?? []
    #expect(remarks.count == 21)
    #expect(remarks.last?.text == "480 more remarks were left out")
  }

  @Test(
    arguments: [
      ("UNOC", [0xE9, 0xDF], "éß"), ("UNOD", [0xB1, 0xF3, 0xBF], "ąóż"), ("UNOE", [0xBF, 0xD8, 0xF1], "Пиё"),
      ("UNOF", [0xC1, 0xE8, 0xDC], "Αθά"),
      ("UNOK", [0xDE, 0xFD, 0xF0], "Şığ"), ("UNOB", [0xCF, 0xE8, 0xE2, 0xEE], "Пиво"), ("UNOA", [0xFC], "ü"),
      ("UNOY", [0xC3, 0xA9], "é"),
      ("UNOC", [0xC3, 0xA9, 0xE2, 0x82, 0xAC], "é€"), ("UNOW", [0xE4, 0xBA, 0xAC], "京"),
    ] as [(String, [UInt8], String)])
  func charactersFollowTheInterchange(_ identifier: String, bytes: [UInt8], text: String) throws {
    let head = "UNB+\(identifier):3+A+B+200101:0000+1'UNH+1+CUSCAR:D:96B:UN'BGM+785+X+9'CNI+1+B1'GID+1+1:CT'FTX+AAA+++"
    let message = Array(head.utf8) + bytes + Array("'UNT+6+1'UNZ+1+1'".utf8)
    let manifest = try ManifestReader().read(bytes: message, name: "x").manifest
    #expect(manifest.consignments.first?.goodsItems?.first?.description == text)
  }
}

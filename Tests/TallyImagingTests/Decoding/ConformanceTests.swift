import Foundation
import TallyCore
import TallyDomain
import TallyTestSupport
import Testing

@testable import TallyImaging

/// Other people's pictures with what an independent reader (tifffile, OpenCV) made of them: `images.csv`, `images-png.csv`.
private struct OracleRow: Sendable, CustomTestStringConvertible {
  let fields: [String: String]

  var file: String { fields["file"] ?? "" }
  var testDescription: String { file }
  func number(_ name: String) -> Int? { fields[name].flatMap(Int.init) }

  /// The independent reader's minimum, maximum and mean of the first page, all samples.
  var statistics: (minimum: Double, maximum: Double, mean: Double)? {
    let numbers = ["min", "max", "mean"].compactMap { fields[$0].flatMap(Double.init) }
    return fields["reference"] == "ok" && numbers.count == 3 ? (numbers[0], numbers[1], numbers[2]) : nil
  }

  /// True where scan-format.md §1 asks us to read it.
  var mustBeRead: Bool {
    if file.hasSuffix(".png") {
      return ["grey", "grey+alpha"].contains(fields["colour"]) && ["8", "16"].contains(fields["bits"])
    }
    let depth = "\(fields["sample_format"] ?? "") \(fields["bits"] ?? "")"
    return ["MINISBLACK", "MINISWHITE"].contains(fields["photometric"])
      && ["1 8", "1 12", "1 16", "1 32", "3 32"].contains(depth)
      && ["NONE", "1", "LZW", "DEFLATE", "ADOBE_DEFLATE", "PACKBITS", "ZSTD"].contains(fields["compression"])
      && (number("samples") ?? 9) <= 2 && (number("pages") ?? 9) <= 2
  }

  static func rows(_ table: String) throws -> [OracleRow] {
    let text = try String(contentsOfFile: try SharedData.path(table), encoding: .utf8)
    let rows = DelimitedText.rows(text)
    let names = try #require(rows.first)
    return rows.dropFirst().map { row in
      OracleRow(fields: Dictionary(zip(names, row)) { first, _ in first })
    }.filter { $0.file.hasPrefix("conformance-images/") }
  }
}

@Suite("Conformance images", .enabled(if: SharedData.isUsable))
struct ConformanceTests {
  @Test(
    "grey pictures of accepted depths have the oracle's minimum, maximum and mean; all others a typed refusal",
    arguments: [("images.csv", 35, 110), ("images-png.csv", 9, 25)])
  func conformance(table: String, leastCompared: Int, leastRefused: Int) throws {
    var (compared, read, refused) = (0, 0, 0)
    for row in try OracleRow.rows(table) {
      let path = try SharedData.path(row.file)
      switch Result(catching: { () throws(ImageError) in try ImageDecoder(limits: .standard).decode(path) }) {
      case .success(let image):
        #expect(row.mustBeRead, "\(row.file) was read although it is no measurement")
        read += 1
        compared += try compare(image, with: row) ? 1 : 0
      case .failure(let error):
        refused += 1
        #expect(!row.mustBeRead, "\(row.file): \(error.explanation.line)")
        #expect(error.explanation.place.contains(path), "\(row.file) is not named")
        let isRefusal = error.explanation.code == "TLY-IMG-004" || error.explanation.code == "TLY-IMG-007"
        #expect(isRefusal, "\(row.file) is whole, but: \(error.explanation.line)")
      }
    }
    print("\(table): \(compared) compared, \(read - compared) read without an oracle for them, \(refused) refused")
    #expect(compared >= leastCompared && refused >= leastRefused)
  }

  /// False where the oracle counts other numbers: an alpha or transparency as a sample.
  private func compare(_ image: DecodedImage, with row: OracleRow) throws -> Bool {
    guard let oracle = row.statistics,
      !image.remarks.contains(where: { $0.contains("alpha") || $0.contains("transparent") })
    else { return false }
    // Of two pages the oracle read the first.
    let values = ((row.number("pages") ?? 1) > 1 ? [image.planes[0]] : image.planes).flatMap(\.doubles)
    let mean = values.reduce(0, +) / Double(values.count)
    let (least, greatest) = (values.min(), values.max())
    #expect(least == oracle.minimum && greatest == oracle.maximum, "\(row.file)")
    #expect(abs(mean - oracle.mean) <= 1e-6 * max(1, abs(oracle.mean)), "\(row.file): \(mean), not \(oracle.mean)")
    return true
  }
}

extension DetectorPlane {
  /// The numbers as Double, which holds each of them exactly.
  fileprivate var doubles: [Double] {
    switch samples {
    case .unsigned16(let values): values.map(Double.init)
    case .unsigned32(let values): values.map(Double.init)
    case .float32(let values): values.map(Double.init)
    }
  }
}

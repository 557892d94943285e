import Foundation
import TallyDomain
import TallyTestSupport
import Testing

@testable import TallyImaging

@Suite("TIFF pages")
struct TIFFPageTests {
  private func page(_ seed: UInt64, width: Int = 20, height: Int = 10, subfileType: Int = 0, samples: Int = 1)
    -> ForgedTIFF.Page
  {
    ForgedTIFF.Page(
      TIFFPageFormat(width: width, height: height, samples: samples, rowsPerStrip: 4, subfileType: subfileType),
      seed: seed)
  }

  private func decode(_ pages: [ForgedTIFF.Page]) throws -> DecodedImage {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "pages.tif").path
      try ForgedTIFF(pages: pages).write(to: path)
      return try ImageDecoder(limits: .standard).decode(path)
    }
  }

  @Test("page 1 is high, page 2 is low")
  func order() throws {
    let pages = [page(1), page(2)]
    let image = try decode(pages)
    #expect(image.planes.map(\.bits) == [pages[0].samples[0], pages[1].samples[0]])
    #expect(image.remarks.isEmpty)
  }

  @Test("previews and masks are passed over, wherever they stand", arguments: [1, 4, 5])
  func previews(subfileType: Int) throws {
    let preview = page(9, width: 5, height: 3, subfileType: subfileType)
    let pages = [page(1), page(2)]
    for order in [[preview] + pages, [pages[0], preview, pages[1]], pages + [preview, preview]] {
      let image = try decode(order)
      #expect(image.planes.map(\.bits) == pages.map { $0.samples[0] })
      #expect(image.remarks.count == 1)
    }
  }

  @Test("two pages of one sample may have different depths; orientation may turn one into the size of the other")
  func unlikePages() throws {
    var turned = page(2, width: 10, height: 20)
    turned.format.orientation = 6
    let image = try decode([page(1), turned])
    #expect(image.planes.map(\.width) == [20, 20] && image.planes.map(\.height) == [10, 10])
  }

  @Test("unequal pages are refused with both sizes")
  func unequal() {
    #expect {
      try decode([page(1), page(2, width: 21)])
    } throws: { error in
      guard case .unequalPlanes(let file, let first, let second) = error as? ImageError else { return false }
      return file.hasSuffix("pages.tif") && first == "20 × 10" && second == "21 × 10"
    }
  }

  @Test("more than two planes are refused, as pages and as samples")
  func tooMany() {
    for pages in [[page(1), page(2), page(3)], [page(1, samples: 2), page(2)]] {
      #expect {
        try decode(pages)
      } throws: { error in
        guard case .tooManyPlanes(_, 3) = error as? ImageError else { return false }
        return true
      }
    }
  }

  @Test("an alpha sample is no plane", arguments: [1, 2], [false, true])
  func alpha(kind: Int, isSeparate: Bool) throws {
    let format = TIFFPageFormat(
      width: 20, height: 10, samples: 2, isSeparate: isSeparate, extraSample: kind, rowsPerStrip: 4)
    let grey = ForgedTIFF.Page(format, seed: 3)
    let image = try decode([grey])
    #expect(image.planes.map(\.bits) == [grey.samples[0]])
    #expect(image.remarks == ["The alpha sample was ignored."])
  }

  @Test("only previews: no scan")
  func onlyPreviews() {
    #expect(throws: ImageError.self) { try decode([page(1, subfileType: 1)]) }
  }

  private static let refused: [(name: String, change: @Sendable (inout TIFFPageFormat) -> Void)] = [
    ("RGB", { ($0.samples, $0.photometric) = (3, 2) }),
    ("three grey samples", { $0.samples = 3 }),
    ("16-bit signed", { $0.sampleFormat = 2 }),
    ("16-bit float", { ($0.sampleFormat, $0.predictor) = (3, 1) }),
    ("4-bit", { ($0.bits, $0.predictor) = (4, 1) }),
    ("bilevel", { ($0.bits, $0.predictor) = (1, 1) }),
    ("bilevel fax", { ($0.bits, $0.compression, $0.predictor) = (1, 4, 1) }),
    ("JPEG", { ($0.bits, $0.compression, $0.predictor, $0.rowsPerStrip) = (8, 7, 1, 8) }),
    ("WebP", { ($0.bits, $0.samples, $0.photometric, $0.compression, $0.predictor) = (8, 3, 2, 50001, 1) }),
  ]

  @Test("what is no measurement, or lossy, is refused by a typed error", arguments: refused.indices)
  func refusals(index: Int) throws {
    var format = TIFFPageFormat(width: 16, height: 8, rowsPerStrip: 8)
    Self.refused[index].change(&format)
    let page = ForgedTIFF.Page(format, seed: 4)
    #expect {
      _ = try decode([page])
    } throws: { error in
      guard case .unsupported(let file, "page 1", _, let remedy) = error as? ImageError else { return false }
      return file.hasSuffix("pages.tif") && !remedy.isEmpty
    }
  }
}

import Foundation
import TallyCore
import TallyTestSupport

@testable import TallyImaging

/// Small good files to be damaged: between them every branch of the readers.
enum SampleScans {
  /// Layouts of two pages or two samples.
  static let tiffs: [(bigEndian: Bool, bigTIFF: Bool, pages: Int, format: TIFFPageFormat)] = [
    (false, false, 2, TIFFPageFormat(width: 40, height: 30, rowsPerStrip: 8)),
    (true, false, 2, TIFFPageFormat(width: 40, height: 30, compression: 5, rowsPerStrip: 7)),
    (
      false, true, 1,
      TIFFPageFormat(
        width: 40, height: 30, bits: 12, samples: 2, compression: 1, predictor: 1, extraSample: 0, rowsPerStrip: 30)
    ),
    (
      true, true, 1,
      TIFFPageFormat(
        width: 40, height: 30, bits: 32, samples: 2, sampleFormat: 3, predictor: 3, isSeparate: true, extraSample: 0,
        tile: (16, 16))
    ),
    (
      false, false, 2,
      TIFFPageFormat(width: 40, height: 30, bits: 8, compression: 32773, predictor: 1, orientation: 6, rowsPerStrip: 4)
    ),
    (
      false, false, 1,
      TIFFPageFormat(width: 40, height: 30, bits: 32, compression: 50000, rowsPerStrip: 10, tile: (32, 32))
    ),
  ]

  /// The bytes of one of them.
  static func tiff(_ index: Int) throws -> [UInt8] {
    let sample = tiffs[index]
    return try withTemporaryFolder { folder in
      let path = folder.appending(path: "sample.tif").path
      let pages = (0..<sample.pages).map { ForgedTIFF.Page(sample.format, seed: UInt64(index * 10 + $0)) }
      try ForgedTIFF(bigEndian: sample.bigEndian, bigTIFF: sample.bigTIFF, pages: pages).write(to: path)
      return Array(try Data(contentsOf: URL(filePath: path)))
    }
  }

  /// A 16-bit grey PNG.
  static func png() throws -> [UInt8] {
    var random = SeededGenerator(seed: 5, stream: "png")
    let pixels = (0..<(40 * 30)).map { UInt16($0) &+ UInt16(random.integer(0..<64)) }
    return try PNGWriter.encode(width: 40, height: 30, grey: pixels)
  }

  /// A sidecar with every field.
  static let sidecar = """
    { "format": "tallyman-scan/1", "scan_id": "MX07-20261124-091233-0042",
      "scanner": { "id": "MX-07", "model": "mobile 6/4 MeV", "site": "BEANR" }, "acquired_at": "2026-11-24T09:12:33.120Z",
      "operator": "7741", "vehicle": { "plate": "1-ABC-123", "country": "BE", "confidence": 0.97 },
      "containers": [ { "number": "MSKU1234565", "type": "45G1", "columns": [2, 26], "seals": ["ML-BE0093411"],
        "source": "ocr", "confidence": 0.98 } ], "purpose": "operational",
      "image": { "view": "side", "planes": ["high", "low"], "energies_mev": [6.0, 4.0],
        "pixel_pitch_mm": { "x": 5.0, "y": 5.0 }, "air": [60000, 60000], "dark": [180, 180], "encoding": "log",
        "scale": 8000, "cab": "left", "polarity": "min-is-white" } }
    """
}

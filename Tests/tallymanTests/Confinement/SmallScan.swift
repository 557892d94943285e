import Foundation
import TallyCore
import TallyDomain
import TallyImaging

/// Small scans as files, for reads by the hundred.
enum SmallScan {
  /// Writes `<stem>.tif` with two planes (a box between air) and a sidecar; gives the files.
  @discardableResult
  static func write(_ stem: String, to folder: URL, width: Int = 96, height: Int = 64) throws -> ScanFiles {
    var generator = SeededGenerator(seed: 5, stream: stem)
    let planes = [20_000, 14_000].map { matter in
      let values = (0..<width * height).map { i in
        let isBox = (width / 4..<width * 3 / 4).contains(i % width) && (height / 4..<height * 3 / 4).contains(i / width)
        return UInt16((isBox ? matter : 60_000) + generator.integer(-300..<300))
      }
      return DetectorPlane(width: width, height: height, samples: .unsigned16(values), bitsPerSample: 16)
    }
    let files = ScanFiles(
      stem: stem, images: [(folder.appending(path: stem + ".tif").path, .all)],
      sidecar: folder.appending(path: stem + ".json").path)
    try TIFFWriter.write(planes: planes, to: files.images[0].path)
    let text = #"{"format": "tallyman-scan/1", "scan_id": "\#(stem)", "image": {"energies_mev": [6, 4]}}"#
    try Data(text.utf8).write(to: URL(filePath: files.sidecar ?? ""))
    return files
  }

  /// Limits that small scans keep to.
  static let limits: DecodingLimits = {
    var limits = DecodingLimits.standard
    (limits.pixels, limits.decodedBytes) = (1 << 18, 1 << 21)
    return limits
  }()
}

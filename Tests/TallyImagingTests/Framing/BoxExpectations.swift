import Foundation
import TallyCore
import TallyDomain
import Testing

/// Truth files of data sets.
enum TruthFile {
  static func read(_ path: String) throws -> ScanTruth {
    try JSONCoding.decoder().decode(ScanTruth.self, from: Data(contentsOf: URL(filePath: path)))
  }
}

/// Each edge within the larger of 8 pixels and 2 % of the box's extent on that axis.
func expectBoxes(
  _ found: [FoundBox], match truth: ScanTruth, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let regions = truth.containers.map {
    PixelRegion(x0: $0.columns[0], y0: $0.rows[0], x1: $0.columns[1], y1: $0.rows[1])
  }
  expectBoxes(found, match: regions, name, sourceLocation: sourceLocation)
}

func expectBoxes(
  _ found: [FoundBox], match truth: [PixelRegion], _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(found.count == truth.count, "\(name): \(found.map(\.region)) for \(truth)", sourceLocation: sourceLocation)
  for (box, true_) in zip(found.map(\.region), truth) {
    let across = max(8, 0.02 * Double(true_.width)), down = max(8, 0.02 * Double(true_.height))
    let off = (max(abs(box.x0 - true_.x0), abs(box.x1 - true_.x1)), max(abs(box.y0 - true_.y0), abs(box.y1 - true_.y1)))
    #expect(
      Double(off.0) <= across && Double(off.1) <= down, "\(name): found \(box), true \(true_)",
      sourceLocation: sourceLocation)
  }
}

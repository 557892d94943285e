internal import TallyCore

/// Training crops: how large, how many of a scan, how many scans in a file.
public struct CropRequest: Sendable, Equatable {
  /// Rows and columns of a crop.
  public let height: Int, width: Int
  /// Crops from each scan.
  public let perScan: Int
  /// Scans in one file; a run that was cut off begins its last file anew.
  public static let scansPerShard = 16

  /// A request; throws for sizes outside 16 to 4,096 pixels, for more than 256 crops of a scan, and where a file would hold
  /// more than 512 million pixels.
  public init(height: Int, width: Int, perScan: Int) throws(SimulationError) {
    guard (16...4096).contains(height), (16...4096).contains(width) else {
      throw .badRequest(field: "crops \(height)x\(width)", problem: "A crop has 16 to 4096 rows and columns.")
    }
    guard (1...256).contains(perScan), height * width * perScan * Self.scansPerShard <= 512_000_000 else {
      throw .badRequest(
        field: "crops per scan \(perScan)", problem: "There are 1 to 256 of a scan, 512 million pixels in 16 scans.")
    }
    (self.height, self.width, self.perScan) = (height, width, perScan)
  }

  /// Reads `176x224`.
  public init(parsing text: String, perScan: Int) throws(SimulationError) {
    let sides = text.lowercased().split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard sides.count == 2, let height = sides[0], let width = sides[1] else {
      throw .badRequest(field: "crops \(text)", problem: "It is not written like 176x224 (rows, columns).")
    }
    try self.init(height: height, width: width, perScan: perScan)
  }
}

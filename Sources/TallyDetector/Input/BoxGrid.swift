public import TallyCore
public import TallyDomain

/// How the cells of the network lie on the picture: the box stretched evenly over whole cells, doors on the right.
public struct BoxGrid: Sendable, Equatable {
  /// The part of the picture that the grid covers.
  public let region: PixelRegion
  /// Cells across and down, multiples of `BoxGrid.alignment`.
  public let columns: Int, rows: Int
  /// The same filled up to the network's multiple; the padding is on the right and below.
  public let paddedColumns: Int, paddedRows: Int
  /// True where grid column 0 is the right end of the region, because the doors are on the left.
  public let mirrored: Bool

  /// Cells across and down are multiples of this, so that maps of half and a quarter of the resolution fit evenly.
  public static let alignment = 4
  /// More cells than this are refused: 1 m of pitch where 1 mm was meant would fill the memory. A 45-foot box at 8 mm has
  /// half a million.
  public static let cellLimit = 4_000_000

  /// The grid of a box.
  ///
  /// - Throws: `DetectorError.box` where the box has no area inside the picture, or too many cells.
  public init(
    box: FoundBox, pitch: ScanSidecar.Pitch, picture: PixelRegion, input: InputDescription
  ) throws(DetectorError) {
    let region = box.region.intersection(picture)
    let name = "\(box.region.x0),\(box.region.y0),\(box.region.x1),\(box.region.y1)"
    guard !region.isEmpty else { throw .box(region: name, problem: "It has no pixel inside the picture.") }
    let columns = try Self.cells(mm: Double(region.width) * pitch.x, input: input, region: name)
    let rows = try Self.cells(mm: Double(region.height) * pitch.y, input: input, region: name)
    (self.region, self.columns, self.rows) = (region, columns, rows)
    let multiple = max(input.multiple, Self.alignment)
    paddedColumns = (columns + multiple - 1) / multiple * multiple
    paddedRows = (rows + multiple - 1) / multiple * multiple
    mirrored = box.doors == .left
    let (cells, overflow) = paddedColumns.multipliedReportingOverflow(by: paddedRows)
    guard !overflow && cells <= Self.cellLimit else { throw Self.tooLarge(name) }
  }

  private static func cells(mm: Double, input: InputDescription, region: String) throws(DetectorError) -> Int {
    let groups = (mm / input.pitchMm / Double(alignment)).rounded()
    guard groups.isFinite && groups * Double(alignment) <= Double(cellLimit) else { throw tooLarge(region) }
    return max(1, Int(groups)) * alignment
  }

  private static func tooLarge(_ region: String) -> DetectorError {
    .box(region: region, problem: "At this pixel pitch it has more than \(cellLimit) cells.")
  }

  /// Grid columns in the order of the picture's, or the reverse where the grid is mirrored. Works for any map width.
  func pictureColumn(_ column: Int, of width: Int) -> Int { mirrored ? width - 1 - column : column }
}

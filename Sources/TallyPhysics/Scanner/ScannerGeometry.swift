/// Where source, container and detector line stand. The fan is upright; the picture's rows are even steps of height at
/// the container's mid plane, its columns even steps of travel.
public struct ScannerGeometry: Sendable, Codable, Equatable {
  /// Height of the source above the road, mm.
  public var sourceHeightMm: Double
  /// Level distance from the source to the container's mid plane, and to the detector line, mm.
  public var midPlaneMm: Double, detectorMm: Double
  /// Rows of the picture.
  public var rows: Int
  /// Height at the mid plane that one row covers, mm, and the height of the picture's upper edge above the road there.
  public var pitchYMm: Double, topMm: Double
  /// Speed of the scan, mm/s, and pulses a second (of each energy): together the step of a column.
  public var speedMmS: Double, pulsesPerSecond: Double

  /// A geometry.
  public init(
    sourceHeightMm: Double, midPlaneMm: Double, detectorMm: Double, rows: Int, pitchYMm: Double, topMm: Double,
    speedMmS: Double, pulsesPerSecond: Double
  ) {
    (self.sourceHeightMm, self.midPlaneMm, self.detectorMm) = (sourceHeightMm, midPlaneMm, detectorMm)
    (self.rows, self.pitchYMm, self.topMm) = (rows, pitchYMm, topMm)
    (self.speedMmS, self.pulsesPerSecond) = (speedMmS, pulsesPerSecond)
  }

  /// Travel that one column covers, mm.
  public var pitchXMm: Double { speedMmS / pulsesPerSecond }

  /// Height above the road, mm, of the ray of a row at a level distance from the source. Rows may be broken numbers:
  /// row 0 is the upper edge of the picture, row 0.5 the middle of its first row.
  public func height(row: Double, atDistanceMm distance: Double) -> Double {
    sourceHeightMm + slope(row: row) * distance
  }

  /// The row, as a broken number, of a point at a height and a level distance from the source.
  public func row(heightMm: Double, atDistanceMm distance: Double) -> Double {
    let atMidPlane = sourceHeightMm + (heightMm - sourceHeightMm) * midPlaneMm / distance
    return (topMm - atMidPlane) / pitchYMm
  }

  /// How much longer the ray of a row runs through an upright wall than straight across it, at least 1.
  public func obliquity(row: Double) -> Double {
    let slope = slope(row: row)
    return (1 + slope * slope).squareRoot()
  }

  /// Rise of the ray of a row a millimetre of level distance.
  public func slope(row: Double) -> Double { (topMm - row * pitchYMm - sourceHeightMm) / midPlaneMm }
}

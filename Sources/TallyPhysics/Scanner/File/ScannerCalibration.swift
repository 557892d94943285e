/// Where a scanner's fitted numbers come from: written by `WedgeCalibration` beside them.
public struct ScannerCalibration: Sendable, Codable, Equatable {
  /// The scans of wedges, by their names.
  public var scans: [String]
  /// Steps that were used.
  public var steps: Int
  /// Root mean square of the relative difference of −ln T between model and wedges, one a plane.
  public var residuals: [Double]

  /// A record.
  public init(scans: [String], steps: Int, residuals: [Double]) {
    (self.scans, self.steps, self.residuals) = (scans, steps, residuals)
  }
}

extension ScannerModel {
  /// A scanner with every field that a file may have: the pattern that files are checked against.
  static let complete = ScannerModel(
    name: "pattern", summary: "Every field.", penetrationSteelMm: 300,
    planes: [Plane(beam: Beam(endpointMev: 6), quantaInAir: 1e5, airCounts: 60_000, darkCounts: 200)],
    detector: Detector(crystalMm: 30),
    geometry: ScannerGeometry(
      sourceHeightMm: 1_300, midPlaneMm: 3_600, detectorMm: 5_800, rows: 720, pitchYMm: 6, topMm: 4_400,
      speedMmS: 400, pulsesPerSecond: 80),
    readout: .ideal, calibration: ScannerCalibration(scans: ["a"], steps: 1, residuals: [0.5]))
}

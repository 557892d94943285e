extension ScannerModel {
  /// A scanner that this program knows by name.
  public static func named(_ name: String) throws(PhysicsError) -> ScannerModel {
    guard let scanner = known.first(where: { $0.name == name }) else {
      throw .unknownScanner(name: name, known: knownNames)
    }
    return scanner
  }

  /// The names of all known scanners.
  public static var knownNames: [String] { known.map(\.name) }

  private static let known = [mobile64]

  /// A truck with a boom that drives past the vehicle: 6 and 4 MeV in turn, a low source, an L-shaped line of crystals
  /// 5 mm wide. 30 mm of CdWO₄, 0.4 m/s and 80 pulses a second of each energy give columns of 5 mm; rows of 6 mm see from
  /// the road to above the highest box.
  private static let mobile64 = ScannerModel(
    name: "mobile-6-4",
    planes: [
      Plane(beam: Beam(endpointMev: 6), quantaInAir: 90_000, airCounts: 60_000, darkCounts: 180),
      Plane(beam: Beam(endpointMev: 4), quantaInAir: 60_000, airCounts: 58_000, darkCounts: 175),
    ],
    detector: Detector(crystalMm: 30, reabsorption: 0.2),
    geometry: ScannerGeometry(
      sourceHeightMm: 1_300, midPlaneMm: 3_600, detectorMm: 5_800, rows: 720, pitchYMm: 6, topMm: 4_400,
      speedMmS: 400, pulsesPerSecond: 80),
    readout: Readout(
      bitDepth: 16, blurX: 0.5, blurY: 0.5, wobble: 0.15, scatterFraction: 0.004, scatterReachPx: 60,
      leakFraction: 0.001,
      pulseFluctuation: 0.015, planeFluctuation: 0.006, drift: 0.01, lostPulses: 0.0005, channelGain: 0.006,
      moduleGain: 0.006, moduleRows: 16, darkSpread: 6, electronicNoise: 4, deadChannels: 1, hotChannels: 0.3,
      afterglow: 0.002, isInterleaved: true))
}

public import TallyDomain

/// One scan of the yard with everything that belongs to it.
public struct SimulatedScan: Sendable {
  /// What its files share in their names.
  public let stem: String
  /// High and low energy (or the only one), as the scanner delivers them.
  public let planes: [DetectorPlane]
  /// What the scanner and the gate say.
  public let sidecar: ScanSidecar
  /// What is really there.
  public let truth: ScanTruth
  /// What the carriers declared for the boxes of this scan. A consignment that other scans share is only its part here.
  public let consignments: [Consignment]
}

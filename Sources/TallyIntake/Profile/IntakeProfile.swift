public import TallyDomain

/// What an authority says about one watch folder and the scanner behind it (docs/intake.md explains every key).
public struct IntakeProfile: Sendable, Equatable, Encodable {
  /// Short name, in alerts, receipts and every delivery.
  public var name: String
  /// The watch folder.
  public var folder: String
  /// How long a file must stand still before it counts, seconds.
  public var settleSeconds = 2.0
  /// How long a scan waits for its sidecar, and for a missing plane, seconds.
  public var sidecarWaitSeconds = 20.0, planeWaitSeconds = 60.0
  /// The planes that come in files of their own, `high`, `low` or both; nil: both, or one file for all.
  public var planes: [String]?
  /// A regular expression that finds the container number in a file name, where no sidecar names it; nil: the setting
  /// `container_pattern`.
  public var containerPattern: String?
  /// The scanner's identifier where the sidecar names none.
  public var scannerId: String?
  /// What holds where the sidecar is silent: its `scanner` and `image`, nothing else.
  public var sidecarDefaults: ScanSidecar?
  /// Whether a receipt is written for every scan.
  public var receipts = false
  /// After so many seconds without a scan the scanner counts as silent; nil: it may be silent for ever.
  public var silentAfterSeconds: Double?
  /// What scans of this folder are for where the sidecar does not say.
  public var purpose: ScanPurpose?
  /// How often the folder is listed, seconds: network folders send no events.
  public var rescanSeconds = 5.0

  enum CodingKeys: String, CodingKey, CaseIterable {
    case name, folder, settleSeconds, sidecarWaitSeconds, planeWaitSeconds, planes, containerPattern, scannerId
    case sidecarDefaults, receipts, silentAfterSeconds, purpose, rescanSeconds
  }

  /// A profile with the defaults.
  public init(name: String, folder: String) { (self.name, self.folder) = (name, folder) }

  /// The sidecar of a scan of this folder with what the profile knows in place of what it leaves open. What the sidecar
  /// says, it says.
  public func completing(_ sidecar: ScanSidecar?) -> ScanSidecar {
    (sidecar ?? ScanSidecar()).completed(by: defaults)
  }

  /// What holds where the sidecar of a scan is silent.
  public var defaults: ScanSidecar {
    var defaults = sidecarDefaults ?? ScanSidecar()
    if defaults.scanner?.id == nil, let scannerId {
      defaults.scanner = defaults.scanner ?? ScanSidecar.Scanner(id: nil)
      defaults.scanner?.id = scannerId
    }
    defaults.purpose = purpose?.rawValue
    return defaults
  }
}

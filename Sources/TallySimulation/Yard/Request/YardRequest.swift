public import TallyPhysics

/// What a data set shall be.
public struct YardRequest: Sendable {
  /// How many scans, and the seed on which everything depends.
  public var count: Int, seed: UInt64
  /// The name of a scanner, or `random` for one that is drawn anew for each scan.
  public var scanner = "mobile-6-4"
  /// A scanner of one's own instead of a named one.
  public var scannerModel: ScannerModel?
  /// Pixel pitch in mm, both ways, instead of the scanner's own: a coarser picture costs less.
  public var pitchMm: Double?
  /// Shares of the kinds of scans.
  public var mix = YardMix.standard
  /// Mass of hidden items, kg.
  public var itemMassKg: ClosedRange<Double> = 5...100
  /// Keys of the families of goods to use; nil for all.
  public var goods: [String]?
  /// Types of containers to use, as `20`, `40`, `40HC` or as size-types; nil for all.
  public var containers: [String]?
  /// Into which splits the scans go.
  public var splits = YardSplits.allTest
  /// How often things go wrong honestly, and how often shipments are unusual.
  public var rates = YardRates.standard
  /// Threads that work at the same time; the result does not depend on it.
  public var threads = 1

  /// A request with every default.
  public init(count: Int, seed: UInt64) { (self.count, self.seed) = (count, seed) }
}

/// Probabilities of what happens in an ordinary port, 0 to 1 each.
public struct YardRates: Sendable, Equatable {
  /// A container whose number the sidecar has with one confusable character; with a wrong check digit everywhere; that no
  /// manifest has.
  public var misreadNumber = 0.05, invalidNumber = 0.015, missingDeclaration = 0.02
  /// Ordinary slips of the paperwork: a typing error or vague words in a description, a code of four digits only, masses
  /// rounded to the hundred, a seal read wrongly, another size-type declared, a manifest that is amended before arrival.
  public var typingError = 0.04, vagueDescription = 0.05, shortCode = 0.05, roundedMass = 0.05, misreadSeal = 0.02
  public var wrongType = 0.01, amendment = 0.12
  /// Faults of the recording: an end cut off, a speed that does not fit the stated pitch, the next vehicle in the picture,
  /// columns that are no scene, saturated air, broad streaks, 8-bit values in a file of 16 bits.
  public var cutOff = 0.03, speedError = 0.02, nextVehicle = 0.02, calibrationColumns = 0.01
  public var saturatedAir = 0.02, streaks = 0.06, eightBit = 0.003
  /// A second family of goods from another consignment in the same box.
  public var groupage = 0.12
  /// One consignment over the boxes of two trucks that follow each other; over both boxes of one truck.
  public var spanning = 0.1, shared = 0.4
  /// Honest oddities among loaded clean boxes: odd pallets, a heavier part of the load, a forklift's battery, a mended floor
  /// or wall, leaning or fallen stacks.
  public var oddities = 0.16
  /// Two 20-foot boxes on a truck that carries 20-foot boxes.
  public var twoBoxes = 0.35
  /// A load that fills only a part of the box.
  public var partLoad = 0.2

  /// What ships by default.
  public static let standard = YardRates()
  /// Recordings without any fault of their own beyond what the scanner's read-out does.
  public var withoutFaults: YardRates {
    var copy = self
    (copy.cutOff, copy.speedError, copy.nextVehicle, copy.calibrationColumns) = (0, 0, 0, 0)
    (copy.saturatedAir, copy.streaks, copy.eightBit) = (0, 0, 0)
    return copy
  }
  /// The defaults.
  public init() {}
}

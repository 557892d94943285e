public import TallyCore

/// One container of an evaluation: what the program said of it, and what is true.
public struct EvaluationRow: Sendable, Codable, Equatable {
  /// Stem of the scan, and number of the container in it.
  public var stem: String, container: String?
  /// The priority, higher is worse; nil where the program could not judge the picture: then it was not flagged.
  public var score: Double?
  /// The calibrated value of the priority; nil where nothing was calibrated.
  public var pValue: Double?
  /// True where the container should have been opened: something hidden, or something else than declared.
  public var isPositive: Bool
  /// What is wrong with it, for example `brick-block` or `commodity`; nil of a clean one.
  public var kind: String?
  /// Kilograms hidden, all items together, where something is hidden.
  public var itemMass: Double?
  /// Where it is hidden, for example `within-cargo`.
  public var placement: String?
  /// Regions of the findings, the worst first, in pixels of the picture.
  public var regions: [PixelRegion]
  /// Boxes around the hidden items, in pixels of the picture.
  public var itemBoxes: [PixelRegion]
  /// How suspicious each region is, in the order of `regions`; empty where they are not scored.
  public var regionScores: [Double] = []
  /// What is known of the hidden item: areal density that it adds, g/cm², the largest of several; its contrast over the
  /// texture around it.
  public var addedArealDensity: Double?, visibility: Double?
  /// What is in the box: section of the tariff, family of most of the mass, `full`, `part` or `empty`.
  public var cargoClass: String?, family: String?, load: String?
  /// True where the manifest says that the box is empty.
  public var isDeclaredEmpty = false
  /// The scanner's name, and the class by which the program calibrates.
  public var scanner: String?, loadClass: String?
  /// What the load looks like to the program, most likely first.
  public var guesses: [String] = []
  /// Kilograms in the box in truth, and as the program weighs them.
  public var trueMass: Double?, mass: WeighedMass?
  /// Cells of the program's anomaly map by value, inside and outside hidden items.
  public var cells: CellCounts?
  /// Statistics of the image indicators, from which calibrations can be made again, and the name that breaks ties.
  public var statistics: [String: Double]?, identity: String?

  /// A weight with its 95 % interval, kg.
  public struct WeighedMass: Sendable, Codable, Equatable {
    /// Kilograms.
    public var estimate: Double, low: Double, high: Double
    /// True where black pixels hide more.
    public var isLowerBound: Bool
    /// A weight.
    public init(estimate: Double, low: Double, high: Double, isLowerBound: Bool) {
      (self.estimate, self.low, self.high, self.isLowerBound) = (estimate, low, high, isLowerBound)
    }
  }

  /// A row.
  public init(
    stem: String, container: String?, score: Double?, pValue: Double?, isPositive: Bool, kind: String? = nil,
    itemMass: Double? = nil, placement: String? = nil, regions: [PixelRegion] = [], itemBoxes: [PixelRegion] = []
  ) {
    (self.stem, self.container, self.score, self.pValue) = (stem, container, score, pValue)
    (self.isPositive, self.kind, self.itemMass, self.placement) = (isPositive, kind, itemMass, placement)
    (self.regions, self.itemBoxes) = (regions, itemBoxes)
  }

  /// The score that counts: what could not be judged was not flagged, and ranks below everything.
  public var ranking: Double { score.flatMap { $0.isNaN ? nil : $0 } ?? -.infinity }
}

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
  var ranking: Double { score.flatMap { $0.isNaN ? nil : $0 } ?? -.infinity }
}

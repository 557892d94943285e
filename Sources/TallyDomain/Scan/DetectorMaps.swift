public import TallyCore

/// What the detector says of one container: maps on a grid of their own, and how that grid lies on the picture.
public struct DetectorMaps: Sendable {
  /// Grid cells across and down.
  public let width: Int, height: Int
  /// The part of the delivered picture that the grid covers, stretched evenly over it.
  public let region: PixelRegion
  /// Size of a cell at the container's mid plane, mm.
  public let pitchMm: Double
  /// `height × width`: the logit of "this does not belong to what is declared".
  public let anomaly: [Float]
  /// `groups × height × width`, vocabulary order: probability of each commodity group.
  public let commodity: [Float]
  /// `height × width`: −ln T of the highest energy, what was seen, resampled to the grid.
  public let attenuation: [Float]
  /// `height × width`: −ln T of the lowest energy; empty where there is one energy only.
  public let attenuationLow: [Float]
  /// What the picture looks like to the network before anybody asks what it is; nil of a model without such an output.
  public let embedding: Embedding?
  /// How far the picture is from those that the network was trained on; nil of a model that cannot tell.
  public let unfamiliarity: Unfamiliarity?
  /// Identity of the model that made them.
  public let model: String

  /// Maps; traps where sizes disagree.
  public init(
    width: Int, height: Int, region: PixelRegion, pitchMm: Double, anomaly: [Float], commodity: [Float],
    attenuation: [Float], attenuationLow: [Float], embedding: Embedding? = nil,
    unfamiliarity: Unfamiliarity? = nil, model: String
  ) {
    let cells = width * height
    precondition(anomaly.count == cells && attenuation.count == cells, "map sizes differ")
    precondition(commodity.count % max(cells, 1) == 0 && (attenuationLow.isEmpty || attenuationLow.count == cells))
    (self.width, self.height, self.region, self.pitchMm) = (width, height, region, pitchMm)
    (self.anomaly, self.commodity, self.model) = (anomaly, commodity, model)
    (self.attenuation, self.attenuationLow) = (attenuation, attenuationLow)
    (self.embedding, self.unfamiliarity) = (embedding, unfamiliarity)
  }

  /// A vector for each cell of a grid over `region`: alike where the picture looks alike.
  public struct Embedding: Sendable {
    /// Length of the vectors; cells across and down.
    public let channels: Int, width: Int, height: Int
    /// `channels × height × width`.
    public let values: [Float]

    /// An embedding; traps where sizes disagree.
    public init(channels: Int, width: Int, height: Int, values: [Float]) {
      precondition(values.count == channels * width * height, "the embedding's size is not that of its values")
      (self.channels, self.width, self.height, self.values) = (channels, width, height, values)
    }
  }

  /// A distance and what is usual.
  public struct Unfamiliarity: Sendable, Equatable {
    /// Distance from the middle of what was trained on, in its own spreads; near 1 for pictures of that kind.
    public let distance: Double
    /// What about one in a hundred pictures of that kind exceeds.
    public let limit: Double

    /// A distance with its limit.
    public init(distance: Double, limit: Double) { (self.distance, self.limit) = (distance, limit) }

    /// True where the picture is unlike what was trained on. A distance that is no number is unlike anything.
    public var isBeyond: Bool { !(distance <= limit) }
  }

  /// A rectangle of grid cells in pixels of the delivered picture.
  public func imageRegion(of cells: PixelRegion) -> PixelRegion {
    func scale(_ cell: Int, _ count: Int, _ first: Int, _ extent: Int) -> Int {
      first + Int((Double(cell) * Double(extent) / Double(count)).rounded())
    }
    return PixelRegion(
      x0: scale(cells.x0, width, region.x0, region.width), y0: scale(cells.y0, height, region.y0, region.height),
      x1: scale(cells.x1, width, region.x0, region.width), y1: scale(cells.y1, height, region.y0, region.height))
  }
}

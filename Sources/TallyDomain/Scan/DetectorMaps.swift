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
  /// Identity of the model that made them.
  public let model: String

  /// Maps; traps where sizes disagree.
  public init(
    width: Int, height: Int, region: PixelRegion, pitchMm: Double, anomaly: [Float], commodity: [Float],
    attenuation: [Float], attenuationLow: [Float], model: String
  ) {
    let cells = width * height
    precondition(anomaly.count == cells && attenuation.count == cells, "map sizes differ")
    precondition(commodity.count % max(cells, 1) == 0 && (attenuationLow.isEmpty || attenuationLow.count == cells))
    (self.width, self.height, self.region, self.pitchMm) = (width, height, region, pitchMm)
    (self.anomaly, self.commodity, self.model) = (anomaly, commodity, model)
    (self.attenuation, self.attenuationLow) = (attenuation, attenuationLow)
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

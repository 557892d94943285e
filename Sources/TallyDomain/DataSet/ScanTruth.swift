public import TallyCore

/// `tallyman-truth/1` (scan-format.md §4): what is really in the boxes. Never read by the pipeline, only by evaluation.
public struct ScanTruth: Sendable, Codable, Equatable {
  /// `tallyman-truth/1`.
  public var format: String
  /// Stem of the scan.
  public var scan: String
  /// One per box, left to right.
  public var containers: [Container]
  /// What was hidden; empty for a clean scan.
  public var items: [Item]
  /// The "any of" of the containers.
  public var misdeclared: Bool?
  /// `commodity`, `mass` or `empty`.
  public var declaredDiffers: String?

  /// The value of `format`.
  public static let format = "tallyman-truth/1"

  /// A truth.
  public init(scan: String, containers: [Container], items: [Item], misdeclared: Bool?, declaredDiffers: String?) {
    format = Self.format
    (self.scan, self.containers, self.items) = (scan, containers, items)
    (self.misdeclared, self.declaredDiffers) = (misdeclared, declaredDiffers)
  }

  /// One box.
  public struct Container: Sendable, Codable, Equatable {
    /// The true number and size-type.
    public var number: String?, sizeType: String?
    /// Transport documents that cover it.
    public var consignments: [String]?
    /// Envelope of the whole box in the picture, half-open, two numbers each.
    public var columns: [Int], rows: [Int]
    /// Kilograms of cargo, and `full`, `part` or `empty`.
    public var cargoMassKg: Double?, load: String?
    /// The goods that are really there.
    public var goods: [Goods]?
    /// The manifest's goods are not the goods in the box, and how: `commodity`, `mass` or `empty`.
    public var misdeclared: Bool?, declaredDiffers: String?
    /// An honest oddity.
    public var note: String?

    /// A box.
    public init(
      number: String?, sizeType: String?, consignments: [String]?, columns: [Int], rows: [Int], cargoMassKg: Double?,
      load: String?, goods: [Goods]?, misdeclared: Bool?, declaredDiffers: String?, note: String?
    ) {
      (self.number, self.sizeType, self.consignments) = (number, sizeType, consignments)
      (self.columns, self.rows, self.cargoMassKg, self.load, self.goods) = (columns, rows, cargoMassKg, load, goods)
      (self.misdeclared, self.declaredDiffers, self.note) = (misdeclared, declaredDiffers, note)
    }
  }

  /// Goods in a box.
  public struct Goods: Sendable, Codable, Equatable {
    /// HS code; family of the yard, which is a key of the commodity vocabulary.
    public var hs: String?, family: String?
    /// Kilograms.
    public var massKg: Double?
    /// Where, in image pixels.
    public var region: PixelRegion?

    /// Goods.
    public init(hs: String?, family: String?, massKg: Double?, region: PixelRegion?) {
      (self.hs, self.family, self.massKg, self.region) = (hs, family, massKg, region)
    }
  }

  /// A hidden item.
  public struct Item: Sendable, Codable, Equatable {
    /// What, of what, and where it was hidden.
    public var kind: String, material: String?, placement: String?
    /// Kilograms.
    public var massKg: Double?
    /// Number of the container that it is in.
    public var container: String?
    /// Bounding box in image pixels, and outline as `[x, y]` pairs.
    public var box: PixelRegion, polygon: [[Double]]?
    /// Mean areal density that it adds, g/cm², and contrast over the noise and texture around it (the data card defines it).
    public var addedArealDensityGCm2: Double?, visibility: Double?

    /// An item.
    public init(
      kind: String, material: String?, massKg: Double?, placement: String?, container: String?, box: PixelRegion,
      polygon: [[Double]]?, addedArealDensityGCm2: Double?, visibility: Double?
    ) {
      (self.kind, self.material, self.massKg, self.placement) = (kind, material, massKg, placement)
      (self.container, self.box, self.polygon) = (container, box, polygon)
      (self.addedArealDensityGCm2, self.visibility) = (addedArealDensityGCm2, visibility)
    }
  }
}

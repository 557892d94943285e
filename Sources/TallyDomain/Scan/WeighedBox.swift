public import TallyCore

/// What physics says of one box: matter on a grid of cells of some 15 mm, and the mass of what is inside. Everything is
/// `height × width`, row-major, row 0 on top.
public struct WeighedBox: Sendable {
  /// Cells across and down.
  public let width: Int, height: Int
  /// The part of the delivered picture that the grid covers, the same number of pixels a cell.
  public let region: PixelRegion
  /// Size of a cell at the container's mid plane, mm.
  public let cellMm: ScanSidecar.Pitch
  /// Areal density of all matter on the ray, g/cm²; a lower bound where nothing came through; NaN outside the beam.
  public let arealDensity: [Float]
  /// The same without the box's own walls and roof; NaN also where its floor, rails, posts and doors hide the cargo.
  public let cargoDensity: [Float]
  /// Kind of matter averaged over the region, 0 organic, 1 mineral, 2 metal, 3 heavy, and one sigma of it; NaN where it is
  /// not known. Empty where there is one energy only.
  public let matter: [Float], matterSigma: [Float]
  /// True where too little of the beam came through to see what is behind.
  public let isUnpenetrated: [Bool]
  /// Where structure of the box hides what is inside.
  public let structure: Structure
  /// What everything in the box weighs.
  public let mass: Mass

  /// A weighed box; traps where sizes disagree.
  public init(
    width: Int, height: Int, region: PixelRegion, cellMm: ScanSidecar.Pitch, arealDensity: [Float],
    cargoDensity: [Float], matter: [Float], matterSigma: [Float], isUnpenetrated: [Bool], structure: Structure,
    mass: Mass
  ) {
    let cells = width * height
    precondition(
      arealDensity.count == cells && cargoDensity.count == cells && isUnpenetrated.count == cells, "map sizes differ")
    precondition(matter.count == matterSigma.count && [0, cells].contains(matter.count), "map sizes differ")
    (self.width, self.height, self.region, self.cellMm) = (width, height, region, cellMm)
    (self.arealDensity, self.cargoDensity, self.isUnpenetrated) = (arealDensity, cargoDensity, isUnpenetrated)
    (self.matter, self.matterSigma, self.structure, self.mass) = (matter, matterSigma, structure, mass)
  }

  /// A rectangle of cells in pixels of the delivered picture.
  public func imageRegion(of cells: PixelRegion) -> PixelRegion {
    let (across, down) = (region.width / max(width, 1), region.height / max(height, 1))
    return PixelRegion(
      x0: region.x0 + cells.x0 * across, y0: region.y0 + cells.y0 * down, x1: region.x0 + cells.x1 * across,
      y1: region.y0 + cells.y1 * down)
  }

  /// Where the box itself lies in the beam, beyond its two side walls.
  public struct Structure: Sendable, Equatable {
    /// Rows of roof and top rails, and of floor and bottom rails.
    public let roof: Range<Int>, floor: Range<Int>
    /// Columns at either end: posts, doors, front wall, machinery.
    public let left: Range<Int>, right: Range<Int>
    /// What both side walls and the roof sheet are reckoned to show in each row, g/cm².
    public let rowGCm2: [Float]
    /// True where the walls were seen without cargo, false where those of the size-type stand for them.
    public let wallsAreMeasured: Bool

    /// A structure.
    public init(
      roof: Range<Int>, floor: Range<Int>, left: Range<Int>, right: Range<Int>, rowGCm2: [Float], wallsAreMeasured: Bool
    ) {
      (self.roof, self.floor, self.left, self.right) = (roof, floor, left, right)
      (self.rowGCm2, self.wallsAreMeasured) = (rowGCm2, wallsAreMeasured)
    }
  }

  /// Mass of everything in the box, tare excluded.
  public struct Mass: Sendable, Equatable {
    /// kg, and one sigma by all that is known to be uncertain.
    public let estimateKg: Double, sigmaKg: Double
    /// Of the mass, what was not seen but taken from around, kg.
    public let inferredKg: Double
    /// Share of the space for cargo where nothing came through, and its area at the mid plane, m².
    public let unpenetratedShare: Double, unpenetratedM2: Double
    /// The interval that holds the true mass with a probability of 95 %, kg. Where something was not penetrated its upper end
    /// is the most that such a box can carry.
    public let interval: ClosedRange<Double>
    /// True where unpenetrated cells hide more.
    public let isLowerBound: Bool

    /// A mass.
    public init(
      estimateKg: Double, sigmaKg: Double, inferredKg: Double, unpenetratedShare: Double, unpenetratedM2: Double,
      interval: ClosedRange<Double>, isLowerBound: Bool
    ) {
      (self.estimateKg, self.sigmaKg, self.inferredKg) = (estimateKg, sigmaKg, inferredKg)
      (self.unpenetratedShare, self.unpenetratedM2) = (unpenetratedShare, unpenetratedM2)
      (self.interval, self.isLowerBound) = (interval, isLowerBound)
    }
  }
}

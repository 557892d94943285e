internal import TallyCore
internal import TallyDomain

/// One box on even cells, as all baselines look at it: −ln T of both energies, in the picture's own orientation.
struct LoadPicture: Sendable {
  /// Of the highest energy, and of the lowest; the latter nil where there is one energy only.
  let high: ValueGrid, low: ValueGrid?
  /// The box without posts, roof and floor.
  let interior: PixelRegion

  /// Side of a cell, mm.
  static let pitchMm = 16.0
  /// How far posts, roof and floor reach into the picture of a box: 200 mm at the ends; seen aslant, 12 % of the height above
  /// and 10 % below.
  static let structure = (endsMm: 200.0, top: 0.12, bottom: 0.1)

  /// Throws `JudgeError.box` where the box has no cells.
  init(_ subject: JudgedContainer) throws(JudgeError) {
    // Without a side for the doors nothing is mirrored.
    let box = FoundBox(
      region: subject.box.region, doors: nil, confidence: subject.box.confidence,
      sidecarIndex: subject.box.sidecarIndex)
    var description = InputDescription.standard
    description.pitchMm = Self.pitchMm
    description.planes = []
    let input: DetectorInput
    do {
      input = try DetectorInput(radiograph: subject.radiograph, box: box, description: description)
    } catch {
      throw .box(problem: error.explanation.problem)
    }
    let grid = input.grid
    high = ValueGrid(width: grid.columns, height: grid.rows, region: grid.region, values: input.attenuationHigh)
    low =
      input.attenuationLow.isEmpty
      ? nil : ValueGrid(width: grid.columns, height: grid.rows, region: grid.region, values: input.attenuationLow)
    let ends = Int(Self.structure.endsMm / Self.pitchMm)
    let inside = PixelRegion(
      x0: ends, y0: Int(Double(grid.rows) * Self.structure.top), x1: grid.columns - ends,
      y1: grid.rows - Int(Double(grid.rows) * Self.structure.bottom))
    interior = inside.isEmpty ? PixelRegion(x0: 0, y0: 0, x1: grid.columns, y1: grid.rows) : inside
  }

  /// Cells for a length in mm, at least one.
  static func cells(mm: Double) -> Int { max(1, Int((mm / pitchMm).rounded())) }
}

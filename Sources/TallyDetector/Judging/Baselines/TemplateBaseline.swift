internal import TallyCore

/// The template residual: what the picture shows beyond the best sum of one figure per row and one per column (Tukey's median
/// polish, "Exploratory data analysis", 1977). An empty box is such a sum, and so is a load of even stacks; the highest
/// residual over 0.2 × 0.2 m, in g/cm², is the score. It knows nothing of the declaration.
public struct TemplateBaseline: ContainerJudge {
  /// `baseline:template`.
  public let identity = "baseline:template"
  /// Sweeps over rows and columns; what changes after them is below the noise.
  static let sweeps = 3

  /// A judge.
  public init() {}

  /// The highest residual, and the places of the highest ones.
  public func verdict(_ subject: JudgedContainer, threads: Int) throws(JudgeError) -> ContainerVerdict? {
    let picture = try LoadPicture(subject)
    let residual = Self.residual(picture.high, in: picture.interior)
    var map = residual.smoothed(radius: LoadPicture.cells(mm: ArealDensityBaseline.windowMm) / 2)
    map.values = map.values.map { $0 / ArealDensityBaseline.coefficient }
    return .peaks(of: map, in: picture)
  }

  /// Inside the area what rows and columns leave; 0 elsewhere.
  static func residual(_ grid: ValueGrid, in area: PixelRegion) -> ValueGrid {
    var result = grid
    for cell in result.values.indices
    where !area.contains(x: cell % grid.width, y: cell / grid.width) { result.values[cell] = 0 }
    for _ in 0..<sweeps {
      for y in area.y0..<area.y1 {
        let middle = median(of: (area.x0..<area.x1).map { result.values[y * grid.width + $0] })
        for x in area.x0..<area.x1 { result.values[y * grid.width + x] -= middle }
      }
      for x in area.x0..<area.x1 {
        let middle = median(of: (area.y0..<area.y1).map { result.values[$0 * grid.width + x] })
        for y in area.y0..<area.y1 { result.values[y * grid.width + x] -= middle }
      }
    }
    return result
  }

  private static func median(of values: [Float]) -> Float {
    values.isEmpty ? 0 : values.sorted()[values.count / 2]
  }
}

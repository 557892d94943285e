/// The raw threshold: the highest areal density over 0.2 × 0.2 m anywhere in the load, g/cm². What a scanner's "dense
/// object" alarm does. It knows nothing of the declaration.
public struct ArealDensityBaseline: ContainerJudge {
  /// `baseline:areal-density`.
  public let identity = "baseline:areal-density"
  /// Side of the window, mm.
  static let windowMm = 200.0
  /// Effective mass attenuation coefficient of a 6 MV beam in middling elements, cm²/g: between those of water and iron at
  /// 2 to 4 MeV (NIST, Hubbell and Seltzer, XCOM).
  static let coefficient: Float = 0.04

  /// A judge.
  public init() {}

  /// The highest window, and the places of the highest ones.
  public func verdict(_ subject: JudgedContainer, threads: Int) throws(JudgeError) -> ContainerVerdict? {
    let picture = try LoadPicture(subject)
    var map = picture.high.smoothed(radius: LoadPicture.cells(mm: Self.windowMm) / 2)
    map.values = map.values.map { $0 / Self.coefficient }
    return .peaks(of: map, in: picture)
  }
}

extension ContainerVerdict {
  /// The highest cell of the interior is the score, the highest places are the regions; nil where nothing is finite.
  static func peaks(of map: ValueGrid, in picture: LoadPicture) -> ContainerVerdict? {
    let regions = map.peaks(in: picture.interior, gap: LoadPicture.cells(mm: 60))
    return regions.first.map { ContainerVerdict(score: $0.score, regions: regions, map: map) }
  }
}

/// How much the inversion averages and what it believes.
public struct InversionSettings: Sendable, Equatable {
  /// Reach of the averaging of the material signal, pixels: at 14 a flat region is averaged over some 1,000 pixels.
  public var reachPx: Float = 14
  /// A step between neighbours stops the averaging where it is larger than so many sigma of their noise and than a share of
  /// the attenuation with a least part.
  public var edgeSigmas: Float = 2.5, edgeShare: Float = 0.06, edgeLeast: Float = 0.02
  /// How far from an edge blur mixes what lies on both sides, pixels.
  public var edgeWideningPx = 2
  /// A pixel is unpenetrated where its signal above scatter is less than so many sigma.
  public var penetratedSigmas: Float = 3
  /// And where it is less than so many times what is not known of the scatter.
  public var penetratedDoubts: Float = 2
  /// One sigma of what texture within a cell adds to its attenuation, relative: the variance tells it to second order only.
  public var textureDoubt: Float = 0.5
  /// One sigma of what is subtracted as scatter from nearby and as leak, relative, and of each attenuation by its calibration,
  /// relative.
  public var scatterDoubt: Float = 0.1, leakDoubt: Float = 0.1, calibrationDoubt: Float = 0.004
  /// With one energy the class is not measured: what is assumed, and one sigma of it.
  public var assumedCoordinate: Float = 0.4, assumedSigma: Float = 0.7

  /// The settings that the program uses.
  public static let standard = InversionSettings()

  /// The standard settings.
  public init() {}
}

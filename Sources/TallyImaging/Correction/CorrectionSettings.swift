/// The thresholds of the correction chain. All are relative to open air, so they do not depend on a scanner's counts.
public struct CorrectionSettings: Sendable, Equatable {
  /// Share of a column's rows that must read as air for the column to count as open.
  public var openColumnShare = 0.97
  /// How far from air a pixel may lie and still count as air before the channel gains are known.
  public var openAirTolerance: Float = 0.2
  /// Fewest open columns from which channel gains are estimated.
  public var fewestOpenColumns = 8
  /// Fewest open rows from which the dose of one pulse is estimated.
  public var fewestOpenRows = 6
  /// A channel whose gain differs by more than this from the channels around it is defective: dead, hot or offset.
  public var channelGainTolerance: Float = 0.1
  /// A pulse whose dose lies outside this range of the pulses around it is lost.
  public var pulseDoseRange: ClosedRange<Float> = 0.5...1.3
  /// A single pixel is defective when it lies this many sigma outside the range of its eight neighbours.
  public var pixelOutlierSigmas: Float = 8
  /// A pixel within this many sigma of no signal is unpenetrated.
  public var unpenetratedSigmas: Float = 3
  /// Air noise above the first is a fault; above the second the picture is not to be judged.
  public var noisyAir: Float = 0.06, hopelessAir: Float = 0.25
  /// Height of the scene that a scanner covers when nothing declares the pitch, mm (a truck is at most 4,000 to 4,200 mm high).
  public var assumedSceneHeightMm = 4_750.0

  /// The settings that the program uses.
  public static let standard = CorrectionSettings()

  /// The standard settings.
  public init() {}
}

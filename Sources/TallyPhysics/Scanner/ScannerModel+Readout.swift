extension ScannerModel {
  /// How the read-out errs. Every part can be switched off by 0.
  public struct Readout: Sendable, Codable, Equatable {
    /// Bits of a sample, 8 to 16.
    public var bitDepth: Int
    /// One sigma of focal spot, crystal and motion together, in pixels, along travel and along height.
    public var blurX: Double, blurY: Double
    /// One sigma of the boom's swing: the picture moves up and down by so many rows, slowly from column to column.
    public var wobble: Double
    /// Scattered radiation that reaches a detector element: share of the mean signal within `scatterReachPx` rows of the
    /// same pulse; and what comes from elsewhere, as a share of the open air.
    public var scatterFraction: Double, scatterReachPx: Double, leakFraction: Double
    /// Share of what the load scatters forward (its broad-beam build-up) that a detector element catches, spread over the
    /// same rows: 1 would be a broad beam.
    public var loadScatter: Double
    /// One sigma of the dose from pulse to pulse, common to all planes; of the part that each plane has for itself; and of
    /// the slow drift over a scan. All relative.
    public var pulseFluctuation: Double, planeFluctuation: Double, drift: Double
    /// Probability that a pulse is lost or weak.
    public var lostPulses: Double
    /// One sigma of the gain of single channels and of whole modules, relative, and rows a module.
    public var channelGain: Double, moduleGain: Double, moduleRows: Int
    /// One sigma of the dark level from channel to channel, counts.
    public var darkSpread: Double
    /// One sigma of electronic noise, counts.
    public var electronicNoise: Double
    /// Expected number of dead and of hot channels in a line.
    public var deadChannels: Double, hotChannels: Double
    /// Share of the signal of one column that glows on in the next.
    public var afterglow: Double
    /// True where the energies alternate pulse by pulse, so that the planes lie apart by `1 / planes` of a column.
    public var isInterleaved: Bool

    /// A read-out without any error, of 16 bits.
    public static let ideal = Readout(
      bitDepth: 16, blurX: 0, blurY: 0, wobble: 0, scatterFraction: 0, scatterReachPx: 60, leakFraction: 0,
      loadScatter: 0,
      pulseFluctuation: 0,
      planeFluctuation: 0, drift: 0, lostPulses: 0, channelGain: 0, moduleGain: 0, moduleRows: 16, darkSpread: 0,
      electronicNoise: 0, deadChannels: 0, hotChannels: 0, afterglow: 0, isInterleaved: false)
  }
}

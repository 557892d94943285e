/// One noise or defect of the read-out: what it is called, which values it may have, which are usual, and how it is
/// switched off. The list is what checks a scanner's file, what random scanners are held to, and what documentation prints.
public struct ReadoutParameter: Sendable {
  /// Name in a scanner's file.
  public let name: String
  /// What its number means.
  public let unit: String
  /// Values that the read-out can reckon with.
  public let permitted: ClosedRange<Double>
  /// Values that real machines have.
  public let usual: ClosedRange<Double>
  /// A sentence.
  public let meaning: String
  /// The place of its number.
  let path: any WritableKeyPath<ScannerModel.Readout, Double> & Sendable

  /// Its value in a read-out.
  public func value(in readout: ScannerModel.Readout) -> Double { readout[keyPath: path] }

  /// A read-out with another value of it; 0 switches it off.
  public func setting(_ value: Double, in readout: ScannerModel.Readout) -> ScannerModel.Readout {
    var copy = readout
    copy[keyPath: path] = value
    return copy
  }

  /// Those that 0 switches off, in the order in which they act. Quanta (`quanta_in_air` of a plane), quantisation
  /// (`bit_depth`) and energies in turn (`is_interleaved`) have switches of another kind.
  public static let all: [ReadoutParameter] = optical + scattered + pulsed + electrical

  private static let optical = [
    ReadoutParameter(
      name: "wobble", unit: "rows, one sigma", permitted: 0...20, usual: 0...1.5,
      meaning: "The boom swings: columns move up and down slowly.", path: \.wobble),
    ReadoutParameter(
      name: "blur_x", unit: "columns, one sigma", permitted: 0...20, usual: 0.3...1.5,
      meaning: "Unsharpness along the travel: focal spot, element and motion.", path: \.blurX),
    ReadoutParameter(
      name: "blur_y", unit: "rows, one sigma", permitted: 0...20, usual: 0.3...1.5,
      meaning: "Unsharpness along the height: focal spot and element.", path: \.blurY),
  ]
  private static let scattered = [
    ReadoutParameter(
      name: "scatter_fraction", unit: "share of the signal nearby", permitted: 0...0.9, usual: 0.001...0.05,
      meaning: "Scatter in the scanner's own parts, from rows nearby in the same pulse.", path: \.scatterFraction),
    ReadoutParameter(
      name: "load_scatter", unit: "share of what the load scatters forward", permitted: 0...1, usual: 0...0.1,
      meaning: "Scatter from the load, grows with the field and with what stands in it.", path: \.loadScatter),
    ReadoutParameter(
      name: "leak_fraction", unit: "share of open air", permitted: 0...0.9, usual: 0.0001...0.07,
      meaning: "Radiation that reaches the line from elsewhere; thick steel saturates at it.", path: \.leakFraction),
  ]
  private static let pulsed = [
    ReadoutParameter(
      name: "pulse_fluctuation", unit: "relative, one sigma", permitted: 0...0.9, usual: 0.005...0.03,
      meaning: "The dose differs from pulse to pulse, alike in all planes.", path: \.pulseFluctuation),
    ReadoutParameter(
      name: "plane_fluctuation", unit: "relative, one sigma", permitted: 0...0.9, usual: 0.001...0.01,
      meaning: "The part of it that each plane has for itself.", path: \.planeFluctuation),
    ReadoutParameter(
      name: "drift", unit: "relative, one sigma", permitted: 0...0.9, usual: 0...0.03,
      meaning: "The dose drifts slowly over a scan.", path: \.drift),
    ReadoutParameter(
      name: "lost_pulses", unit: "probability a column", permitted: 0...0.9, usual: 0...0.005,
      meaning: "Pulses are lost, weak or too strong, some over a part of the line.", path: \.lostPulses),
    ReadoutParameter(
      name: "afterglow", unit: "share of the column before", permitted: 0...0.9, usual: 0.0005...0.02,
      meaning: "The crystal glows on into the next column.", path: \.afterglow),
  ]
  private static let electrical = [
    ReadoutParameter(
      name: "channel_gain", unit: "relative, one sigma", permitted: 0...0.9, usual: 0.002...0.02,
      meaning: "Channels differ in gain.", path: \.channelGain),
    ReadoutParameter(
      name: "module_gain", unit: "relative, one sigma", permitted: 0...0.9, usual: 0.002...0.03,
      meaning: "Modules of several channels differ in gain.", path: \.moduleGain),
    ReadoutParameter(
      name: "dark_spread", unit: "counts, one sigma", permitted: 0...10_000, usual: 1...40,
      meaning: "Channels differ in dark level.", path: \.darkSpread),
    ReadoutParameter(
      name: "electronic_noise", unit: "counts, one sigma", permitted: 0...10_000, usual: 1...20,
      meaning: "Noise of the amplifiers.", path: \.electronicNoise),
    ReadoutParameter(
      name: "dead_channels", unit: "expected a line", permitted: 0...10_000, usual: 0...5,
      meaning: "Channels that show the dark level.", path: \.deadChannels),
    ReadoutParameter(
      name: "hot_channels", unit: "expected a line", permitted: 0...10_000, usual: 0...3,
      meaning: "Channels that show the highest count.", path: \.hotChannels),
  ]
}

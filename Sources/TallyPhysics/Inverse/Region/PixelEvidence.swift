internal import Foundation
internal import TallyDomain

/// What one plane says of each pixel once scatter is taken off: −ln T with its variance.
struct PixelEvidence {
  /// −ln T; where too little came through, of the least signal that would have counted.
  var attenuation: [Float]
  /// Variance of one pixel by quanta, electronics and what correction left; and one sigma of the doubt about scatter.
  var variance: [Float], doubt: [Float]
  /// True where too little came through.
  var isDark: [Bool]
}

/// Makes evidence of the planes of a radiograph, by what the scanner is known to do.
struct EvidenceReader: Sendable {
  private let quanta: [QuantumNoise], electronic: [Float]
  private var scatter: [ScatterField]
  private let isInterleaved: Bool
  /// Pixels that are averaged in what is read: 1 where single pixels are.
  private var pixels: Float = 1
  private(set) var settings: InversionSettings

  init(_ forward: ForwardModel, settings: InversionSettings) {
    let scanner = forward.scanner
    quanta = forward.beams.map(QuantumNoise.init)
    scatter = ScatterField.fields(of: forward)
    electronic = scanner.planes.map { plane in
      // Rounding to whole counts is noise too: one twelfth of a count squared.
      let counts = (scanner.readout.electronicNoise * scanner.readout.electronicNoise + 1.0 / 12).squareRoot()
      return Float(counts / (plane.airCounts - plane.darkCounts))
    }
    isInterleaved = scanner.readout.isInterleaved
    self.settings = settings
  }

  /// The same for means over cells of so many pixels.
  func ofCells(across: Int, down: Int) -> EvidenceReader {
    var copy = self
    copy.pixels = Float(across * down)
    copy.scatter = scatter.map { $0.ofRows(down) }
    let side = copy.pixels.squareRoot()
    copy.settings.reachPx = max(1.5, settings.reachPx / side)
    copy.settings.edgeWideningPx = max(1, Int((Float(settings.edgeWideningPx) / side).rounded()))
    return copy
  }

  /// The same for a machine that scatters so many times as much nearby and has another leak in all planes, each give or take a
  /// relative sigma.
  func scattering(_ factor: Float, doubt: Float, leak: Float, leakDoubt: Float) -> EvidenceReader {
    var copy = self
    copy.scatter = scatter.map { $0.varied(times: factor, leak: leak) }
    (copy.settings.scatterDoubt, copy.settings.leakDoubt) = (doubt, leakDoubt)
    return copy
  }

  /// What leaks into a plane from elsewhere, in units of open air.
  func leak(plane: Int) -> Float { scatter[plane].leak }

  /// Signals of a plane with scatter taken off, and what was taken off.
  func unscattered(_ signals: [Float], width: Int, plane: Int) -> (signal: [Float], scatter: [Float]) {
    var values = signals
    guard !scatter[plane].isNone else { return (values, [Float](repeating: 0, count: values.count)) }
    let removed = scatter[plane].remove(from: &values, width: width)
    return (values, removed)
  }

  /// Variance of a pixel's signal, in units of open air squared, where `total` is what the detector saw there.
  func variance(ofSignal total: Float, plane: Int, airNoise: Float) -> Float {
    let floor = electronic[plane] * electronic[plane]
    // What is left of pulses and gains: noise of open air beyond that of quanta and electronics, in single pixels.
    let excess = max(0, airNoise * airNoise - quanta[plane].weight(ofSignal: 1) - floor)
    let signal = max(total, 0)
    return (signal * quanta[plane].weight(atDepth: QuickDepth.of(max(signal, 1e-7))) + floor + excess * signal * signal)
      / pixels
  }

  /// −ln T and its variance straight from each pixel, for finding edges.
  func rough(_ signals: [Float], scatter removed: [Float], airNoise: Float, plane: Int) -> PixelEvidence {
    var evidence = PixelEvidence(attenuation: signals, variance: signals, doubt: [], isDark: [])
    for pixel in signals.indices {
      let variance = variance(ofSignal: signals[pixel] + removed[pixel], plane: plane, airNoise: airNoise)
      let signal = max(signals[pixel], 2 * variance.squareRoot(), 1e-5)
      evidence.attenuation[pixel] = -log(signal)
      evidence.variance[pixel] = variance / (signal * signal)
    }
    return evidence
  }

  /// The evidence of signals of a plane, where `means` are their averages over the region. A pixel with much signal speaks for
  /// itself; one with little is mostly noise, whose logarithm would be biased, and takes the mean of its region.
  ///
  /// `texture`: relative variance within each cell beyond that of noise, by half of which the mean of a logarithm lies above
  /// the logarithm of a mean; empty for single pixels.
  func evidence(
    _ signals: [Float], means: [Float], scatter removed: [Float], airNoise: Float, plane: Int, texture: [Float] = []
  ) -> PixelEvidence {
    let count = signals.count
    let leak = scatter[plane].isNone ? 0 : scatter[plane].leak
    let regionRoot = max(1, Self.regionRoot / pixels.squareRoot())
    let blank = [Float](repeating: 0, count: count)
    var evidence = PixelEvidence(
      attenuation: blank, variance: blank, doubt: blank, isDark: [Bool](repeating: false, count: count))
    for pixel in 0..<count {
      let mean = means[pixel]
      let variance = variance(ofSignal: mean + removed[pixel], plane: plane, airNoise: airNoise)
      let unknown = settings.leakDoubt * leak + settings.scatterDoubt * max(removed[pixel] - leak, 0)
      // Less than what is not known of the scatter is as little a signal as less than its noise.
      let least = max(
        settings.penetratedSigmas * variance.squareRoot() / regionRoot,
        settings.penetratedDoubts * unknown)
      let isDark = !(mean > least)
      let middle = isDark ? least : mean
      let noisiness = variance / (middle * middle) / Self.noisy
      let own = 1 / (1 + noisiness * noisiness)
      let signal = isDark ? least : max(middle + own * (signals[pixel] - middle), least)
      let relative = variance / (middle * middle)
      // The mean of a logarithm lies below the logarithm of the mean by half the relative variance.
      evidence.attenuation[pixel] = -log(signal) - own * own * min(relative, 0.1) / 2
      if !texture.isEmpty && !isDark { evidence.attenuation[pixel] += min(texture[pixel], 0.5) / 2 }
      evidence.variance[pixel] = relative
      evidence.doubt[pixel] = unknown / middle
      if !texture.isEmpty { evidence.doubt[pixel] += settings.textureDoubt * min(texture[pixel], 0.5) / 2 }
      evidence.isDark[pixel] = isDark
    }
    return evidence
  }

  /// Relative variance of a pixel from which on the region counts more than the pixel: a tenth is one sigma.
  private static let noisy: Float = 0.01
  /// Square root of the pixels over which `means` are averaged, at least.
  private static let regionRoot: Float = 7

  /// Brings two planes onto each other: where energies alternate, the second lies half a column further on, so it is moved
  /// back by the mean of two columns. Together with the half column that its own pulses blur, that is one, two, one parts of
  /// three columns; the first is blurred as much, so that edges do not look like matter of their own.
  func registered(_ first: [Float], _ second: [Float], width: Int) -> (first: [Float], second: [Float]) {
    guard isInterleaved, width > 1 else { return (first, second) }
    var (blurred, moved) = (first, second)
    for start in stride(from: 0, to: first.count, by: width) {
      for column in 0..<width {
        let left = start + max(column - 1, 0), here = start + column, right = start + min(column + 1, width - 1)
        blurred[here] = 0.5 * first[here] + 0.25 * (first[left] + first[right])
        moved[here] = (second[left] + second[here]) / 2
      }
    }
    return (blurred, moved)
  }
}

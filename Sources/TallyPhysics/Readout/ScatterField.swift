internal import Foundation

/// Radiation that reaches detector elements beside the straight way, as a read-out states it.
struct ScatterField: Sendable {
  private(set) var fraction: Float, load: Float, leak: Float
  private var reach: Double
  private let curve: LoadScatter?

  init(_ readout: ScannerModel.Readout, curve: LoadScatter?) {
    (fraction, load) = (Float(readout.scatterFraction), Float(readout.loadScatter))
    (leak, reach) = (Float(readout.leakFraction), readout.scatterReachPx)
    self.curve = readout.loadScatter > 0 ? curve : nil
  }

  /// One a plane.
  static func fields(of forward: ForwardModel) -> [ScatterField] {
    let readout = forward.scanner.readout
    return forward.scanner.planes.indices.map { plane in
      ScatterField(readout, curve: readout.loadScatter > 0 ? LoadScatter(forward, plane: plane) : nil)
    }
  }

  /// The same for pictures whose rows are so many rows high.
  func ofRows(_ rows: Int) -> ScatterField {
    var copy = self
    copy.reach = reach / Double(rows)
    return copy
  }

  /// With so many times as much from rows nearby and from the load, and another leak.
  func varied(times factor: Float, leak: Float) -> ScatterField {
    var copy = self
    (copy.fraction, copy.load, copy.leak) = (fraction * factor, load * factor, leak)
    return copy
  }

  var isNone: Bool { fraction <= 0 && leak <= 0 && curve == nil }

  /// Open air is calibrated to 1, scatter included.
  private var scale: Float { 1 / (1 + fraction + leak) }

  /// Adds to a picture of unscattered signals what the pulse's own fan scatters to rows nearby (two-sided exponential of
  /// some rows) and what leaks in from elsewhere. This is what makes thick steel saturate instead of fading to nothing.
  func add(to values: inout [Float], width: Int) {
    let scattered = scattered(values, width: width)
    for pixel in values.indices { values[pixel] = (values[pixel] + scattered[pixel] + leak) * scale }
  }

  /// Takes off again what `add` added, by going round: the scatter of what is left is what is taken off. Returns what was
  /// taken off, which is as uncertain as the scanner's figures are.
  func remove(from values: inout [Float], width: Int) -> [Float] {
    let measured = values
    var scattered = [Float](repeating: 0, count: values.count)
    for _ in 0..<3 {
      scattered = self.scattered(values, width: width, isQuick: true)
      for pixel in values.indices { values[pixel] = measured[pixel] / scale - scattered[pixel] - leak }
    }
    for pixel in values.indices { scattered[pixel] += leak }
    return scattered
  }

  private func scattered(_ values: [Float], width: Int, isQuick: Bool = false) -> [Float] {
    guard width > 0, fraction > 0 || curve != nil else { return [Float](repeating: 0, count: values.count) }
    var source = values
    for pixel in source.indices {
      let value = values[pixel]
      guard value > 1e-7 else {
        source[pixel] = value > 0 ? value * (fraction + load * (curve?.excess(ofSignal: value) ?? 0)) / 2 : 0
        continue
      }
      let excess = isQuick ? curve?.excess(atDepth: QuickDepth.of(value)) : curve?.excess(ofSignal: value)
      source[pixel] = value * (fraction + load * (excess ?? 0)) / 2
    }
    let keep = Float(exp(-1 / reach))
    let height = values.count / width
    var sum = source
    var running = Array(source.prefix(width))
    for row in 0..<height { Self.smooth(&running, source, &sum, at: row * width, keep: keep, adding: false) }
    running = Array(source.suffix(width))
    for row in (0..<height).reversed() {
      Self.smooth(&running, source, &sum, at: row * width, keep: keep, adding: true)
    }
    return sum
  }

  /// One row of a running mean along height.
  private static func smooth(
    _ running: inout [Float], _ values: [Float], _ sum: inout [Float], at start: Int, keep: Float, adding: Bool
  ) {
    for column in running.indices {
      let mean = values[start + column] + keep * (running[column] - values[start + column])
      running[column] = mean
      sum[start + column] = adding ? sum[start + column] + mean : mean
    }
  }
}

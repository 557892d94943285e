internal import TallyKernelTable

/// Functions of one number over dense arrays.
public enum Elementwise {
  /// Floats of one chunk: small enough to balance, large enough to be worth a thread's while.
  static let chunk = 16_384

  /// `y[i] = f(x[i])`; the twin is `Activation.reference`. `y` may be `x`.
  public static func apply(_ activation: Activation, _ x: FloatView, _ y: FloatView, team: WorkerTeam) {
    precondition(y.count == x.count, "\(x.count) → \(y.count)")
    team.forEach((x.count + chunk - 1) / chunk) { index, _ in
      let first = index * chunk
      let count = min(chunk, x.count - first)
      if x.base != y.base { (y.base + first).update(from: x.base + first, count: count) }
      team.kernels.activate(activation.kernel, activation.alpha, activation.beta, y.base + first, count)
    }
  }

  /// Softmax over dense rows, in place: `x[r, c] = e^x[r, c] / Σ e^x[r, ·]`.
  public static func softmax(_ x: FloatView, rows: Int, columns: Int, team: WorkerTeam) {
    precondition(x.count >= rows * columns, "\(rows)×\(columns) of \(x.count)")
    if columns == 0 { return }
    let band = max(1, chunk / columns)
    team.forEach((rows + band - 1) / band) { index, _ in
      let first = index * band
      team.kernels.softmax(x.base + first * columns, min(band, rows - first), columns)
    }
  }

  /// The definition of `softmax`.
  public static func softmaxReference(_ x: [Float], rows: Int, columns: Int) -> [Float] {
    var y = x
    for r in 0..<rows {
      let row = x[r * columns..<(r + 1) * columns]
      let maximum = Double(row.max() ?? 0)
      let powers = row.map { exponential(Double($0) - maximum) }
      let sum = powers.reduce(0, +)
      for c in 0..<columns { y[r * columns + c] = Float(powers[c] / sum) }
    }
    return y
  }
}

extension Elementwise {
  /// `y[p, c] = f(x[p, c] · scale[c] + shift[c])`, channels last; `y` may be `x`. Its twin is these words.
  public static func affine(
    _ x: FloatView, _ y: FloatView, pixels: Int, channels: Int, scale: FloatView, shift: FloatView,
    activation: Activation, team: WorkerTeam
  ) {
    precondition(x.count >= pixels * channels && y.count >= pixels * channels, "\(pixels)×\(channels)")
    precondition(scale.count >= channels && shift.count >= channels, "\(channels) channels")
    if channels == 0 { return }
    let band = max(1, chunk / channels)
    team.forEach((pixels + band - 1) / band) { index, _ in
      let first = index * band
      let count = min(band, pixels - first)
      team.kernels.finish(
        EpilogueParts(
          bias: nil, scale: scale.base, shift: shift.base, residual: nil, residualStride: 0,
          activation: activation.kernel, alpha: activation.alpha, beta: activation.beta),
        x.base + first * channels, channels, y.base + first * channels, channels, count, channels)
    }
  }
}

extension Elementwise {
  /// `y[i] = function(x[i])`, number by number; `y` may be `x`.
  public static func map(
    _ x: FloatView, _ y: FloatView, team: WorkerTeam, _ function: @Sendable (Float) -> Float
  ) {
    precondition(y.count == x.count, "\(x.count) → \(y.count)")
    team.forEach((x.count + chunk - 1) / chunk) { index, _ in
      for i in index * chunk..<min((index + 1) * chunk, x.count) { y.base[i] = function(x.base[i]) }
    }
  }
}

extension Elementwise {
  /// `y[i] = value`.
  public static func fill(_ y: FloatView, with value: Float, team: WorkerTeam) {
    team.forEach((y.count + chunk - 1) / chunk) { index, _ in
      team.kernels.fill(y.base + index * chunk, min(chunk, y.count - index * chunk), value)
    }
  }
}

extension Elementwise {
  /// `y[r] = Σ x[r, c] / columns` over dense rows.
  public static func rowMeans(_ x: FloatView, _ y: FloatView, rows: Int, columns: Int, team: WorkerTeam) {
    precondition(x.count >= rows * columns && y.count >= rows && columns > 0, "\(rows)×\(columns)")
    let band = max(1, chunk / columns)
    team.forEach((rows + band - 1) / band) { index, _ in
      let first = index * band
      team.kernels.sumRows(
        x.base + first * columns, min(band, rows - first), columns, 1 / Float(columns), y.base + first)
    }
  }

  /// The definition of `rowMeans`.
  public static func rowMeansReference(_ x: [Float], rows: Int, columns: Int) -> [Float] {
    (0..<rows).map { r in
      Float((0..<columns).reduce(0.0) { $0 + Double(x[r * columns + $1]) } / Double(columns))
    }
  }
}

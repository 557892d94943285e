internal import TallyCore

/// Unevenness of matter inside a body: a factor on its areal density that varies over the picture around 1.
struct Texture: Sendable {
  /// What the unevenness looks like.
  enum Kind: Int, Sendable, CaseIterable {
    /// Fine and shapeless: powder, pellets, fibres.
    case grain
    /// As large as a fist: fruit, meat, beans settling in a bag.
    case lumps
    /// Soft clouds of a few hand's breadths: textiles.
    case cloud
    /// Upright bands: things standing side by side.
    case bands
    /// Lying streaks: boards, sheets.
    case streaks
  }

  var kind: Kind
  /// One standard deviation as a share of the density.
  var amplitude: Float
  /// Where in the endless pattern the body begins, so that no two look the same.
  var shiftX: Int, shiftY: Int

  /// A texture at a random place of its pattern.
  init(_ kind: Kind, _ amplitude: Double, _ random: inout SeededGenerator) {
    // The patterns reach three deviations: more would leave less than no matter somewhere.
    (self.kind, self.amplitude) = (kind, Float(min(amplitude, 0.33)))
    (shiftX, shiftY) = (random.integer(0..<TextureTiles.size), random.integer(0..<TextureTiles.size))
  }
}

/// The patterns, made once from a fixed seed: square, repeating without a seam, mean 0, standard deviation 1, within ±3.
struct TextureTiles: Sendable {
  /// Samples a side, a power of two, and millimetres a sample at the mid plane.
  static let size = 512, spacing = 6.0
  /// `size × size` values of each kind, in the order of `Texture.Kind`.
  let values: [[Float]]

  /// The tiles that every yard uses.
  static let standard = TextureTiles()

  private init() {
    values = Texture.Kind.allCases.map { kind in
      var random = SeededGenerator(seed: UInt64(kind.rawValue), stream: "texture")
      // Blur radii in samples along x and y, and their share of the sum.
      let scales: [(x: Int, y: Int, share: Float)] =
        switch kind {
        case .grain: [(1, 1, 1), (3, 3, 0.5)]
        case .lumps: [(4, 4, 1), (9, 6, 0.5), (1, 1, 0.25)]
        case .cloud: [(16, 12, 1), (40, 30, 0.8), (3, 3, 0.3)]
        case .bands: [(3, 60, 1), (10, 100, 0.8), (4, 4, 0.3)]
        case .streaks: [(50, 1, 1), (100, 4, 0.6), (2, 1, 0.2)]
        }
      var sum = [Float](repeating: 0, count: Self.size * Self.size)
      for scale in scales {
        let layer = Self.smoothNoise(radiusX: scale.x, radiusY: scale.y, &random)
        for i in sum.indices { sum[i] += layer[i] * scale.share }
      }
      return Self.normalised(sum).map { min(max($0, -3), 3) }
    }
  }

  private static func smoothNoise(radiusX: Int, radiusY: Int, _ random: inout SeededGenerator) -> [Float] {
    var field = (0..<size * size).map { _ in Float(random.uniform() - 0.5) }
    for _ in 0..<2 {  // two box blurs make a triangular kernel: smooth enough
      field = blurred(field, step: 1, lines: size, radius: radiusX)
      field = blurred(field, step: size, lines: 1, radius: radiusY)
    }
    return normalised(field)
  }

  /// Running mean along one axis with wrapping; `step` between neighbours of a line, `lines` between lines.
  private static func blurred(_ field: [Float], step: Int, lines: Int, radius: Int) -> [Float] {
    guard radius > 0 else { return field }
    var result = field
    for line in 0..<size {
      let base = line * lines
      func at(_ i: Int) -> Float { field[base + (i & (size - 1)) * step] }
      var sum = Float(0)
      for i in -radius...radius { sum += at(i) }
      for i in 0..<size {
        result[base + i * step] = sum
        sum += at(i + radius + 1) - at(i - radius)
      }
    }
    return result
  }

  private static func normalised(_ field: [Float]) -> [Float] {
    let count = Float(field.count)
    let mean = field.reduce(0, +) / count
    let variance = field.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    return field.map { ($0 - mean) / max(variance.squareRoot(), .leastNormalMagnitude) }
  }
}

internal import Foundation
internal import TallyCore

/// Fast normal numbers, one stream per row and plane, so that the result does not depend on who computes which row.
/// Ziggurat of 256 layers (Marsaglia and Tsang, "The ziggurat method for generating random variables", J. Stat. Softw.
/// 5(8), 2000), in single precision.
struct NormalStream {
  private var generator: SeededGenerator
  private let tables: Ziggurat

  init(seed: UInt64, plane: Int, row: Int) {
    generator = SeededGenerator(seed: seed, stream: "readout plane \(plane) row \(row)")
    tables = .standard
  }

  /// Standard normal.
  mutating func normal() -> Float {
    while true {
      let bits = generator.next()
      let layer = Int(bits & 255)
      // 24 bits and a sign from the upper end, independent of the layer's 8 bits.
      let size = Float((bits >> 40) & 0xFF_FFFF) * 0x1p-24
      let sign: Float = bits & 256 == 0 ? 1 : -1
      let x = size * tables.edges[layer]
      if x < tables.edges[layer + 1] { return sign * x }
      if layer == 0 { return sign * tail() }
      let (low, high) = (tables.heights[layer], tables.heights[layer + 1])
      if low + Float(generator.uniform()) * (high - low) < exp(-0.5 * x * x) { return sign * x }
    }
  }

  /// Poisson number of quanta.
  mutating func poisson(_ mean: Float) -> Float { Float(generator.poisson(Double(mean))) }

  /// A number beyond the last edge (Marsaglia 1964).
  private mutating func tail() -> Float {
    let start = Double(tables.edges[1])
    while true {
      let x = -log(1 - generator.uniform()) / start
      let y = -log(1 - generator.uniform())
      if y + y > x * x { return Float(start + x) }
    }
  }
}

/// The layers: `edges[1]` is where the tail begins, `edges[0]` the width of a rectangle as large as base and tail.
private struct Ziggurat: Sendable {
  static let standard = Ziggurat()
  let edges: [Float], heights: [Float]

  private init() {
    // Start of the tail and area of a layer for 256 layers, from the paper.
    let (start, area) = (3.654152885361009, 0.00492867323399)
    func density(_ x: Double) -> Double { exp(-0.5 * x * x) }
    var (edges, heights) = ([area / density(start), start], [0, density(start)])
    for _ in 2..<256 {
      let height = heights[heights.count - 1] + area / edges[edges.count - 1]
      heights.append(height)
      edges.append((-2 * log(height)).squareRoot())
    }
    (self.edges, self.heights) = ((edges + [0]).map(Float.init), (heights + [1]).map(Float.init))
  }
}

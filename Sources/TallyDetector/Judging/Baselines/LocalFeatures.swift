internal import Foundation
internal import TallyCore
internal import TallyDomain

/// Figures of the neighbourhood of each cell of a box, made by hand or by a network, evenly over the box.
struct LocalFeatures: Sendable {
  /// Figures a cell.
  let dimension: Int
  /// Cells across and down.
  let width: Int, height: Int
  /// `height × width × dimension`.
  private let values: [Double]

  /// Of those made by hand there are eight, and every second cell of the picture has them.
  private static let made = (dimension: 8, step: 2)

  /// Made by hand: level and texture on two scales, edges across and down, and the contrast of the two energies with its
  /// spread (0 where there is one energy).
  init(_ picture: LoadPicture) {
    let grid = picture.high
    func mean(_ values: [Float], _ radius: Int) -> [Float] { BoxMean.of(values, width: grid.width, radius: radius) }
    func spread(_ values: [Float], _ radius: Int) -> [Float] {
      let (means, squares) = (mean(values, radius), mean(values.map { $0 * $0 }, radius))
      return means.indices.map { log(max(squares[$0] - means[$0] * means[$0], 0).squareRoot() + 0.005) }
    }
    let a = grid.values
    func edges(_ offset: Int, _ isInside: (Int) -> Bool) -> [Float] {
      log(mean(a.indices.map { isInside($0) ? abs(a[$0 + offset] - a[$0]) : 0 }, 4), above: 0.005)
    }
    let contrast = picture.low.map { low in a.indices.map { low.values[$0] - 1.15 * a[$0] } }
    let flat = [Float](repeating: 0, count: a.count)
    let planes = [
      mean(a, 1), mean(a, 6), spread(a, 1), spread(a, 6), edges(1) { $0 % grid.width + 1 < grid.width },
      edges(grid.width) { $0 + grid.width < a.count }, contrast.map { mean($0, 4) } ?? flat,
      contrast.map { spread($0, 4) } ?? flat,
    ]
    let step = Self.made.step
    (width, height, dimension) = (grid.width / step, grid.height / step, Self.made.dimension)
    var values = [Double]()
    values.reserveCapacity(width * height * dimension)
    for y in 0..<height {
      for x in 0..<width {
        let cell = y * step * grid.width + x * step
        for plane in planes { values.append(Double(plane[cell])) }
      }
    }
    self.values = values
  }

  /// Made by a network.
  init(_ embedding: DetectorMaps.Embedding) {
    (width, height, dimension) = (embedding.width, embedding.height, embedding.channels)
    let cells = width * height
    values = (0..<cells).flatMap { cell in
      (0..<embedding.channels).map { Double(embedding.values[$0 * cells + cell]) }
    }
  }

  /// The cells that lie in the interior of a picture of the same box.
  func area(_ picture: LoadPicture) -> PixelRegion {
    let (inside, grid) = (picture.interior, picture.high)
    func scaled(_ edge: Int, _ count: Int, _ extent: Int) -> Int { min(edge * count / max(extent, 1), count) }
    return PixelRegion(
      x0: scaled(inside.x0, width, grid.width), y0: scaled(inside.y0, height, grid.height),
      x1: scaled(inside.x1, width, grid.width), y1: scaled(inside.y1, height, grid.height))
  }

  /// The figures of one place.
  subscript(x: Int, y: Int) -> [Double] {
    let start = (y * width + x) * dimension
    return Array(values[start..<start + dimension])
  }
}

/// Logarithms that stay finite.
private func log(_ values: [Float], above least: Float) -> [Float] { values.map { Foundation.log($0 + least) } }

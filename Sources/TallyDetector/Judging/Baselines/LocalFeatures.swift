internal import Foundation
internal import TallyCore

/// Eight hand-made figures of the neighbourhood of a cell: level and texture on two scales, edges across and down, and the
/// contrast of the two energies with its spread (0 where there is one energy).
struct LocalFeatures: Sendable {
  /// Figures a cell.
  static let dimension = 8
  /// Every so many cells across and down.
  static let step = 2

  /// Cells across and down after stepping.
  let width: Int, height: Int
  /// `height × width × dimension`.
  private let values: [Double]

  /// The figures of the whole box.
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
    (width, height) = (grid.width / Self.step, grid.height / Self.step)
    var values = [Double]()
    values.reserveCapacity(width * height * Self.dimension)
    for y in 0..<height {
      for x in 0..<width {
        let cell = y * Self.step * grid.width + x * Self.step
        for plane in planes { values.append(Double(plane[cell])) }
      }
    }
    self.values = values
  }

  /// The figures of one place.
  subscript(x: Int, y: Int) -> [Double] {
    let start = (y * width + x) * Self.dimension
    return Array(values[start..<start + Self.dimension])
  }
}

/// Logarithms that stay finite.
private func log(_ values: [Float], above least: Float) -> [Float] { values.map { Foundation.log($0 + least) } }

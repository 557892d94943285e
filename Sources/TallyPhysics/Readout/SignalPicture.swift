internal import Foundation

/// A picture of mean signal, 1 in open air, that optics and scatter spoil before any quantum is counted.
struct SignalPicture {
  let width: Int, height: Int
  private(set) var values: [Float]

  init(width: Int, height: Int, values: [Float]) { (self.width, self.height, self.values) = (width, height, values) }

  /// Everything that acts on the mean signal, in the order of the light: turn of energies, swing, blur, scatter.
  mutating func spoil(by readout: ScannerModel.Readout, scatter: ScatterField, shift: Float, swing: [Float]) {
    if shift != 0 { shiftColumns(by: shift) }
    if !swing.isEmpty { moveRows(by: swing) }
    if readout.blurX > 0 { blurAlongRows(Self.kernel(sigma: readout.blurX)) }
    if readout.blurY > 0 { blurAcrossRows(Self.kernel(sigma: readout.blurY)) }
    if !scatter.isNone { scatter.add(to: &values, width: width) }
  }

  /// Each column becomes what lies a share of a column further on; the last stays.
  private mutating func shiftColumns(by share: Float) {
    for row in 0..<height {
      for column in 0..<max(width - 1, 0) {
        let pixel = row * width + column
        values[pixel] += share * (values[pixel + 1] - values[pixel])
      }
    }
  }

  /// Each column is moved up by its own number of rows; beyond the edges the edge is repeated.
  private mutating func moveRows(by rows: [Float]) {
    let whole = rows.map { Int($0.rounded(.down)) }
    let before = values
    for row in 0..<height {
      for column in 0..<width {
        let upper = min(max(row + whole[column], 0), height - 1)
        let lower = min(max(row + whole[column] + 1, 0), height - 1)
        let first = before[upper * width + column]
        values[row * width + column] =
          first + (rows[column] - Float(whole[column])) * (before[lower * width + column] - first)
      }
    }
  }

  /// Half of a symmetric Gauss kernel that sums to 1: the middle and one side, out to three sigma.
  static func kernel(sigma: Double) -> [Float] {
    let radius = Int((3 * sigma).rounded(.up))
    let side = (0...radius).map { exp(-Double($0 * $0) / (2 * sigma * sigma)) }
    let sum = side[0] + 2 * side.dropFirst().reduce(0, +)
    return side.map { Float($0 / sum) }
  }

  private mutating func blurAlongRows(_ kernel: [Float]) {
    let radius = kernel.count - 1
    var line = [Float](repeating: 0, count: width + 2 * radius)
    for row in 0..<height {
      let start = row * width
      for column in line.indices { line[column] = values[start + min(max(column - radius, 0), width - 1)] }
      for column in 0..<width {
        var sum = kernel[0] * line[column + radius]
        for side in 1...radius { sum += kernel[side] * (line[column + radius - side] + line[column + radius + side]) }
        values[start + column] = sum
      }
    }
  }

  private mutating func blurAcrossRows(_ kernel: [Float]) {
    let before = values
    for row in 0..<height {
      let start = row * width
      for column in 0..<width { values[start + column] = kernel[0] * before[start + column] }
      for side in kernel.indices.dropFirst() {
        let above = max(row - side, 0) * width
        let below = min(row + side, height - 1) * width
        let share = kernel[side]
        for column in 0..<width { values[start + column] += share * (before[above + column] + before[below + column]) }
      }
    }
  }
}

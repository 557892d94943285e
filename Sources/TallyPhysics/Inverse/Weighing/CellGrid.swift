internal import Foundation
internal import TallyCore
internal import TallyDomain

/// How the pixels around a box are put together to cells of nearly equal sides: an inverse of single pixels says no more,
/// because the material signal is averaged over a hand's breadth anyhow, and costs ten times as much.
struct CellGrid: Sendable {
  /// Pixels a cell.
  let across: Int, down: Int
  /// First pixel of the first cell.
  let x0: Int, y0: Int
  /// Cells.
  let columns: Int, rows: Int

  /// Cells of at most about `cellMm`, over the columns of a box with a margin and over all rows: scatter comes from the whole
  /// height. The box begins with a cell.
  init(box: PixelRegion, width: Int, height: Int, pitch: ScanSidecar.Pitch, cellMm: Double) {
    func side(_ pitch: Double, _ most: Int) -> Int { min(max(1, Int(min(cellMm / pitch, 64).rounded())), max(most, 1)) }
    (across, down) = (side(pitch.x, width), side(pitch.y, height))
    func start(_ first: Int, _ size: Int, margin: Int) -> Int { first - min(margin, first / size) * size }
    // A box at the very edge of the picture may begin with less than a cell: then its cell begins earlier.
    x0 = min(start(box.x0, across, margin: Self.marginCells), width - across)
    y0 = min(start(box.y0, down, margin: .max), height - down)
    let right = min(width, box.x1 + Self.marginCells * across)
    columns = max(1, (right - x0) / across)
    rows = max(1, (height - y0) / down)
  }

  /// Cells around the box, so that averages at its ends have something beside them.
  private static let marginCells = 8

  /// The box in cells, at least one.
  func cells(of box: PixelRegion) -> PixelRegion {
    func end(_ last: Int, _ first: Int, _ size: Int, _ count: Int) -> Int {
      min(count, Int((Double(last - first) / Double(size)).rounded()))
    }
    let (left, top) = (min((box.x0 - x0) / across, columns - 1), min((box.y0 - y0) / down, rows - 1))
    return PixelRegion(
      x0: left, y0: top, x1: max(left + 1, end(box.x1, x0, across, columns)),
      y1: max(top + 1, end(box.y1, y0, down, rows)))
  }

  /// Means over the cells. `shift` takes the plane back by half a column, as alternating energies need it; `blur` blurs the
  /// other plane alike, so that edges do not look like matter of their own.
  /// Beside the means the means of squares. What is no number counts as nothing, what is brighter than four times open air as
  /// that.
  func means(of values: [Float], width: Int, _ sampling: Sampling) -> (means: [Float], squares: [Float]) {
    var (result, squares) = ([Float](repeating: 0, count: columns * rows), [Float](repeating: 0, count: columns * rows))
    let scale = 1 / Float(across * down)
    let last = width - 1
    var line = [Float](repeating: 0, count: columns * across + 2), square = line
    for row in 0..<rows {
      for index in line.indices { (line[index], square[index]) = (0, 0) }
      for y in y0 + row * down..<y0 + (row + 1) * down {
        // One pixel more at each side, for blur and shift.
        let start = y * width
        for index in line.indices {
          let read = values[start + min(max(x0 + index - 1, 0), last)]
          let value = read > -1 ? min(read, 4) : 0
          line[index] += value
          square[index] += value * value
        }
      }
      for column in 0..<columns {
        let first = column * across + 1
        var sum: Float = 0
        var ofSquares: Float = 0
        for index in first..<first + across { (sum, ofSquares) = (sum + line[index], ofSquares + square[index]) }
        squares[row * columns + column] = ofSquares * scale
        let (before, after) = (line[first - 1], line[first + across])
        switch sampling {
        case .plain: break
        case .shifted: sum += (before - line[first + across - 1]) / 2
        case .blurred:
          sum += (before - line[first] + after - line[first + across - 1]) / 4
        }
        result[row * columns + column] = sum * scale
      }
    }
    return (result, squares)
  }

  /// How a plane is read.
  enum Sampling: Sendable { case plain, blurred, shifted }

  /// What the cells are worth: outside where most of their pixels are, else repaired where half of them are. What came through
  /// is left open: the inverse says it of a cell, through which more comes than through one of its pixels, and by what the
  /// machine is known to scatter.
  func quality(_ mask: [Radiograph.PixelQuality], width: Int) -> [Radiograph.PixelQuality] {
    var result = [Radiograph.PixelQuality](repeating: .measured, count: columns * rows)
    let half = across * down
    for row in 0..<rows {
      for column in 0..<columns {
        var counts = (repaired: 0, outside: 0)
        for y in y0 + row * down..<y0 + (row + 1) * down {
          let start = y * width + x0 + column * across
          for pixel in start..<start + across {
            switch mask[pixel] {
            case .measured, .unpenetrated: break
            case .repaired: counts.repaired += 1
            case .outside: counts.outside += 1
            }
          }
        }
        if counts.repaired + counts.outside == 0 { continue }
        let cell = row * columns + column
        if 2 * counts.outside > half {
          result[cell] = .outside
        } else if 2 * counts.repaired >= half {
          result[cell] = .repaired
        }
      }
    }
    return result
  }
}

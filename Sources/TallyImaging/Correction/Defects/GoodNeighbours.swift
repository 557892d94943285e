/// How far it is from each bad pixel to the nearest good one, found in sweeps over the picture.
enum GoodNeighbours {
  /// Steps to the good pixel before (left or above) and after (right or below); past the edge of the picture where there is none.
  typealias Steps = (before: Int, after: Int)

  /// Along the rows: all pixels of one run of bad ones share its two ends. `places` in rising order.
  static func across(_ places: [Int], width: Int, height: Int, bad: [Bool]) -> [Steps] {
    var steps: [Steps] = []
    steps.reserveCapacity(places.count)
    var i = 0
    while i < places.count {
      let first = places[i]
      let rowEnd = (first / width + 1) * width
      var end = first
      while end < rowEnd && bad[end] { end += 1 }
      for place in first..<end { steps.append((place - first + 1, end - place)) }
      i += end - first
    }
    return steps
  }

  /// Along the columns: one sweep down that remembers the last good row of each column, one sweep up for the next.
  static func down(_ places: [Int], width: Int, height: Int, bad: [Bool]) -> [Steps] {
    var steps = [Steps](repeating: (0, 0), count: places.count)
    var last = [Int](repeating: -1, count: width)
    var (i, row) = (0, 0)
    while i < places.count {
      let y = places[i] / width
      advance(&last, rows: row..<y, width: width, bad: bad)
      row = y
      // Good pixels of this row count for the rows below it; bad ones look at the rows above.
      while i < places.count && places[i] / width == y {
        steps[i].before = y - last[places[i] % width]
        i += 1
      }
    }
    var next = [Int](repeating: height, count: width)
    (i, row) = (places.count - 1, height - 1)
    while i >= 0 {
      let y = places[i] / width
      retreat(&next, rows: y + 1..<row + 1, width: width, bad: bad)
      row = y
      while i >= 0 && places[i] / width == y {
        steps[i].after = next[places[i] % width] - y
        i -= 1
      }
    }
    return steps
  }

  private static func advance(_ last: inout [Int], rows: Range<Int>, width: Int, bad: [Bool]) {
    for y in rows {
      for x in 0..<width where !bad[y * width + x] { last[x] = y }
    }
  }

  private static func retreat(_ next: inout [Int], rows: Range<Int>, width: Int, bad: [Bool]) {
    for y in rows.reversed() {
      for x in 0..<width where !bad[y * width + x] { next[x] = y }
    }
  }
}

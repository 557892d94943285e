/// Which strips of a picture are run, and which columns of each are kept. Pure arithmetic on column numbers.
struct StripSchedule: Sendable, Equatable {
  /// One strip: where it begins in the picture, and the columns of the picture for which its results are kept.
  struct Strip: Sendable, Equatable {
    let start: Int
    let kept: Range<Int>
  }

  /// Columns of every strip: one plan serves them all.
  let width: Int
  let strips: [Strip]

  /// Columns of a picture that are unlike the kept ones on either side, so that nothing of a strip's own borders is seen.
  struct Halo: Equatable {
    let left: Int, right: Int
  }

  /// The strips of at most `limit` columns, all beginning and ending at multiples of `grid` but at the picture's own borders;
  /// nil where the limit leaves no room for the halo.
  init?(picture: Int, limit: Int, grid: Int, halo: Halo) {
    func up(_ value: Int) -> Int { (value + grid - 1) / grid * grid }
    let (left, right) = (up(halo.left), up(halo.right))
    // As many columns beyond the grid as the picture has: strips and picture end alike.
    let rest = picture % grid
    let body = (min(limit, picture) - rest) / grid * grid
    width = body + rest
    if width >= picture {
      strips = [Strip(start: 0, kept: 0..<picture)]
      return
    }
    guard body - left - right > 0 else { return nil }
    var (list, done) = ([Strip](), 0)
    while done < picture {
      let start = min(max(0, done - left), picture - width)
      let end = start + width == picture ? picture : start + body - right
      list.append(Strip(start: start, kept: done..<end))
      done = end
    }
    strips = list
  }
}

extension ColumnSearch {
  /// Side of the largest tile in which a fast convolution works (F(4×4) and F(6×6) both fit): strips begin at whole tiles of
  /// every level, so that each number is made from the same tile as in the whole picture.
  static let tile = 12

  /// How far around a column of the picture a result of the model looks, in columns of the picture.
  var halo: StripSchedule.Halo {
    // Far from both borders, from a place that every value has a column for.
    let place = 1 << 20 / alignment * alignment
    var (left, right) = (0, 0)
    for (value, range) in needs(place..<place + alignment) {
      guard let scale = scales[value] else { continue }
      left = max(left, place - range.lowerBound * scale.picture / scale.value)
      right = max(right, (range.upperBound * scale.picture + scale.value - 1) / scale.value - place - alignment)
    }
    return StripSchedule.Halo(left: left, right: right)
  }

  /// The columns of every value that go into the results for some columns of the picture; they may lie beyond its borders.
  func needs(_ kept: Range<Int>) -> [Int: Range<Int>] {
    var needs = [Int: Range<Int>]()
    func need(_ value: Int, _ range: Range<Int>) {
      let known = needs[value] ?? range
      needs[value] = min(known.lowerBound, range.lowerBound)..<max(known.upperBound, range.upperBound)
    }
    for value in Set(results.keys.map { source[$0] ?? $0 }) { need(value, columns(of: value, for: kept)) }
    for node in nodes.reversed() {
      for output in node.outputs {
        guard let range = needs[output] else { continue }
        for input in node.inputs { need(input, node.reach.inputs(range)) }
      }
    }
    return needs
  }

  /// Columns of a value that stand for columns of the picture; those that end with the picture end with the value.
  func columns(of value: Int, for picture: Range<Int>) -> Range<Int> {
    guard let scale = scales[value], let extent = extents[value] else { return picture }
    let first = picture.lowerBound * scale.value / scale.picture
    let end = picture.upperBound * scale.value / scale.picture
    return first..<(picture.upperBound == width ? extent : end)
  }

  /// What is wrong with a schedule, or nil: a result is not covered, or is made from columns that its strip does not have.
  func checkInvariants(_ schedule: StripSchedule) -> String? {
    var done = 0
    for strip in schedule.strips {
      if strip.kept.lowerBound != done { return "columns from \(done) are left out" }
      done = strip.kept.upperBound
      for (value, range) in needs(strip.kept) {
        guard let scale = scales[value], let extent = extents[value] else { continue }
        let start = strip.start * scale.value / scale.picture
        let missing = (width - schedule.width) * scale.value / scale.picture
        let (held, needed) = (start..<start + extent - missing, range.clamped(to: 0..<extent))
        if !needed.isEmpty && held.clamped(to: needed) != needed {
          return "value \(value) needs columns \(needed) and the strip at \(strip.start) has \(held)"
        }
      }
    }
    return done == width ? nil : "columns from \(done) are left out"
  }
}

/// Bad pixels replaced from the nearest good ones.
public enum PixelRepair {
  /// Replaces every pixel that `bad` marks: linearly between the nearest good pixels left and right, and above and below,
  /// each direction weighted by one over the square of its span. A dead row thus comes from above and below, a dead column from
  /// both sides. Pixels without any good pixel in their row and column stay as they are.
  /// `values`: `height · width` numbers, row-major; changed in place.
  /// `bad`: one a pixel.
  /// `Returns`: how many pixels were replaced.
  @discardableResult
  public static func repair(_ values: inout [Float], width: Int, height: Int, bad: [Bool]) -> Int {
    precondition(values.count == width * height && bad.count == values.count, "sizes differ")
    let places = bad.indices.filter { bad[$0] }
    guard !places.isEmpty else { return 0 }
    let across = GoodNeighbours.across(places, width: width, height: height, bad: bad)
    let down = GoodNeighbours.down(places, width: width, height: height, bad: bad)
    var replacements: [(place: Int, value: Float)] = []
    replacements.reserveCapacity(places.count)
    for (i, place) in places.enumerated() {
      let (x, y) = (place % width, place / width)
      let value = mixed(
        between(
          values, at: place, before: across[i].before, after: across[i].after, back: x, ahead: width - 1 - x, step: 1),
        between(
          values, at: place, before: down[i].before, after: down[i].after, back: y, ahead: height - 1 - y, step: width))
      if let value { replacements.append((place, value)) }
    }
    for (place, value) in replacements { values[place] = value }
    return replacements.count
  }

  /// The definition: each pixel looks for its own neighbours, which takes the square of the width for a dead row.
  static func reference(_ values: inout [Float], width: Int, height: Int, bad: [Bool]) -> Int {
    var replacements: [(place: Int, value: Float)] = []
    for place in bad.indices where bad[place] {
      let (x, y) = (place % width, place / width)
      func direction(back: Int, ahead: Int, step: Int) -> Span? {
        var (before, after) = (1, 1)
        while before <= back && bad[place - before * step] { before += 1 }
        while after <= ahead && bad[place + after * step] { after += 1 }
        return between(values, at: place, before: before, after: after, back: back, ahead: ahead, step: step)
      }
      let value = mixed(
        direction(back: x, ahead: width - 1 - x, step: 1), direction(back: y, ahead: height - 1 - y, step: width))
      if let value { replacements.append((place, value)) }
    }
    for (place, value) in replacements { values[place] = value }
    return replacements.count
  }

  /// A value found in one direction, and the distance between the good pixels that it comes from.
  private typealias Span = (value: Float, span: Int)

  private static func mixed(_ across: Span?, _ down: Span?) -> Float? {
    switch (across, down) {
    case (let a?, let d?):
      let (wa, wd) = (1 / Float(a.span * a.span), 1 / Float(d.span * d.span))
      return (a.value * wa + d.value * wd) / (wa + wd)
    case (let only?, nil), (nil, let only?): return only.value
    case (nil, nil): return nil
    }
  }

  /// Linear between the nearest good pixels in one direction; the span is the distance between them, and twice the distance
  /// where there is one on one side only.
  private static func between(
    _ values: [Float], at place: Int, before: Int, after: Int, back: Int, ahead: Int, step: Int
  ) -> Span? {
    switch (before <= back, after <= ahead) {
    case (true, true):
      let (a, b) = (values[place - before * step], values[place + after * step])
      return (a + (b - a) * Float(before) / Float(before + after), before + after)
    case (true, false): return (values[place - before * step], 2 * before)
    case (false, true): return (values[place + after * step], 2 * after)
    case (false, false): return nil
    }
  }
}

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
    var replacements: [(place: Int, value: Float)] = []
    for place in places {
      let (x, y) = (place % width, place / width)
      let across = between(values, bad, at: place, back: x, ahead: width - 1 - x, step: 1)
      let down = between(values, bad, at: place, back: y, ahead: height - 1 - y, step: width)
      switch (across, down) {
      case (let a?, let d?):
        let (wa, wd) = (1 / Float(a.span * a.span), 1 / Float(d.span * d.span))
        replacements.append((place, (a.value * wa + d.value * wd) / (wa + wd)))
      case (let only?, nil), (nil, let only?): replacements.append((place, only.value))
      case (nil, nil): break
      }
    }
    for (place, value) in replacements { values[place] = value }
    return replacements.count
  }

  /// Linear between the nearest good pixels in one direction; the span is the distance between them, and twice the distance
  /// where there is one on one side only.
  private static func between(
    _ values: [Float], _ bad: [Bool], at place: Int, back: Int, ahead: Int, step: Int
  ) -> (value: Float, span: Int)? {
    var (before, after) = (1, 1)
    while before <= back && bad[place - before * step] { before += 1 }
    while after <= ahead && bad[place + after * step] { after += 1 }
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

/// An equation such as `bij,bjk->bik`, or `...ii->...i`; without an arrow the result has all letters that stand once, in
/// alphabetical order.
struct EinsumEquation: Sendable, Equatable {
  /// A letter, or the ellipsis.
  enum Axis: Sendable, Equatable { case letter(Character), ellipsis }

  let terms: [[Axis]]
  let result: [Axis]

  init?(_ text: String) {
    let sides = text.filter { $0 != " " }.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard let left = sides.first, text.count <= 1000 else { return nil }
    var terms: [[Axis]] = []
    for term in left.split(separator: ",", omittingEmptySubsequences: false) {
      guard let axes = Self.axes(term) else { return nil }
      terms.append(axes)
    }
    if sides.count == 2 {
      guard sides[1].first == ">", let axes = Self.axes(sides[1].dropFirst()) else { return nil }
      let all = terms.flatMap { $0 }
      guard axes.allSatisfy({ axis in all.contains(axis) && axes.count { $0 == axis } == 1 }) else { return nil }
      result = axes
    } else {
      let all = terms.flatMap { $0 }
      let letters = all.compactMap { if case .letter(let letter) = $0 { letter } else { nil } }
      let once = letters.filter { letter in letters.count { $0 == letter } == 1 }.sorted()
      result = (all.contains(.ellipsis) ? [.ellipsis] : []) + once.map { .letter($0) }
    }
    self.terms = terms
  }

  private static func axes(_ text: Substring) -> [Axis]? {
    var (rest, axes) = (text, [Axis]())
    while let first = rest.first {
      if rest.hasPrefix("...") {
        guard !axes.contains(.ellipsis) else { return nil }
        axes.append(.ellipsis)
        rest = rest.dropFirst(3)
      } else {
        guard first.isASCII, first.isLetter else { return nil }
        axes.append(.letter(first))
        rest = rest.dropFirst()
      }
    }
    return axes
  }

  /// Letters for every axis of tensors of these shapes; digits stand for the axes of an ellipsis, the last one 0. Nil where
  /// ranks do not fit.
  func resolved(_ shapes: [[Int]]) -> (terms: [[Character]], result: [Character])? {
    let digits = Array("0123456789")
    var widest = 0
    var counts: [Int] = []
    for (term, shape) in zip(terms, shapes) {
      let count = shape.count - term.count { $0 != .ellipsis }
      guard term.contains(.ellipsis) ? count >= 0 && count <= digits.count : count == 0 else { return nil }
      counts.append(count)
      widest = max(widest, count)
    }
    func letters(_ axes: [Axis], _ count: Int) -> [Character] {
      axes.flatMap { axis -> [Character] in
        if case .letter(let letter) = axis { return [letter] }
        return digits[..<count].reversed()
      }
    }
    return (zip(terms, counts).map { letters($0, $1) }, letters(result, widest))
  }
}

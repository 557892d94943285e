/// Greedy suppression of boxes that overlap a better one.
public struct Suppression: Sendable {
  /// A box with its sides parallel to the axes.
  public struct Box: Sendable {
    let low: (Float, Float), high: (Float, Float)

    /// Two opposite corners, in any order: y1, x1, y2, x2.
    public init(corners c: [Float]) {
      low = (min(c[0], c[2]), min(c[1], c[3]))
      high = (max(c[0], c[2]), max(c[1], c[3]))
    }

    /// Centre and size: x, y, width, height.
    public init(centre c: [Float]) {
      low = (c[1] - c[3] / 2, c[0] - c[2] / 2)
      high = (c[1] + c[3] / 2, c[0] + c[2] / 2)
    }

    var area: Float { (high.0 - low.0) * (high.1 - low.1) }

    /// Common area over the area of both together; 0 where there is none.
    func overlap(_ other: Box) -> Float {
      let height = min(high.0, other.high.0) - max(low.0, other.low.0)
      let width = min(high.1, other.high.1) - max(low.1, other.low.1)
      guard height > 0, width > 0 else { return 0 }
      let common = height * width
      return common / (area + other.area - common)
    }
  }

  /// Boxes that are kept of one class, at most.
  public let mostPerClass: Int
  /// Overlap above which the box with the lower score goes.
  public let overlap: Float
  /// Scores up to this are not looked at.
  public let leastScore: Float

  /// Rules by name.
  public init(mostPerClass: Int, overlap: Float, leastScore: Float) {
    (self.mostPerClass, self.overlap, self.leastScore) = (mostPerClass, overlap, leastScore)
  }

  /// The boxes that are kept, best first; of equal scores the earlier one is better. NaN is never kept.
  public func selected(_ boxes: [Box], scores: [Float]) -> [Int] {
    let candidates = scores.indices.filter { scores[$0] > leastScore }
      .sorted { (scores[$1], $0) < (scores[$0], $1) }
    var kept: [Int] = []
    for candidate in candidates {
      if kept.count >= mostPerClass { break }
      if kept.allSatisfy({ boxes[$0].overlap(boxes[candidate]) <= overlap }) { kept.append(candidate) }
    }
    return kept
  }
}

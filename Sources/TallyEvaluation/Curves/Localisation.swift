public import TallyCore

/// Whether a finding points at what is hidden.
public struct Localisation: Sendable, Codable, Equatable {
  /// The first region lies on an item.
  public let first: Proportion
  /// One of the first five does. Never "any region".
  public let firstFive: Proportion

  /// Over rows with hidden items; one without a region misses.
  public init(_ rows: [EvaluationRow]) {
    let counted = rows.filter { $0.isPositive && !$0.itemBoxes.isEmpty }
    func hits(_ limit: Int) -> Proportion {
      Proportion(
        counted.filter { row in row.regions.prefix(limit).contains { Self.isHit($0, row.itemBoxes) } }.count,
        of: counted.count)
    }
    (first, firstFive) = (hits(1), hits(5))
  }

  /// True where the centre of a region lies inside one of the boxes, each grown by 10 % of its width and height (5 % on
  /// either side).
  public static func isHit(_ region: PixelRegion, _ boxes: [PixelRegion]) -> Bool {
    let centre = (x: Double(region.x0 + region.x1) / 2, y: Double(region.y0 + region.y1) / 2)
    return boxes.contains { box in
      let margin = (x: 0.05 * Double(box.width), y: 0.05 * Double(box.height))
      return centre.x >= Double(box.x0) - margin.x && centre.x <= Double(box.x1) + margin.x
        && centre.y >= Double(box.y0) - margin.y && centre.y <= Double(box.y1) + margin.y
    }
  }
}

/// The convex hull of points in a plane (Andrew's monotone chain, Information Processing Letters 9, 1979).
enum ConvexOutline {
  /// A point in pixels.
  struct Point: Equatable {
    var x: Double, y: Double
  }

  /// The corners in order; all of the points where there are fewer than three different ones.
  static func around(_ points: [Point]) -> [Point] {
    var sorted = points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    sorted = sorted.indices.filter { $0 == 0 || sorted[$0] != sorted[$0 - 1] }.map { sorted[$0] }
    guard sorted.count > 2 else { return sorted }
    return half(sorted).dropLast() + half(sorted.reversed()).dropLast()
  }

  /// One side of the hull, from the first to the last point.
  private static func half(_ points: [Point]) -> [Point] {
    var hull = [Point]()
    for point in points {
      while hull.count >= 2, turn(hull[hull.count - 2], hull[hull.count - 1], point) <= 0 { hull.removeLast() }
      hull.append(point)
    }
    return hull
  }

  /// Twice the area of a triangle, positive where it turns one way.
  private static func turn(_ a: Point, _ b: Point, _ c: Point) -> Double {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
  }
}

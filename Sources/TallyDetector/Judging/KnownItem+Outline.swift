internal import TallyCore

extension KnownItem {
  /// True where a point lies inside the outline, by the crossings of a ray to the right.
  public func contains(x: Double, y: Double) -> Bool {
    guard x >= Double(box.x0), x < Double(box.x1), y >= Double(box.y0), y < Double(box.y1) else { return false }
    let corners = outline.filter { $0.count == 2 }
    guard corners.count >= 3 else { return true }
    var (isInside, j) = (false, corners.count - 1)
    for i in corners.indices {
      let (a, b) = (corners[i], corners[j])
      if (a[1] > y) != (b[1] > y), x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0] { isInside.toggle() }
      j = i
    }
    return isInside
  }
}

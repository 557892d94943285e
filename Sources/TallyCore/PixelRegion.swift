/// A rectangle of pixels, half-open, column 0 first acquired, row 0 on top (scan-format.md §1). In JSON `[x0, y0, x1, y1]`.
public struct PixelRegion: Sendable, Hashable {
  /// First column inside.
  public var x0: Int
  /// First row inside.
  public var y0: Int
  /// First column behind.
  public var x1: Int
  /// First row below.
  public var y1: Int

  /// A region from its four edges, half-open.
  public init(x0: Int, y0: Int, x1: Int, y1: Int) {
    (self.x0, self.y0, self.x1, self.y1) = (x0, y0, x1, y1)
  }

  /// Columns, never negative.
  public var width: Int { max(0, x1 - x0) }
  /// Rows, never negative.
  public var height: Int { max(0, y1 - y0) }
  /// Pixels inside.
  public var area: Int { width * height }
  /// True where no pixel is inside.
  public var isEmpty: Bool { area == 0 }

  /// The part that both have; empty where they do not touch.
  public func intersection(_ other: PixelRegion) -> PixelRegion {
    PixelRegion(x0: max(x0, other.x0), y0: max(y0, other.y0), x1: min(x1, other.x1), y1: min(y1, other.y1))
  }

  /// Shared area over the area of both together, 0 to 1.
  public func intersectionOverUnion(_ other: PixelRegion) -> Double {
    let shared = intersection(other).area
    let union = area + other.area - shared
    return union == 0 ? 0 : Double(shared) / Double(union)
  }

  /// True where the pixel lies inside.
  public func contains(x: Int, y: Int) -> Bool { x >= x0 && x < x1 && y >= y0 && y < y1 }
}

extension PixelRegion: Codable {
  /// Reads `[x0, y0, x1, y1]`.
  public init(from decoder: any Decoder) throws {
    var edges = try decoder.unkeyedContainer()
    self.init(
      x0: try edges.decode(Int.self), y0: try edges.decode(Int.self), x1: try edges.decode(Int.self),
      y1: try edges.decode(Int.self))
  }

  /// Writes `[x0, y0, x1, y1]`.
  public func encode(to encoder: any Encoder) throws {
    var edges = encoder.unkeyedContainer()
    try edges.encode(contentsOf: [x0, y0, x1, y1])
  }
}

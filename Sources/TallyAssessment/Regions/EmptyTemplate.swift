internal import TallyCore
internal import TallyDomain

/// What an empty box looks like in this very picture: rails, floor and walls as one figure per row, posts, doors and
/// corrugation as one figure per column, added up (physics.md, Inverse, step 2: open air and structure).
///
/// Both are low quantiles, so that a load on part of a row or column does not become part of the template. A load that
/// fills the box from end to end would: therefore a row that is heavier than walls can be, and is neither rail nor floor,
/// is given the level of the walls, and a column that is heavier than corrugation can be, and is neither post nor door,
/// none.
struct EmptyTemplate: Sendable {
  /// Attenuation beyond the template, cell by cell inside the interior, zero elsewhere, −ln T.
  let residual: CellMap

  /// The fraction of a row or column that is believed to be free of load.
  static let quantile = 0.3
  /// Rails reach this far down from the top and the floor this far up, as shares of the interior's height.
  static let rails = (top: 0.05, bottom: 0.1)
  /// Posts and doors reach this far in from the ends, m.
  static let posts = 0.3
  /// The most that two walls attenuate, seen aslant, and the most that corrugation and side posts add, −ln T.
  static let heaviest = (wall: 0.35, column: 0.12)

  /// The residual of the interior.
  init(_ evidence: Evidence) {
    let (area, map) = (evidence.interior, evidence.attenuation)
    var residual = CellMap(
      width: map.width, height: map.height, values: .init(repeating: 0, count: map.values.count), missing: 0, limit: 12)
    let (top, bottom) = (Double(area.height) * Self.rails.top, Double(area.height) * (1 - Self.rails.bottom))
    for y in area.y0..<area.y1 {
      let row = PixelRegion(x0: area.x0, y0: y, x1: area.x1, y1: y + 1)
      var level = Quantile.of(map.values(in: row), Self.quantile) ?? 0
      let depth = Double(y - area.y0)
      if depth >= top && depth < bottom && level > Self.heaviest.wall { level = evidence.wallLevel }
      for x in area.x0..<area.x1 { residual[x, y] = map[x, y] - Float(level) }
    }
    let posts = Int(min(Self.posts / evidence.cellMetres, 1e6).rounded())
    for x in area.x0..<area.x1 {
      let column = PixelRegion(x0: x, y0: area.y0, x1: x + 1, y1: area.y1)
      var level = Quantile.of(residual.values(in: column), Self.quantile) ?? 0
      if x >= area.x0 + posts && x < area.x1 - posts && level > Self.heaviest.column { level = 0 }
      for y in area.y0..<area.y1 { residual[x, y] -= Float(level) }
    }
    self.residual = residual
  }
}

internal import TallyCore
internal import TallyDomain

/// What an empty box looks like in this very picture: rails, floor and walls as one figure per row, posts, doors and
/// corrugation as one figure per column, added up (physics.md, Inverse, step 2: open air and structure).
///
/// Between roof and floor both are low quantiles, so that a load on part of a row or column does not become part of the
/// template. A load that fills the box from end to end would: therefore a row that is heavier than walls can be is given
/// the level of the walls, and a column that is heavier than corrugation can be, and is neither post nor door, none.
/// Rows of roof and floor are given their mean, because bows and cross members must average out in a window; a roof that
/// is heavier than roofs can be is taken for a load too.
struct EmptyTemplate: Sendable {
  /// Attenuation beyond the template, cell by cell inside the interior, zero elsewhere, −ln T.
  let residual: CellMap

  /// The fraction of a row or column that is believed to be free of load.
  static let quantile = 0.3
  /// Posts and doors reach this far in from the ends, m.
  static let posts = 0.3
  /// The most that two walls attenuate, that a roof seen aslant adds to them, and that corrugation and side posts add,
  /// −ln T: 9, 20 and 3 g/cm².
  static let heaviest = (wall: 0.35, roof: 0.8, column: 0.12)

  /// The residual of the interior.
  init(_ evidence: Evidence) {
    let (area, map) = (evidence.interior, evidence.attenuation)
    var residual = CellMap(
      width: map.width, height: map.height, values: .init(repeating: 0, count: map.values.count), missing: 0, limit: 12)
    for y in area.y0..<area.y1 {
      let row = PixelRegion(x0: area.x0, y0: y, x1: area.x1, y1: y + 1)
      let level = Self.level(map.values(in: row), y, evidence)
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

  /// What a row of an empty box shows.
  private static func level(_ row: [Float], _ y: Int, _ evidence: Evidence) -> Double {
    let isHold = y >= evidence.hold.y0 && y < evidence.hold.y1
    let mean = row.reduce(0.0) { $0 + Double($1) } / Double(row.count)
    if y >= evidence.hold.y1 { return mean }
    let level = isHold ? Quantile.of(row, quantile) ?? mean : mean
    return level > (isHold ? heaviest.wall : heaviest.roof) ? evidence.wallLevel : level
  }
}

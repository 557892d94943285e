internal import Foundation
internal import TallyCore
internal import TallyDomain

/// `MATERIAL_MISMATCH`: metal where only organic or mineral goods are declared, or organic matter where only metal is.
///
/// Statistic: by how much the class of the load, averaged over the worst window of 0.3 × 0.3 m, lies beyond what the goods
/// can be, in units of its uncertainty and of the spread of honest goods. What goods may be made of is the table
/// `commodity-matter.csv`; where both kinds of matter are usual, or goods are not known, the question does not arise.
enum MaterialMismatch {
  static let nominal = NominalTail(centre: 0.8, scale: 0.25)
  /// Side of the window, m.
  static let window = 0.3
  /// Less cargo than this on the ray says nothing of its kind: g/cm².
  static let leastDensity: Float = 8
  /// From where on a class counts as metal, and up to where as organic, with one sigma of honest goods around.
  static let (metalFrom, organicTo, honest) = (Float(1.4), Float(0.6), Float(0.35))

  /// What would be a contradiction.
  enum Surprise { case metal, organic }

  static func measure(_ evidence: Evidence) -> [Measurement] {
    let observation = evidence.observation
    guard let weighed = observation.weighed, !weighed.matter.isEmpty, !observation.isDeclaredEmpty,
      let surprise = surprise(evidence)
    else { return [] }
    let map = beyond(weighed, surprise)
    let area = hold(weighed)
    let side = (x: max(1, Int(window * 1000 / weighed.cellMm.x)), y: max(1, Int(window * 1000 / weighed.cellMm.y)))
    guard area.width >= side.x, area.height >= side.y else { return [] }
    let sums = SummedArea(map)
    var worst = (mean: -Double.infinity, region: area)
    for y in area.y0...(area.y1 - side.y) {
      for x in area.x0...(area.x1 - side.x) {
        let region = PixelRegion(x0: x, y0: y, x1: x + side.x, y1: y + side.y)
        let mean = sums.mean(in: region)
        if mean > worst.mean { worst = (mean, region) }
      }
    }
    let smooth = map.smoothed(radius: max(1, side.x / 6), in: area)
    let region = RegionFinder().region(of: smooth, in: area, around: worst.region, level: Float(worst.mean) / 2)
    return [measurement(worst.mean, region, weighed, surprise, evidence)]
  }

  /// What would contradict the declared goods; nil where nothing would, or a kind of goods is not known.
  private static func surprise(_ evidence: Evidence) -> Surprise? {
    let goods = evidence.observation.declaration.declared?.goods ?? []
    guard !goods.isEmpty else { return nil }
    var (organic, metal) = (false, false)
    for line in goods {
      guard let code = line.hs.flatMap({ HSCode($0) }), let group = evidence.vocabulary.group(of: code),
        let matter = CommodityMatter.standard[group.key]
      else { return nil }
      (organic, metal) = (organic || matter.mayBeOrganic, metal || matter.mayBeMetal)
    }
    return organic == metal ? nil : organic ? .metal : .organic
  }

  /// Cells between roof and floor and between the ends.
  private static func hold(_ weighed: WeighedBox) -> PixelRegion {
    let structure = weighed.structure
    return PixelRegion(
      x0: structure.left.upperBound, y0: structure.roof.upperBound,
      x1: max(structure.left.upperBound, structure.right.lowerBound),
      y1: max(structure.roof.upperBound, structure.floor.lowerBound))
  }

  private static func beyond(_ weighed: WeighedBox, _ surprise: Surprise) -> CellMap {
    let values = weighed.matter.indices.map { cell -> Float in
      let (matter, sigma) = (weighed.matter[cell], weighed.matterSigma[cell])
      guard weighed.cargoDensity[cell] >= leastDensity, !weighed.isUnpenetrated[cell], sigma.isFinite else { return -1 }
      let distance = surprise == .metal ? matter - metalFrom : organicTo - matter
      return min(max(distance / (sigma * sigma + honest * honest).squareRoot(), -2), 6)
    }
    return CellMap(width: weighed.width, height: weighed.height, values: values, missing: -1, limit: 6)
  }

  private static func measurement(
    _ statistic: Double, _ region: CellRegion, _ weighed: WeighedBox, _ surprise: Surprise, _ evidence: Evidence
  ) -> Measurement {
    let cells = region.cells.filter { weighed.cargoDensity[$0].isFinite && weighed.matter[$0].isFinite }
    let count = Double(max(cells.count, 1))
    let density = cells.reduce(0.0) { $0 + Double(weighed.cargoDensity[$1]) } / count
    let matter = cells.reduce(0.0) { $0 + Double(weighed.matter[$1]) } / count
    let image = weighed.imageRegion(of: region.bounds)
    let place = Place(evidence.cells(of: image), in: evidence).words
    let declaration = evidence.observation.declaration
    let goods = Wording.declaredGoods(declaration, vocabulary: evidence.vocabulary)
    let seen = "about \(Wording.areal(density)) g/cm² that attenuate like"
    let words =
      surprise == .metal
      ? "\(seen) metal, where \(goods) should be of organic or mineral matter."
      : "\(seen) organic matter, where \(goods) should be of metal."
    return Measurement(
      statistic: statistic, region: image,
      shown: Finding.Statistic(
        name: "kind of matter, 0 organic, 1 mineral, 2 metal, 3 heavy", unit: "class", seen: matter,
        expected: surprise == .metal ? [0, Double(metalFrom)] : [Double(organicTo), 3]),
      sentence: Wording.declaration(declaration, vocabulary: evidence.vocabulary)
        + " In the marked region (\(place)) there are " + words, lines: declaration.lines)
  }
}

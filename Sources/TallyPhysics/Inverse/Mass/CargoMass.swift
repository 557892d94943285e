internal import Foundation
public import TallyCore
public import TallyDomain

/// The mass of what is in one box, weighed by the beam, with an interval.
///
/// The box's own walls and roof are taken off (`ContainerTemplate`, or what the picture shows of them), what floor and rails
/// hide is taken from the rows and columns around, and the rest is summed over the area of the mid plane, row by row with the
/// fan's obliquity. One view cannot tell depth: cargo that does not fill the width is weighed as if it stood in the middle,
/// which is a part of the interval. Where nothing came through, the mass is a lower bound.
public struct CargoMass: Sendable, Equatable {
  /// kg.
  public let massKg: Double
  /// One sigma by everything that is known to be uncertain, kg.
  public let sigmaKg: Double
  /// True where some of the box was not penetrated.
  public let isLowerBound: Bool
  /// Share of the space for cargo that was not penetrated, and its area at the mid plane, m².
  public let unpenetratedShare: Double, unpenetratedM2: Double
  /// What could hide there beyond what was weighed: solid steel from wall to wall, kg.
  public let hiddenAtMostKg: Double
  /// Of the mass, what was not seen but taken from around, kg; and the walls and roof that were taken off, kg.
  public let inferredKg: Double, structureKg: Double
  /// One wall straight on, g/cm², mean over the box, and whether the picture told it.
  public let wallGCm2: Double, wallIsMeasured: Bool
  /// Cargo on each ray of the box, `box.height × box.width`, g/cm²; NaN where floor or rails hide it or nothing is known.
  public let cargoDensity: [Float]

  /// The interval that holds the true mass with a probability of 95 %, kg; without an upper end where the mass is a lower
  /// bound.
  public var interval: (low: Double, high: Double?) {
    (max(0, massKg - 1.96 * sigmaKg), isLowerBound ? nil : massKg + 1.96 * sigmaKg)
  }

  /// Weighs what is in a box. `box` is its envelope in the picture; without a geometry the rays are taken as level, which
  /// costs accuracy. Traps where the box does not lie inside the maps.
  public init(
    _ maps: MatterMaps, box: PixelRegion, sizeType: SizeType?, pitch: ScanSidecar.Pitch, pitchIsDeclared: Bool,
    geometry: ScannerGeometry?
  ) {
    let template = ContainerTemplate(sizeType)
    self.init(
      maps, box: box, template: template,
      rays: BoxRays(box: box, template: template, geometry: geometry, pitchYMm: pitch.y), pitch: pitch,
      geometryDoubt: geometry.map { Self.depthDoubt($0, isKnown: true) } ?? Self.flatDoubt,
      pitchDoubt: pitchIsDeclared ? Self.pitchDoubt : Self.assumedPitchDoubt)
  }

  /// The same with the rays at hand. The doubts are one sigma of the mass, relative.
  init(
    _ maps: MatterMaps, box: PixelRegion, template: ContainerTemplate, rays: BoxRays, pitch: ScanSidecar.Pitch,
    geometryDoubt: Double, pitchDoubt: Double
  ) {
    precondition(
      box.x0 >= 0 && box.y0 >= 0 && box.x1 <= maps.width && box.y1 <= maps.height, "the box lies outside the maps")
    let structure = StructureEstimate(maps, box: box, rays: rays, template: template, pitchXMm: pitch.x)
    var sums = MassSums(maps, box: box, rays: rays, template: template, structure: structure, pitchXMm: pitch.x)
    cargoDensity = sums.cargo
    let hidden = sums.addHidden(rays: rays, endColumns: template, pitchXMm: pitch.x)
    // g/cm² · mm² = 10⁻² g = 10⁻⁵ kg.
    let area = pitch.x * pitch.y * 1e-5
    massKg = max(0, (sums.seen + hidden) * area)
    inferredKg = hidden * area
    structureKg = sums.structure * area
    unpenetratedShare = sums.dark / max(sums.pixels, 1)
    unpenetratedM2 = sums.dark * pitch.x * pitch.y * 1e-6
    hiddenAtMostKg = sums.hiddenAtMost * area
    isLowerBound = unpenetratedShare > Self.darkShare
    wallGCm2 = structure.walls.isEmpty ? 0 : Double(structure.walls.reduce(0, +)) / Double(structure.walls.count)
    wallIsMeasured = structure.isMeasured
    let parts = [
      sums.variance.squareRoot() * area, sums.doubt * area, structure.sigma * sums.walls * area, 0.5 * abs(inferredKg),
      geometryDoubt * massKg, pitchDoubt * massKg,
    ]
    sigmaKg = parts.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  /// Above this share without penetration the mass is a lower bound.
  private static let darkShare = 0.002
  /// One sigma, relative, by where across the width the cargo stands, which one view cannot tell: a picture shows what stands
  /// nearer to the source higher. Of loads that do not fill the width, about a quarter, the middle lies anywhere up to half a
  /// metre from the middle of the box, nearly as far as a row of pallets of 1.2 m can be moved. A machine
  /// that is only like the one at hand differs in distance and source height too.
  static func depthDoubt(_ geometry: ScannerGeometry, isKnown: Bool) -> Double {
    let place = (0.25 / 3).squareRoot() * 500 / geometry.midPlaneMm
    return isKnown ? place : (place * place + otherGeometry * otherGeometry).squareRoot()
  }

  /// One sigma, relative: source height and distance of another machine of the class; level rays instead of the fan; pitch as
  /// declared and as assumed.
  static let (otherGeometry, flatDoubt, pitchDoubt, assumedPitchDoubt) = (0.025, 0.06, 0.01, 0.1)
}

/// Sums over the pixels of a box.
private struct MassSums {
  /// g/cm² of cargo, `height × width`.
  private(set) var cargo: [Float]
  private(set) var seen = 0.0, structure = 0.0, walls = 0.0, variance = 0.0, doubt = 0.0
  private(set) var pixels = 0.0, dark = 0.0, hiddenAtMost = 0.0
  private let width: Int, height: Int

  init(
    _ maps: MatterMaps, box: PixelRegion, rays: BoxRays, template: ContainerTemplate,
    structure estimate: StructureEstimate, pitchXMm: Double
  ) {
    (width, height) = (box.width, box.height)
    cargo = [Float](repeating: .nan, count: width * height)
    let ends = min(Int(((template.endMm + template.blindMm) / pitchXMm).rounded(.up)), width / 4)
    for (row, ray) in rays.rays.enumerated() where ray.weight > 0 {
      for column in 0..<width {
        let pixel = (box.y0 + row) * maps.width + box.x0 + column
        let value = maps.arealDensity[pixel]
        guard !value.isNaN else { continue }
        let own = Float(ray.walls) * estimate.walls[column] + Float(template.roofGCm2 * ray.roof)
        guard !ray.isHidden else {
          // Floor and rails alone are seen through, but for the corners.
          guard maps.mask[pixel] == .unpenetrated, column >= ends, column < width - ends else { continue }
          dark += 1
          hiddenAtMost += max(0, 0.787 * ray.length - Double(value - own)) * ray.weight
          continue
        }
        cargo[row * width + column] = value - own
        seen += Double(value - own) * ray.weight
        structure += Double(own) * ray.weight
        walls += ray.walls * ray.weight
        let noise = maps.densityVariance[pixel] + maps.regionPixels * maps.regionVariance[pixel]
        variance += Double(noise) * ray.weight * ray.weight
        doubt += Double(maps.densityDoubt[pixel]) * ray.weight
        pixels += 1
        if maps.mask[pixel] == .unpenetrated {
          dark += 1
          // Steel has 7.87 g/cm³, so a millimetre of it 0.787 g/cm².
          hiddenAtMost += max(0, 0.787 * ray.length - Double(value - own)) * ray.weight
        }
      }
    }
  }

  /// Takes what is not seen from around: hidden rows from the nearest rows above and below, end columns, which structure on
  /// edge covers, from the columns beside them. Returns what that adds, and takes off what the ends showed instead.
  mutating func addHidden(rays: BoxRays, endColumns template: ContainerTemplate, pitchXMm: Double) -> Double {
    let blind = min(Int(((template.endMm + template.blindMm) / pitchXMm).rounded(.up)), width / 4)
    let sample = max(1, Int((250 / pitchXMm).rounded()))
    let space = max(0, Double(blind) - template.endMm / pitchXMm)
    var columns = [Double](repeating: 0, count: width)
    var added = 0.0
    for (row, ray) in rays.rays.enumerated() where ray.weight > 0 {
      let source = ray.isHidden ? Self.nearest(to: row, rays) : [row]
      guard !source.isEmpty else { continue }
      for column in 0..<width {
        var (sum, count) = (0.0, 0.0)
        for other in source where !cargo[other * width + column].isNaN {
          // As dense as beside, over the way that this ray has.
          sum += Double(cargo[other * width + column]) * ray.length / rays.rays[other].length
          count += 1
        }
        let value = count > 0 ? sum / count * ray.weight : 0
        columns[column] += value
        if ray.isHidden { added += value }
      }
    }
    guard width > 4 * blind, blind > 0 else { return added }
    for end in [(0..<blind, blind..<blind + sample), (width - blind..<width, width - blind - sample..<width - blind)] {
      let beside = end.1.reduce(0.0) { $0 + columns[$1] } / Double(sample)
      let shown = end.0.reduce(0.0) { $0 + columns[$1] }
      added += space * beside - shown
    }
    return added
  }

  /// The nearest rows above and below that show cargo, a few of each: one alone may be the edge of a rail or of a carton.
  private static func nearest(to row: Int, _ rays: BoxRays) -> [Int] {
    func shows(_ row: Int) -> Bool { rays.rays[row].weight > 0 && !rays.rays[row].isHidden }
    let above = (0..<row).last(where: shows).map { last in (max(0, last - 3)...last).filter(shows) }
    let below = (row..<rays.rays.count).first(where: shows).map { first in
      (first...min(rays.rays.count - 1, first + 3)).filter(shows)
    }
    return (above ?? []) + (below ?? [])
  }
}

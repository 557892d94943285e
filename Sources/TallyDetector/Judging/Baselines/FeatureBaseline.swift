internal import Foundation
internal import TallyCore

/// Statistics of local features, PaDiM-like (Defard et al., "PaDiM: a patch distribution modeling framework for anomaly
/// detection and localization", 2021): how far the neighbourhood of a cell is from what clean loads of the same declared
/// goods show, as Mahalanobis distance. On the hand-made figures of `LocalFeatures`, because the shipped model has no
/// embedding among its outputs. A group of goods with too few clean cells is judged by all clean loads together.
public struct FeatureBaseline: ContainerJudge {
  /// `baseline:embedding`.
  public let identity = "baseline:embedding (PaDiM on hand-made local features)"

  private struct Normal: Sendable {
    let mean: [Double], factor: [Double]
    init(_ seen: Covariance) { (mean, factor) = (seen.mean, seen.factor(ridge: 0.01, least: 1e-4)) }
  }

  private let everything: Normal, groups: [Int: Normal]
  /// Fewer cells than this say nothing of a group; fewer than this in all are refused.
  static let fewest = 5000.0
  /// Rows and columns over which the distance is averaged, cells of `LocalFeatures`.
  static let smoothing = 2

  /// What clean containers show: one part for each, to be put together in their order.
  public struct Sample: Sendable {
    let group: Int?
    let seen: Covariance

    /// Looks at one clean container.
    public init(_ subject: JudgedContainer) throws(JudgeError) {
      let picture = try LoadPicture(subject)
      let features = LocalFeatures(picture)
      var seen = Covariance(dimension: LocalFeatures.dimension)
      FeatureBaseline.walk(picture, features) { x, y in seen.add(features[x, y]) }
      (group, self.seen) = (FeatureBaseline.group(subject.declared), seen)
    }
  }

  /// Learns from clean containers.
  public init(_ samples: [Sample]) throws(JudgeError) {
    var everything = Covariance(dimension: LocalFeatures.dimension), groups = [Int: Covariance]()
    for sample in samples {
      everything.add(sample.seen)
      if let group = sample.group {
        groups[group, default: Covariance(dimension: LocalFeatures.dimension)].add(sample.seen)
      }
    }
    guard everything.count >= Self.fewest else {
      throw .tooFewClean(baseline: "embedding", cells: Int(everything.count))
    }
    self.everything = Normal(everything)
    self.groups = groups.filter { $0.value.count >= Self.fewest }.mapValues(Normal.init)
  }

  /// The largest mean distance over some 16 × 16 cm.
  public func verdict(_ subject: JudgedContainer, threads: Int) throws(JudgeError) -> ContainerVerdict? {
    let picture = try LoadPicture(subject)
    let features = LocalFeatures(picture)
    let normal = Self.group(subject.declared).flatMap { groups[$0] } ?? everything
    var map = ValueGrid(
      width: features.width, height: features.height, region: picture.high.region,
      values: [Float](repeating: 0, count: features.width * features.height))
    Self.walk(picture, features) { x, y in
      let away = zip(features[x, y], normal.mean).map { $0 - $1 }
      let white = Covariance.whitened(away, by: normal.factor)
      map.values[y * map.width + x] = Float(white.reduce(0) { $0 + $1 * $1 }.squareRoot())
    }
    let area = Self.area(picture, features)
    let regions = map.smoothed(radius: Self.smoothing).peaks(in: area, gap: 2)
    return regions.first.map { ContainerVerdict(score: $0.score, regions: regions, map: map) }
  }

  private static func area(_ picture: LoadPicture, _ features: LocalFeatures) -> PixelRegion {
    let (inside, step) = (picture.interior, LocalFeatures.step)
    return PixelRegion(
      x0: inside.x0 / step, y0: inside.y0 / step, x1: min(inside.x1 / step, features.width),
      y1: min(inside.y1 / step, features.height))
  }

  private static func walk(_ picture: LoadPicture, _ features: LocalFeatures, _ visit: (Int, Int) -> Void) {
    let area = area(picture, features)
    for y in area.y0..<max(area.y0, area.y1) { for x in area.x0..<max(area.x0, area.x1) { visit(x, y) } }
  }

  /// The group of most of the declared mass; nil where nothing is known.
  private static func group(_ declared: [Float]) -> Int? {
    declared.indices.max { declared[$0] < declared[$1] }.flatMap { declared[$0] > 0 ? $0 : nil }
  }
}

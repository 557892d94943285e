internal import Foundation
internal import TallyCore
internal import TallyDomain

/// Statistics of local features, PaDiM-like (Defard et al., "PaDiM: a patch distribution modeling framework for anomaly
/// detection and localization", 2021): how far the neighbourhood of a cell is from what clean loads of the same declared
/// goods show, as Mahalanobis distance. A group of goods with too few clean cells is judged by all clean loads together.
public struct FeatureBaseline: ContainerJudge {
  /// Where the features come from.
  public enum Source: Sendable {
    /// The hand-made figures of `LocalFeatures`.
    case handMade
    /// The embedding of a model; the declaration has no part in it.
    case embedding(Detector)
  }

  /// `baseline:features` or `baseline:embedding`, and what the features are.
  public var identity: String {
    switch source {
    case .handMade: "baseline:features (PaDiM on hand-made local features)"
    case .embedding(let detector): "baseline:embedding (PaDiM on the embedding of \(detector.package.identity))"
    }
  }

  private let source: Source
  private struct Normal: Sendable {
    let mean: [Double], factor: [Double]
    init(_ seen: Covariance) { (mean, factor) = (seen.mean, seen.factor(ridge: 0.01, least: 1e-4)) }
  }

  private let everything: Normal, groups: [Int: Normal]
  /// Fewer cells than this say nothing of a group; fewer than this in all are refused.
  static let fewest = 5000.0
  /// How far around a cell the distance is averaged, mm: to squares of some 16 cm.
  static let smoothingMm = 64.0

  /// What clean containers show: one part for each, to be put together in their order.
  public struct Sample: Sendable {
    let group: Int?
    let seen: Covariance

    /// Looks at one clean container.
    public init(_ subject: JudgedContainer, source: Source, threads: Int) throws(JudgeError) {
      let picture = try LoadPicture(subject)
      let features = try source.features(of: subject, picture, threads: threads)
      var seen = Covariance(dimension: features.dimension)
      FeatureBaseline.walk(features.area(picture)) { x, y in seen.add(features[x, y]) }
      (group, self.seen) = (FeatureBaseline.group(subject.declared), seen)
    }
  }

  /// Learns from clean containers that were looked at with the same source.
  public init(_ samples: [Sample], source: Source) throws(JudgeError) {
    let dimension = samples.first?.seen.dimension ?? 0
    var everything = Covariance(dimension: dimension), groups = [Int: Covariance]()
    for sample in samples {
      everything.add(sample.seen)
      if let group = sample.group { groups[group, default: Covariance(dimension: dimension)].add(sample.seen) }
    }
    guard everything.count >= Self.fewest else {
      throw .tooFewClean(baseline: source.name, cells: Int(everything.count))
    }
    self.source = source
    self.everything = Normal(everything)
    self.groups = groups.filter { $0.value.count >= Self.fewest }.mapValues(Normal.init)
  }

  /// The largest mean distance over some 16 × 16 cm.
  public func verdict(_ subject: JudgedContainer, threads: Int) throws(JudgeError) -> ContainerVerdict? {
    let picture = try LoadPicture(subject)
    let features = try source.features(of: subject, picture, threads: threads)
    let normal = Self.group(subject.declared).flatMap { groups[$0] } ?? everything
    let area = features.area(picture)
    var map = ValueGrid(
      width: features.width, height: features.height, region: picture.high.region,
      values: [Float](repeating: 0, count: features.width * features.height))
    Self.walk(area) { x, y in
      let away = zip(features[x, y], normal.mean).map { $0 - $1 }
      let white = Covariance.whitened(away, by: normal.factor)
      map.values[y * map.width + x] = Float(white.reduce(0) { $0 + $1 * $1 }.squareRoot())
    }
    let cells = Double(max(LoadPicture.cells(mm: Self.smoothingMm), 1)) * Double(map.width) / Double(picture.high.width)
    let regions = map.smoothed(radius: Int(cells.rounded())).peaks(in: area, gap: 2)
    return regions.first.map { ContainerVerdict(score: $0.score, regions: regions, map: map) }
  }

  private static func walk(_ area: PixelRegion, _ visit: (Int, Int) -> Void) {
    for y in area.y0..<max(area.y0, area.y1) { for x in area.x0..<max(area.x0, area.x1) { visit(x, y) } }
  }

  /// The group of most of the declared mass; nil where nothing is known.
  private static func group(_ declared: [Float]) -> Int? {
    declared.indices.max { declared[$0] < declared[$1] }.flatMap { declared[$0] > 0 ? $0 : nil }
  }
}

extension FeatureBaseline.Source {
  /// The baseline's name.
  public var name: String {
    switch self {
    case .handMade: "features"
    case .embedding: "embedding"
    }
  }

  /// The features of a container. Throws `JudgeError.output` where the model has no embedding, `.network` where it fails.
  fileprivate func features(
    of subject: JudgedContainer, _ picture: LoadPicture, threads: Int
  ) throws(JudgeError) -> LocalFeatures {
    guard case .embedding(let detector) = self else { return LocalFeatures(picture) }
    let maps: DetectorMaps
    do {
      maps = try detector.maps(
        radiograph: subject.radiograph, box: subject.box, declared: subject.declared, threads: threads)
    } catch {
      let said = error.explanation
      throw .network(place: said.place, code: said.code, said: said.problem)
    }
    guard let embedding = maps.embedding else {
      throw .output(
        model: detector.package.identity, name: "embedding",
        problem: "It has no embedding among its outputs; baseline:features needs none.")
    }
    return LocalFeatures(embedding)
  }
}

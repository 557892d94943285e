import Foundation
import TallyCore
import TallyDomain
import TallyTestSupport
import Testing

@testable import TallyDetector

/// Pictures of loads with texture, made by hand: what the baselines must see in them.
struct BaselineTests {
  private static let region = PixelRegion(x0: 10, y0: 8, x1: 410, y1: 200)
  private static let declared = [Float](repeating: 0, count: CommodityVocabulary.standard.groups.count)

  /// A load of even texture over two levels, 8 mm pixels, with something more inside `item`.
  private static func subject(
    _ seed: UInt64, item: PixelRegion? = nil, more: Double = 0.4, known: [KnownItem] = [], declared: [Float] = declared,
    noise: Double = 0.05
  ) -> JudgedContainer {
    var random = SeededGenerator(seed: seed)
    let (width, height) = (420, 210)
    var values = [Float](repeating: 1, count: width * height)
    for y in 0..<height {
      for x in 0..<width {
        var a = 0.8 + (y > 120 ? 0.4 : 0) + noise * random.normal()
        if item?.contains(x: x, y: y) ?? false { a += more }
        values[y * width + x] = Float(exp(-a))
      }
    }
    let picture = Radiograph(
      width: width, height: height,
      planes: [
        TransmissionPlane(energyMev: 6, values: values, airNoise: 0.01),
        TransmissionPlane(energyMev: 4, values: values.map { pow($0, 1.15) }, airNoise: 0.01),
      ], pitch: .init(x: 8, y: 8), pitchIsDeclared: true,
      mask: [Radiograph.PixelQuality](repeating: .measured, count: width * height), boxes: [],
      quality: ScanQuality(usable: true, remarks: []))
    return JudgedContainer(
      radiograph: picture, box: Pictures.box(region, doors: .left), declared: declared, identity: "\(seed)",
      known: known)
  }

  private static let item = PixelRegion(x0: 280, y0: 60, x1: 320, y1: 100)

  @Test(
    "a denser part raises the score and is the first region",
    arguments: [ArealDensityBaseline() as any ContainerJudge, TemplateBaseline()])
  func denser(judge: any ContainerJudge) throws {
    // More than the heavier half of the load: the raw threshold looks at nothing but that.
    let clean = try #require(try judge.verdict(Self.subject(1), threads: 1))
    let hiding = try #require(try judge.verdict(Self.subject(1, item: Self.item, more: 0.9), threads: 1))
    #expect(hiding.score > clean.score + 5)
    let first = try #require(hiding.regions.first).region
    #expect(first.intersectionOverUnion(Self.item) > 0.4, "\(first)")
    #expect(hiding.regions.map(\.score) == hiding.regions.map(\.score).sorted(by: >))
    #expect(hiding == (try judge.verdict(Self.subject(1, item: Self.item, more: 0.9), threads: 2)))
  }

  @Test("the template takes two even layers away, the raw threshold does not") func layers() throws {
    let raw = try #require(try ArealDensityBaseline().verdict(Self.subject(2), threads: 1))
    let residual = try #require(try TemplateBaseline().verdict(Self.subject(2), threads: 1))
    // 1.2 less what is thinner around it, against noise of 0.05 averaged over many pixels; in g/cm².
    #expect(raw.score > 28 && residual.score < 1.5)
  }

  @Test("features far from what clean loads of these goods show") func features() throws {
    var goods = Self.declared
    goods[3] = 1
    let samples = try (10..<16 as Range<UInt64>).map {
      try FeatureBaseline.Sample(Self.subject($0, declared: goods), source: .handMade, threads: 1)
    }
    let judge = try FeatureBaseline(samples, source: .handMade)
    let clean = try #require(try judge.verdict(Self.subject(20, declared: goods), threads: 1))
    let hiding = try #require(try judge.verdict(Self.subject(20, item: Self.item, declared: goods), threads: 1))
    #expect(hiding.score > 1.5 * clean.score)
    #expect(Localised.hit(try #require(hiding.regions.first).region, Self.item))
    #expect(throws: JudgeError.tooFewClean(baseline: "features", cells: 0)) {
      try FeatureBaseline([], source: .handMade)
    }
  }

  @Test("an embedding takes the place of hand-made features; without one it is refused") func embedding() throws {
    try withTemporaryFolder { folder in
      try ProbeModel.write(to: folder, embeds: true)
      let source = FeatureBaseline.Source.embedding(Detector(package: try ModelPackage(folder: folder.path)))
      let goods = [Float](repeating: 0, count: ProbeModel.groups)
      let samples = try (10..<22 as Range<UInt64>).map {
        try FeatureBaseline.Sample(Self.subject($0, declared: goods), source: source, threads: 1)
      }
      let judge = try FeatureBaseline(samples, source: source)
      let clean = try #require(try judge.verdict(Self.subject(30, declared: goods), threads: 1))
      let hiding = try #require(
        try judge.verdict(Self.subject(30, item: Self.item, more: 2, declared: goods), threads: 1))
      #expect(hiding.score > 1.5 * clean.score)
      #expect(Localised.hit(try #require(hiding.regions.first).region, Self.item))
      #expect(judge.identity.contains("probe@"))
    }
    try withTemporaryFolder { folder in
      try ProbeModel.write(to: folder)
      let source = FeatureBaseline.Source.embedding(Detector(package: try ModelPackage(folder: folder.path)))
      let goods = [Float](repeating: 0, count: ProbeModel.groups)
      #expect {
        try FeatureBaseline.Sample(Self.subject(1, declared: goods), source: source, threads: 1)
      } throws: { error in (error as? JudgeError)?.explanation.problem.contains("no embedding") == true }
    }
  }

  @Test("the ideal observer counts in standard deviations of the scan's own clutter") func ideal() throws {
    let known = [KnownItem(box: Self.item, outline: [], isHeavier: true)]
    let absent = try (30..<60 as Range<UInt64>).map { seed in
      try #require(try IdealBaseline().verdict(Self.subject(seed, known: known), threads: 1)).score
    }
    let mean = absent.reduce(0, +) / 30
    let spread = (absent.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 29).squareRoot()
    // Mean 0 and deviation 1 by its definition; covariances of few places make it a little wider.
    #expect(abs(mean) < 0.7 && spread > 0.6 && spread < 1.8, "mean \(mean), spread \(spread)")
    let present = try #require(
      try IdealBaseline().verdict(Self.subject(30, item: Self.item, more: 0.06, known: known), threads: 1))
    #expect(present.score > 4 && present.regions.map(\.region) == [Self.item])
    let lighter = [KnownItem(box: Self.item, outline: [], isHeavier: false)]
    let other = try #require(
      try IdealBaseline().verdict(Self.subject(30, item: Self.item, more: 0.06, known: lighter), threads: 1))
    #expect(abs(other.score + present.score) < 1e-9)
    #expect(try IdealBaseline().verdict(Self.subject(30), threads: 1) == nil)
  }

  @Test("an outline decides which cells count") func outline() {
    let triangle = KnownItem(
      box: PixelRegion(x0: 0, y0: 0, x1: 10, y1: 10), outline: [[0, 0], [10, 0], [0, 10]], isHeavier: true)
    #expect(triangle.contains(x: 2, y: 2) && !triangle.contains(x: 8, y: 8) && !triangle.contains(x: -1, y: 2))
  }

  @Test("whitened by its own factor, a sample has unit covariance") func covariance() {
    var random = SeededGenerator(seed: 9)
    let vectors = (0..<500).map { _ in
      let (a, b) = (random.normal(), random.normal())
      return [a, 3 * a + b, 0.1 * b + 5]
    }
    var seen = Covariance(dimension: 3)
    for vector in vectors { seen.add(vector) }
    let factor = seen.factor(ridge: 0, least: 1e-9), mean = seen.mean
    var white = Covariance(dimension: 3)
    for vector in vectors {
      white.add(Covariance.whitened(zip(vector, mean).map { $0 - $1 }, by: factor))
    }
    let identity = white.factor(ridge: 0, least: 0)
    for i in 0..<2 { for j in 0...i { #expect(abs(identity[i * 3 + j] - (i == j ? 1 : 0)) < 1e-6) } }
  }
}

/// Whether the middle of a region lies in an item.
enum Localised {
  static func hit(_ region: PixelRegion, _ item: PixelRegion) -> Bool {
    item.contains(x: (region.x0 + region.x1) / 2, y: (region.y0 + region.y1) / 2)
  }
}

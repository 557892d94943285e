import TallyCore
import TallyDomain
import Testing

@testable import TallySimulation

/// Every family in every container: what stands there and what is declared of it agree.
struct GoodsFamilyTests {
  private static let keys = GoodsFamily.all.map(\.key)

  @Test("the twelve families belong to the vocabulary, by key and by HS code", arguments: keys)
  func vocabulary(key: String) throws {
    let family = try #require(GoodsFamily.named(key))
    let group = try #require(CommodityVocabulary.standard.group(key: key))
    for line in family.lines {
      let code = try #require(HSCode(line.hs))
      #expect(CommodityVocabulary.standard.group(of: code) == group, "HS \(line.hs)")
      #expect(line.wordings.count > 1)
    }
  }

  @Test("masses, counts and room agree", arguments: keys, ["22G1", "42G1", "45G1"])
  func consistent(key: String, type: String) throws {
    let family = try #require(GoodsFamily.named(key)), type = try #require(ContainerType.named(type))
    let box = PlacedContainer(type, frontX: 3000, floorY: 1200)
    let usual = type.isTwentyFoot ? family.usualKg.twenty : family.usualKg.forty
    #expect(usual.upperBound <= type.payloadKg)
    var heaviest = 0.0
    for seed in 0..<8 {
      var random = SeededGenerator(seed: UInt64(seed), stream: key)
      let order = LoadOrder(room: box.inner, maximumKg: usual.upperBound, fill: random.uniform(0.4, 1))
      let load = family.load(order, &random)
      let place = "seed \(seed)"
      #expect(load.packages > 0 && !load.solids.isEmpty, "\(place): nothing was loaded")
      let matter = load.solids.reduce(0) { $0 + $1.massKg }
      #expect(abs(matter / load.grossKg - 1) < 0.02, "\(place): matter \(matter), gross \(load.grossKg)")
      #expect(
        load.netKg < load.grossKg && load.netKg > 0.5 * load.grossKg, "\(place): net \(load.netKg) of \(load.grossKg)")
      #expect(load.grossKg <= order.maximumKg * 1.02, "\(place): \(load.grossKg) over \(order.maximumKg)")
      let extent = try #require(load.extent)
      let room = box.inner
      #expect(extent.x0 >= room.x0 - 1 && extent.x1 <= room.x1 + 1, "\(place): along \(extent) in \(room)")
      #expect(extent.y0 >= room.y0 - 12 && extent.y1 <= room.y1 + 1, "\(place): up \(extent) in \(room)")
      #expect(extent.z0 >= room.z0 - 1 && extent.z1 <= room.z1 + 1, "\(place): across \(extent) in \(room)")
      heaviest = max(heaviest, load.grossKg)
      let density = load.grossKg * 1e3 / load.extentVolumeCm3
      let group = try #require(CommodityVocabulary.standard.group(key: key))
      #expect(
        density > 0.3 * group.bulkDensity.lowerBound && density < 1.6 * group.bulkDensity.upperBound,
        "\(place): \(density) g/cm³")
    }
    #expect(heaviest > 0.4 * usual.lowerBound, "at most \(heaviest) kg, usual are \(usual)")
  }

  @Test("a family varies from container to container", arguments: keys)
  func varied(key: String) throws {
    let family = try #require(GoodsFamily.named(key)), type = try #require(ContainerType.named("40HC"))
    let box = PlacedContainer(type, frontX: 0, floorY: 1200)
    let shapes = (0..<8).map { seed in
      var random = SeededGenerator(seed: UInt64(seed), stream: "varied")
      let load = family.load(LoadOrder(room: box.inner, maximumKg: 20_000, fill: 1), &random)
      return "\(load.packages) packages, \(Int((load.extent?.height ?? 0) / 10)) cm"
    }
    #expect(Set(shapes).count >= 6, "\(shapes)")
  }
}

extension Load {
  /// Volume of the box round the load, cm³.
  fileprivate var extentVolumeCm3: Double { extent?.volumeCm3 ?? .infinity }
}

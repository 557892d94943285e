import TallyCore
import TallyDomain
import Testing

@testable import TallySimulation

/// Every family in every container: what stands there and what is declared of it agree.
struct GoodsFamilyTests {
  private static let keys = GoodsFamily.all.map(\.key)

  @Test("families cover the vocabulary: at least 60 over at least 40 chapters, each once, by key and by HS code")
  func vocabulary() throws {
    let vocabulary = CommodityVocabulary.standard
    #expect(Set(Self.keys).count == Self.keys.count)
    #expect(Set(Self.keys) == Set(vocabulary.groups.dropFirst().map(\.key)))
    var chapters = Set<String>()
    for family in GoodsFamily.all {
      let group = try #require(vocabulary.group(key: family.key))
      for kind in family.kinds {
        let code = try #require(HSCode(kind.hs))
        #expect(vocabulary.group(of: code) == group, "HS \(kind.hs) of \(family.key)")
        #expect(code.known == kind.hs, "HS \(kind.hs) does not exist")
        #expect(kind.wordings.count > 1, "HS \(kind.hs)")
        chapters.insert(code.chapter)
      }
    }
    #expect(Self.keys.count >= 60 && chapters.count >= 40, "\(Self.keys.count) families, \(chapters.count) chapters")
  }

  /// The boxes that a kind is tried in.
  private static func types(_ family: GoodsFamily, _ kind: Int) -> [ContainerType] {
    ContainerType.all.filter { family.kinds(in: $0.sort).contains(kind) }
  }

  @Test("masses, counts and room agree, in every box that goods go into", arguments: keys)
  func consistent(key: String) throws {
    let family = try #require(GoodsFamily.named(key)),
      group = try #require(CommodityVocabulary.standard.group(key: key))
    var heaviest = 0.0
    for kind in family.kinds.indices {
      for (number, type) in Self.types(family, kind).enumerated() {
        let box = PlacedContainer(type, frontX: 3000, floorY: 1200), room = box.inner
        let usual = type.isTwentyFoot ? family.usualKg.twenty : family.usualKg.forty
        var random = SeededGenerator(seed: UInt64(number), stream: "\(key) \(kind)")
        let order = LoadOrder(
          room: room, maximumKg: min(usual.upperBound, type.payloadKg), fill: random.uniform(0.4, 1))
        let load = family.load(order, kind: kind, in: type.sort, &random)
        let place = "\(load.hs) in \(type.sizeType)"
        #expect(load.packages > 0 && !load.solids.isEmpty, "\(place): nothing was loaded")
        let matter = load.solids.reduce(0) { $0 + $1.massKg }
        #expect(abs(matter / load.grossKg - 1) < 0.02, "\(place): matter \(matter), gross \(load.grossKg)")
        #expect(
          load.netKg <= load.grossKg && load.netKg > 0.45 * load.grossKg,
          "\(place): net \(load.netKg) of \(load.grossKg)")
        #expect(load.grossKg <= order.maximumKg * 1.02, "\(place): \(load.grossKg) over \(order.maximumKg)")
        #expect(PackageType(load.packageType).name != nil, "\(place): package \(load.packageType)")
        let extent = try #require(load.extent)
        #expect(extent.x0 >= room.x0 - 2 && extent.x1 <= room.x1 + 2, "\(place): along \(extent) in \(room)")
        #expect(extent.y0 >= room.y0 - 12 && extent.y1 <= room.y1 + 2, "\(place): up \(extent) in \(room)")
        #expect(extent.z0 >= room.z0 - 4 && extent.z1 <= room.z1 + 4, "\(place): across \(extent) in \(room)")
        heaviest = max(heaviest, load.grossKg / usual.lowerBound)
        let density = load.grossKg * 1e3 / load.extentVolumeCm3
        #expect(
          density > 0.25 * group.bulkDensity.lowerBound && density < 1.7 * group.bulkDensity.upperBound,
          "\(place): \(density) g/cm³")
      }
    }
    #expect(heaviest > 0.4, "at most \(heaviest) of the usual mass")
  }

  @Test("a family varies from container to container", arguments: keys)
  func varied(key: String) throws {
    let family = try #require(GoodsFamily.named(key)), type = try #require(ContainerType.named("40HC"))
    let box = PlacedContainer(type, frontX: 0, floorY: 1200)
    let shapes = (0..<8).map { seed in
      var random = SeededGenerator(seed: UInt64(seed), stream: "varied")
      let load = family.load(LoadOrder(room: box.inner, maximumKg: 20_000, fill: 1), &random)
      return "\(load.packages) packages, \(Int((load.extent?.height ?? 0) / 10)) cm, \(Int(load.grossKg / 50))"
    }
    #expect(Set(shapes).count >= 6, "\(shapes)")
  }
}

extension Load {
  /// Volume of the box round the load, cm³.
  fileprivate var extentVolumeCm3: Double { extent?.volumeCm3 ?? .infinity }
}

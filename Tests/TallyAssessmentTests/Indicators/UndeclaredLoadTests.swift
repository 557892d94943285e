internal import Foundation
internal import TallyAssessment
internal import TallyCore
internal import TallyDomain
internal import Testing

/// An empty box as it looks: rails, floor with cross members, corrugated walls, posts, noise.
struct UndeclaredLoadTests {
  private static func emptyBox(seed: UInt64) -> FakeMaps {
    var (maps, generator) = (FakeMaps(), SeededGenerator(seed: seed, stream: "empty"))
    let phase = generator.uniform(0, 0.28)
    for y in 0..<maps.height {
      for x in 0..<maps.width {
        let along = Double(x) * 0.02
        var attenuation = 0.11 + 0.02 * sin(2 * .pi * (along + phase) / 0.28)
        if y < 6 { attenuation += 0.4 }
        if y > 118 { attenuation += 0.3 + ((along + phase).truncatingRemainder(dividingBy: 0.3) < 0.06 ? 0.9 : 0) }
        if x < 8 || x > 591 { attenuation += 1.2 }
        maps.attenuation[y * maps.width + x] = Float(attenuation + 0.02 * generator.normal())
      }
    }
    return maps
  }

  private func statistic(_ maps: FakeMaps) throws -> Double {
    try #require(uncalibrated.scores(observation(maps, linked(declaredEmpty)))[.undeclaredLoad])
  }

  @Test("an empty box stays below what five kilograms make of it", arguments: 1...10) func fiveKilograms(seed: UInt64)
    throws
  {
    let empty = Self.emptyBox(seed: seed)
    let honest = try statistic(empty)
    #expect(honest < 1)
    var generator = SeededGenerator(seed: seed, stream: "parcel")
    var parcel = empty
    let (x, y) = (generator.uniform(0.5, 11), generator.uniform(0.3, 1.9))
    // 5 kg on 0.3 × 0.3 m are 5.6 g/cm².
    parcel.item(x...x + 0.3, y...y + 0.3, logit: -8, addedGramsPerCm2: 5.6)
    #expect(try statistic(parcel) > 4)
    let finding = try #require(uncalibrated.assess(observation(parcel, linked(declaredEmpty))).findings.first)
    let centre = (x: 100 + 100 * (x + 0.15), y: 50 + 100 * (y + 0.15))
    let region = try #require(finding.region)
    #expect(
      abs(Double(region.x0 + region.x1) / 2 - centre.x) < 10 && abs(Double(region.y0 + region.y1) / 2 - centre.y) < 10)
  }

  @Test("a load from end to end does not pass for a floor") func fullBox() throws {
    var maps = Self.emptyBox(seed: 3)
    maps.item(0...12, 0.8...2.36, logit: -8, addedGramsPerCm2: 20)
    #expect(try statistic(maps) > 15)
  }

  @Test("a stack from floor to roof does not pass for a post") func tallStack() throws {
    var maps = Self.emptyBox(seed: 4)
    maps.item(5...6.2, 0.1...2.4, logit: -8, addedGramsPerCm2: 8)
    #expect(try statistic(maps) > 6)
  }

  @Test("not asked where goods are declared") func otherwise() {
    let scores = uncalibrated.scores(observation(Self.emptyBox(seed: 1), linked(declared(("0803", 1000)))))
    #expect(scores[.undeclaredLoad] == nil && scores[.commodityMismatch] != nil)
  }
}

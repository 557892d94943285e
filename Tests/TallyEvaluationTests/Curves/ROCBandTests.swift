internal import TallyCore
internal import TallyEvaluation
internal import Testing

struct ROCBandTests {
  @Test("the band holds the curve of the law that the scores come from") func covers() throws {
    // Uniform clean scores on 0…1, positives on 0.5…1.5: at false alarms a the true detection is 0.5 + a.
    var (inside, all) = (0, 0)
    for seed in 0..<25 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let clean = (0..<300).map { _ in random.uniform() }, positive = (0..<300).map { _ in random.uniform(0.5, 1.5) }
      let band = ROCBand(try #require(ROCCurve(clean: clean, positive: positive)), seed: seed, draws: 200)
      for point in band.points where point.falseAlarms >= 0.02 && point.falseAlarms <= 0.4 {
        all += 1
        if point.low <= 0.5 + point.falseAlarms && 0.5 + point.falseAlarms <= point.high { inside += 1 }
        #expect(point.low <= point.detections + 0.03 && point.detections <= point.high + 0.03)
      }
    }
    #expect(Double(inside) / Double(all) > 0.85 && Double(inside) / Double(all) <= 1)
  }

  @Test("rates ascend from 0 to 1; the same seed gives the same band") func repeats() throws {
    #expect(zip(ROCBand.rates, ROCBand.rates.dropFirst()).allSatisfy { $0 < $1 })
    #expect(ROCBand.rates.first == 0 && ROCBand.rates.last == 1)
    let curve = try #require(ROCCurve(clean: [1, 2, 3, 4], positive: [2.5, 3.5, 5]))
    #expect(ROCBand(curve, seed: 1, draws: 50) == ROCBand(curve, seed: 1, draws: 50))
    let band = ROCBand(curve, seed: 1, draws: 50)
    #expect(band.points[0].detections == 1.0 / 3 && band.points.last?.detections == 1)
  }
}

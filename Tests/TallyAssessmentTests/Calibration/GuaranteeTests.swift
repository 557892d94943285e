internal import TallyAssessment
internal import TallyCore
internal import TallyDomain
internal import Testing

@testable internal import struct TallyAssessment.Scoring

/// The promise: of clean containers, at most the budget is flagged, on average over calibrations.
struct GuaranteeTests {
  private static let draws = 200, tested = 400

  /// Flagged counts per draw of the calibration set, for the priority and for one indicator.
  private func flagged(clean: Int, step: Double, alpha: Double) throws -> (priority: [Int], indicator: [Int]) {
    var (priority, indicator) = ([Int](), [Int]())
    for draw in 0..<Self.draws {
      var source = SyntheticClean(seed: UInt64(draw), step: step)
      let calibration = try Calibrator.fit(source.rows(clean), model: "m")
      var (ofPriority, ofIndicator) = (0, 0)
      for row in source.rows(Self.tested) {
        let scoring = Scoring(calibration: calibration, loadClass: row.loadClass)
        let combined = try #require(scoring.priority(row.scores))
        let p = calibration.pValue(priority: combined, loadClass: row.loadClass, identity: row.identity)
        if try #require(p) <= alpha { ofPriority += 1 }
        let statistic = try #require(row.scores[.densityAnomaly])
        let q = calibration.pValue(
          of: .densityAnomaly, statistic: statistic, loadClass: row.loadClass, identity: row.identity)
        if try #require(q) <= alpha { ofIndicator += 1 }
      }
      priority.append(ofPriority)
      indicator.append(ofIndicator)
    }
    return (priority, indicator)
  }

  /// 98 clean containers are 49 to each half, fewer than 50: all classes are judged together, and the counts are
  /// beta-binomial with n = 49. The mean over 200 draws has a standard error of 5 % of the rate at α = 0.05.
  @Test("clean containers are flagged as often as the budget says", arguments: [0.05, 0.2], [0, 0.5])
  func observedRate(alpha: Double, step: Double) throws {
    let counts = try flagged(clean: 98, step: step, alpha: alpha)
    let law = BetaBinomial(trials: Self.tested, clean: 49, alpha: alpha)
    let exact = (alpha * 50).rounded(.down) / 50
    for (name, flagged) in [("priority", counts.priority), ("indicator", counts.indicator)] {
      let mean = Double(flagged.reduce(0, +)) / Double(Self.draws * Self.tested)
      #expect(abs(mean - exact) < 0.2 * exact, "\(name): \(mean) where \(exact) was promised")
      let inside = flagged.filter { law.interval.contains($0) }.count
      // 95 % of 200 are 190 ± 3; 12 below that would be four standard deviations.
      #expect(inside >= 178, "\(name): \(inside) of \(Self.draws) draws inside \(law.interval)")
    }
  }

  @Test("with enough containers, the promise holds in every class") func conditional() throws {
    var (flagged, all) = ([LoadClass: Int](), [LoadClass: Int]())
    for draw in 0..<40 {
      var source = SyntheticClean(seed: UInt64(1000 + draw))
      let calibration = try Calibrator.fit(source.rows(800), model: "m")
      for row in source.rows(800) {
        let combined = try #require(Scoring(calibration: calibration, loadClass: row.loadClass).priority(row.scores))
        let p = calibration.pValue(priority: combined, loadClass: row.loadClass, identity: row.identity)
        all[row.loadClass, default: 0] += 1
        if try #require(p) <= 0.05 { flagged[row.loadClass, default: 0] += 1 }
      }
    }
    for loadClass in LoadClass.allCases {
      let rate = Double(flagged[loadClass] ?? 0) / Double(try #require(all[loadClass]))
      #expect(abs(rate - 0.05) < 0.012, "\(loadClass): \(rate)")
    }
  }

  @Test("p-values of clean containers are uniform", arguments: [0, 0.5]) func uniform(step: Double) throws {
    var values = [Double]()
    for draw in 0..<100 {
      var source = SyntheticClean(seed: UInt64(2000 + draw), step: step)
      let calibration = try Calibrator.fit(source.rows(98), model: "m")
      for row in source.rows(40) {
        let combined = try #require(Scoring(calibration: calibration, loadClass: row.loadClass).priority(row.scores))
        values.append(
          try #require(calibration.pValue(priority: combined, loadClass: row.loadClass, identity: row.identity)))
      }
    }
    values.sort()
    // Kolmogorov–Smirnov distance of 4,000 values that are uniform on 1/50 … 1 up to the calibrations' own scatter.
    let distance = values.enumerated().map { abs(Double($0 + 1) / Double(values.count) - $1) }.max() ?? 1
    #expect(distance < 0.045, "distance \(distance)")
  }
}

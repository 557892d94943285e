internal import TallyAssessment
internal import TallyCore
internal import TallyDomain
internal import Testing

struct AssessorTests {
  private static let goods = linked(declared(("0803", 18_240)))

  /// A clean load whose detector is a little uneasy, another one for every seed.
  private static func clean(_ seed: Int) -> FakeMaps {
    var (maps, generator) = (FakeMaps(), SeededGenerator(seed: UInt64(seed), stream: "load"))
    maps.load("bananas-cartons", gramsPerCm2: generator.uniform(12, 25), seed: UInt64(seed))
    maps.noise(generator.uniform(0.3, 1), seed: UInt64(seed))
    let (x, y) = (generator.uniform(1, 10), generator.uniform(0.8, 2))
    maps.item(x...x + 0.3, y...y + 0.2, logit: Float(generator.normal(-5, 2)), addedGramsPerCm2: 0)
    return maps
  }

  private static func observed(_ maps: FakeMaps, _ seed: Int) -> ContainerObservation {
    observation(maps, goods, hash: "scan\(seed)")
  }

  /// Made once for all tests here.
  private static let cleanRows = (0..<100).compactMap { uncalibrated.row(observed(clean($0), $0)) }

  private static func calibration() throws -> Calibration { try Calibrator.fit(cleanRows, model: "fake@1") }

  private static func assessor(_ calibration: Calibration, budget: Double) -> Assessor {
    Assessor(
      calibration: calibration, budget: .init(flaggedCleanPer100: budget), vocabulary: fakeVocabulary)
  }

  @Test("from maps to flags: clean loads by the budget, a hidden block always") func wholeWay() throws {
    let calibration = try Self.calibration()
    let assessor = Self.assessor(calibration, budget: 10)
    let containers = (1000..<1080).map { assessor.assess(Self.observed(Self.clean($0), $0)) }
    let law = BetaBinomial(trials: 80, clean: 50, alpha: 0.1)
    #expect(law.interval.contains(containers.filter(\.flagged).count))
    for container in containers {
      #expect(container.flagged == (try #require(container.pValue) <= 0.1))
      #expect(container.priority != nil)
      #expect(container.findings.allSatisfy { $0.pValue.map { $0 <= 0.2 } ?? false || container.flagged })
    }
    #expect(containers.contains { $0.findings.isEmpty }, "every clean container shows something")
    for seed in 2000..<2010 {
      var maps = Self.clean(seed)
      maps.item(6...6.4, 1.2...1.5, logit: 3, addedGramsPerCm2: 8)
      let container = assessor.assess(Self.observed(maps, seed))
      let region = try #require(container.findings.first?.region)
      // Grown by a neighbour where an honest spot happens to lie beside it.
      #expect(container.flagged && region.contains(x: 720, y: 185) && region.area <= 4000, "seed \(seed): \(region)")
    }
  }

  @Test("p-values of every indicator are uniform on clean loads") func uniformIndicators() throws {
    let calibration = try Self.calibration()
    for code in [IndicatorCode.densityAnomaly, .commodityMismatch] {
      let values = try (3000..<3080).map { seed in
        let row = try #require(uncalibrated.row(Self.observed(Self.clean(seed), seed)))
        let statistic = try #require(row.scores[code])
        return try #require(
          calibration.pValue(of: code, statistic: statistic, loadClass: row.loadClass, identity: row.identity))
      }.sorted()
      let distance = values.enumerated().map { abs(Double($0 + 1) / Double(values.count) - $1) }.max() ?? 1
      // Two samples of 50 and 80: 1.36 · √(1/50 + 1/80) = 0.245 is exceeded once in twenty seeds.
      #expect(distance < 0.245, "\(code): \(distance)")
    }
  }

  @Test("a larger budget flags the same containers and more") func knob() throws {
    let calibration = try Self.calibration()
    let observations = (4000..<4020).map { Self.observed(Self.clean($0), $0) }
    var before = Set<Int>()
    for budget in [0, 10, 30, 60, 100.0] {
      let assessor = Self.assessor(calibration, budget: budget)
      let flagged = Set(observations.indices.filter { assessor.assess(observations[$0]).flagged })
      #expect(flagged.isSuperset(of: before))
      before = flagged
    }
    #expect(before.count == 20)
  }

  @Test("without calibration there are scores and a priority, but no p-value and no flag") func withoutCalibration() {
    var maps = Self.clean(1)
    maps.item(6...6.4, 1.2...1.5, logit: 6, addedGramsPerCm2: 8)
    let container = uncalibrated.assess(Self.observed(maps, 1))
    #expect(container.priority != nil && container.pValue == nil && !container.flagged)
    #expect(container.findings.first?.score != nil && container.findings.first?.pValue == nil)
    #expect(container.findings.first?.sentence.hasSuffix("is not known.") == true)
  }

  @Test("a calibration of another model counts as none") func otherModel() throws {
    var maps = Self.clean(1)
    maps.model = "fake@2"
    let assessor = Self.assessor(try Self.calibration(), budget: 100)
    #expect(assessor.assess(Self.observed(maps, 1)) == uncalibrated.assess(Self.observed(maps, 1)))
  }

  @Test("the worse of two items comes first, and raises the priority") func ranking() throws {
    let assessor = Self.assessor(try Self.calibration(), budget: 5)
    var previous = -Double.infinity
    for logit in stride(from: Float(-6), through: 8, by: 1) {
      var maps = Self.clean(1)
      maps.item(6...6.4, 1.2...1.5, logit: logit, addedGramsPerCm2: 8)
      let priority = try #require(assessor.assess(Self.observed(maps, 1)).priority)
      #expect(priority >= previous - 1e-9, "logit \(logit)")
      previous = priority
    }
    var maps = Self.clean(1)
    maps.item(6...6.4, 1.2...1.5, logit: 4, addedGramsPerCm2: 8)
    maps.item(2...2.4, 1.2...1.5, logit: 6, addedGramsPerCm2: 8)
    let regions = assessor.assess(Self.observed(maps, 1)).findings.prefix(2).map(\.region)
    #expect(
      regions == [PixelRegion(x0: 300, y0: 170, x1: 340, y1: 200), PixelRegion(x0: 700, y0: 170, x1: 740, y1: 200)])
  }

  @Test func commodities() {
    var maps = FakeMaps()
    maps.load("bananas-cartons", gramsPerCm2: 20)
    let shares = uncalibrated.assess(Self.observed(maps, 1)).commodities
    #expect(shares.count == 5 && shares[0].group == "bananas-cartons" && abs(shares[0].share - 0.88 / 0.98) < 1e-3)
    #expect(!shares.contains { $0.group == "empty" })
    let empty = uncalibrated.assess(observation(FakeMaps(), linked(declaredEmpty))).commodities
    #expect(empty.first?.group == "empty")
  }

  @Test("no picture, no judgement, but the papers are still read") func unusable() {
    let cases = [
      observation(Self.clean(1), Self.goods, number: "X", quality: ScanQuality(usable: false, remarks: [])),
      observation(nil, Self.goods, number: "X"), observation(nil, Self.goods, number: "X", hasBox: false),
    ]
    for observed in cases {
      let container = uncalibrated.assess(observed)
      #expect(container.priority == nil && container.pValue == nil && !container.flagged)
      #expect(container.findings.map(\.code).contains(.numberInvalid))
      #expect(container.findings.map(\.code).contains(.scanQuality))
      #expect(uncalibrated.scores(observed).isEmpty && uncalibrated.row(observed) == nil)
      #expect((container.columns == nil) == (observed.box == nil))
    }
  }
}

extension AssessorTests {
  @Test("a picture unlike what was trained on is said to be so, and judged all the same")
  func unfamiliar() throws {
    func container(_ distance: Double) -> AssessedContainer {
      var maps = Self.clean(1)
      maps.unfamiliarity = DetectorMaps.Unfamiliarity(distance: distance, limit: 2)
      return uncalibrated.assess(Self.observed(maps, 1))
    }
    #expect(!container(1.99).findings.contains { $0.code == .scanQuality })
    let finding = try #require(container(5).findings.first { $0.code == .scanQuality })
    #expect(finding.severity == .attention && finding.sentence.contains("2.5 times"))
    #expect(container(5).priority == container(1).priority)
    #expect(container(.nan).findings.contains { $0.code == .scanQuality && $0.sentence.contains("many times") })
  }
}

/// Maps as a broken model or an absurd picture makes them.
struct HostileMapsTests {
  @Test("any maps give a judgement with finite figures", arguments: 0..<60) func anything(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed), stream: "hostile")
    let (width, height) = (generator.integer(1..<40), generator.integer(1..<20))
    let nasty: [Float] = [.nan, .infinity, -.infinity, 0, 1e30, -1e30, 0.5, 3]
    func values(_ count: Int) -> [Float] { (0..<count).map { _ in generator.pick(nasty) } }
    let groups = generator.pick([0, 1, fakeVocabulary.groups.count, 9])
    let region = PixelRegion(x0: 0, y0: 0, x1: generator.integer(0..<300), y1: generator.integer(0..<300))
    let maps = DetectorMaps(
      width: width, height: height, region: region, pitchMm: generator.pick([0, 0.001, 20, 1e9]),
      anomaly: values(width * height), commodity: values(groups * width * height), attenuation: values(width * height),
      attenuationLow: [], model: "m")
    let box = PixelRegion(
      x0: generator.integer(-50..<300), y0: generator.integer(-50..<300), x1: generator.integer(-50..<300), y1: 200)
    for declaration in [linked(declaredEmpty), linked(declared(("0803", -5), ("4801", nil))), linked(nil, .none)] {
      var observed = observation(nil, declaration)
      observed.maps = maps
      observed.box = FoundBox(region: box, doors: .left, confidence: 1, sidecarIndex: nil)
      let container = uncalibrated.assess(observed)
      #expect(container.priority?.isFinite ?? true, "seed \(seed)")
      for finding in container.findings {
        #expect(finding.score?.isFinite ?? true, "seed \(seed)")
        #expect(finding.statistic?.seen.isFinite ?? true, "seed \(seed)")
      }
    }
  }
}

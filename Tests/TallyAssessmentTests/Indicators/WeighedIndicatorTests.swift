internal import TallyAssessment
internal import TallyCore
internal import TallyDomain
internal import Testing

/// The indicators that stand on physics: mass, matter, what was not seen, structure.
struct WeighedIndicatorTests {
  private func observed(_ weighed: FakeWeighed, _ declaration: LinkedDeclaration) -> ContainerObservation {
    var seen = observation(FakeMaps(), declaration)
    seen.weighed = weighed.box
    return seen
  }

  private func score(
    _ code: IndicatorCode, _ weighed: FakeWeighed, _ declaration: LinkedDeclaration
  ) -> Double? {
    uncalibrated.scores(observed(weighed, declaration))[code]
  }

  private func line(_ code: IndicatorCode, _ weighed: FakeWeighed, _ declaration: LinkedDeclaration) -> String? {
    uncalibrated.lines(observed(weighed, declaration)).first { $0.hasPrefix(code.rawValue) }
  }

  private static let bananas = linked(declared(("0803", 18_240)))

  // MARK: Mass

  @Test("the mass of the document is what was weighed") func mass() {
    let container = uncalibrated.assess(observed(FakeWeighed(), Self.bananas))
    #expect(container.massKg == .init(estimate: 18_000, low: 17_020, high: 18_980, lowerBound: false))
    #expect(uncalibrated.assess(observation(FakeMaps(), Self.bananas)).massKg == nil)
  }

  @Test("a mass as declared is no discrepancy, a lighter and a heavier one is") func discrepancy() throws {
    #expect(try #require(score(.massDiscrepancy, FakeWeighed(), Self.bananas)) < 1)
    #expect(line(.massDiscrepancy, FakeWeighed(), Self.bananas) == nil)
    var light = FakeWeighed()
    light.mass = .init(
      estimateKg: 12_100, sigmaKg: 500, inferredKg: 0, unpenetratedShare: 0, unpenetratedM2: 0,
      interval: 11_120...13_080, isLowerBound: false)
    #expect(try #require(score(.massDiscrepancy, light, Self.bananas)) > 10)
    #expect(
      line(.massDiscrepancy, light, Self.bananas) == """
        MASS_DISCREPANCY Line 1 declares bananas in cartons (HS 0803), 18.2 t. The beam weighs 12.1 t in the box (95 % \
        interval 11.1 t to 13.1 t): 6.1 t less than the declared 18.2 t. Not calibrated: how many clean containers look \
        like this is not known.
        """)
    #expect(score(.massDiscrepancy, light, linked(declaredEmpty)) == nil)
    #expect(score(.massDiscrepancy, light, linked(declared(("0803", nil)))) == nil)
  }

  @Test("a lower bound contradicts only a smaller figure, or one that what is hidden cannot reach") func lowerBound()
    throws
  {
    var dense = FakeWeighed()
    dense.mass = .init(
      estimateKg: 12_000, sigmaKg: 500, inferredKg: 0, unpenetratedShare: 0.1, unpenetratedM2: 2,
      interval: 11_020...25_000, isLowerBound: true)
    #expect(score(.massDiscrepancy, dense, Self.bananas) == 0)
    #expect(try #require(score(.massDiscrepancy, dense, linked(declared(("0803", 6_000))))) > 5)
    #expect(try #require(score(.massDiscrepancy, dense, linked(declared(("0803", 30_000))))) > 5)
  }

  @Test("the verified gross mass less the tare is compared as well") func verifiedGrossMass() throws {
    var declaration = Self.bananas
    (declaration.verifiedGrossMassKg, declaration.tareKg) = (30_000, 3_900)
    #expect(try #require(score(.massDiscrepancy, FakeWeighed(), declaration)) > 8)
    let words = try #require(line(.massDiscrepancy, FakeWeighed(), declaration))
    #expect(
      words.contains("8.1 t less than the 26.1 t that the verified gross mass of 30.0 t leaves after a tare of 3.9 t."))
    #expect(words.contains("Also on paper: the declared 18.2 t."))
  }

  // MARK: Matter

  @Test("metal among bananas stands out, in its place") func metalAmongBananas() throws {
    var honest = FakeWeighed()
    honest.load(40, matter: 0.1)
    let usual = try #require(score(.materialMismatch, honest, Self.bananas))
    var hidden = honest
    hidden.load(60, matter: 2, x: 6...6.6, y: 1...1.6)
    #expect(try #require(score(.materialMismatch, hidden, Self.bananas)) > usual + 2)
    #expect(usual < 0)
    let words = try #require(line(.materialMismatch, hidden, Self.bananas))
    #expect(words.contains("metal, where bananas in cartons (HS 0803) should be of organic or mineral matter."))
    let finding = uncalibrated.assess(observed(hidden, Self.bananas)).findings.first { $0.code == .materialMismatch }
    let region = try #require(finding?.region)
    #expect(abs(region.x0 - 700) < 25 && abs(region.x1 - 760) < 25 && abs(region.y0 - 150) < 25, "\(region)")
  }

  @Test("organic matter in steel coils stands out; where both are usual nothing is said") func organicInSteel() throws {
    let coils = linked(declared(("7208", 20_000)))
    var steel = FakeWeighed()
    steel.load(80, matter: 2)
    #expect(try #require(score(.materialMismatch, steel, coils)) < 0)
    steel.load(40, matter: 0, x: 3...4, y: 1...2)
    #expect(try #require(score(.materialMismatch, steel, coils)) > 1)
    #expect(score(.materialMismatch, steel, linked(declared(("7208", 20_000), ("0803", 500)))) == nil)
    #expect(score(.materialMismatch, steel, linked(declared(("9999", 500)))) == nil)
    steel.matter = []
    steel.sigma = []
    #expect(score(.materialMismatch, steel, coils) == nil)
  }

  // MARK: What was not seen

  @Test("what nothing came through is named with its area and place, and makes no priority uncalibrated") func unseen()
    throws
  {
    var dark = FakeWeighed()
    dark.load(200, matter: .nan, x: 4...5, y: 1.4...2.2)
    for cell in dark.cells(4...5, 1.4...2.2) { dark.isUnpenetrated[cell] = true }
    for cell in dark.cells(8...8.4, 2...2.2) { dark.isUnpenetrated[cell] = true }
    #expect(abs(try #require(score(.unpenetrated, dark, Self.bananas)) - 0.88) < 0.02)
    let findings = uncalibrated.assess(observed(dark, Self.bananas)).findings.filter { $0.code == .unpenetrated }
    #expect(
      findings.map(\.region) == [.init(x0: 500, y0: 190, x1: 600, y1: 270), .init(x0: 900, y0: 250, x1: 940, y1: 270)])
    #expect(findings[0].sentence.contains("nothing came through over 0.80 m²"))
    #expect(findings[0].sentence.contains("In all 0.88 m² of the load were not seen."))
    #expect(score(.unpenetrated, FakeWeighed(), Self.bananas) == 0)
    let with = uncalibrated.assess(observed(dark, Self.bananas)).priority
    #expect(with == uncalibrated.assess(observation(FakeMaps(), Self.bananas)).priority)
  }

  // MARK: Structure

  @Test("a thick place of the roof stands out, a tall stack below the roof does not") func thickRoof() throws {
    var stack = FakeWeighed()
    stack.load(40, matter: 0, x: 3...5, y: 0.2...2.4)
    for cell in stack.cells(3...5, 0...0.2) { stack.extra[cell] = 40 }
    let usual = try #require(score(.structureAnomaly, stack, Self.bananas))
    var thick = stack
    for cell in thick.cells(8...8.6, 0...0.2) { thick.extra[cell] = 15 }
    #expect(try #require(score(.structureAnomaly, thick, Self.bananas)) > usual + 5)
    let words = try #require(line(.structureAnomaly, thick, Self.bananas))
    #expect(words.contains("the roof shows about 15 g/cm² more than elsewhere along it"), "\(words)")
    #expect(words.hasPrefix("STRUCTURE_ANOMALY [9"), "\(words)")
  }

  // MARK: Calibration

  private static func clean(_ seed: Int) -> FakeWeighed {
    var (weighed, generator) = (FakeWeighed(), SeededGenerator(seed: UInt64(seed), stream: "mass"))
    weighed.load(30, matter: 0.2, seed: UInt64(seed))
    let kg = generator.normal(18_240, 500)
    weighed.mass = .init(
      estimateKg: kg, sigmaKg: 500, inferredKg: 0, unpenetratedShare: 0, unpenetratedM2: 0,
      interval: kg - 980...kg + 980, isLowerBound: false)
    return weighed
  }

  @Test("calibrated, a wrong mass alone is flagged; a calibration without the new indicators shows their scores only")
  func calibrated() throws {
    let observations = (0..<120).map { seed in
      var seen = observation(FakeMaps(), Self.bananas, hash: "clean\(seed)")
      seen.weighed = Self.clean(seed).box
      return seen
    }
    let rows = observations.compactMap(uncalibrated.row)
    let calibration = try Calibrator.fit(rows, model: "fake@1")
    var heavy = FakeWeighed()
    heavy.mass = .init(
      estimateKg: 26_000, sigmaKg: 500, inferredKg: 0, unpenetratedShare: 0, unpenetratedM2: 0,
      interval: 25_020...26_980, isLowerBound: false)
    let flagging = Assessor(
      calibration: calibration, budget: .init(flaggedCleanPer100: 5), vocabulary: fakeVocabulary
    ).assess(observed(heavy, Self.bananas))
    let finding = try #require(flagging.findings.first { $0.code == .massDiscrepancy })
    #expect(flagging.flagged && finding.pValue == 1.0 / 61)
    let plain = rows.map { row in
      ContainerScores(
        identity: row.identity, loadClass: row.loadClass,
        scores: row.scores.filter { [.densityAnomaly, .commodityMismatch].contains($0.key) })
    }
    let old = try Calibration(
      json: try Calibrator.fit(plain, model: "fake@1").json(), place: "old")
    let container = Assessor(calibration: old, budget: .init(flaggedCleanPer100: 5), vocabulary: fakeVocabulary)
      .assess(observed(heavy, Self.bananas))
    let shown = try #require(container.findings.first { $0.code == .massDiscrepancy })
    #expect(shown.pValue == nil && (shown.score ?? 0) > 5)
    #expect(shown.sentence.hasSuffix("Not calibrated: how many clean containers look like this is not known."))
    let without = Assessor(calibration: old, budget: .init(flaggedCleanPer100: 5), vocabulary: fakeVocabulary)
      .assess(observation(FakeMaps(), Self.bananas))
    #expect(container.priority == without.priority)
  }
}

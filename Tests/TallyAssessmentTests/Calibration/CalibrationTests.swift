internal import TallyAssessment
internal import TallyCore
internal import TallyDomain
internal import TallyTestSupport
internal import Testing

struct CalibrationTests {
  private static func rows(_ count: Int, seed: UInt64 = 1) -> [ContainerScores] {
    var source = SyntheticClean(seed: seed)
    return source.rows(count)
  }

  @Test func orderDoesNotMatter() throws {
    let rows = Self.rows(300)
    var generator = SeededGenerator(seed: 5)
    let one = try Calibrator.fit(rows, model: "m"), other = try Calibrator.fit(generator.shuffled(rows), model: "m")
    #expect(one == other)
    #expect(one.identity != (try Calibrator.fit(rows, model: "n")).identity)
  }

  @Test("a class with fewer than fifty is judged by all") func fallBack() throws {
    let small = try Calibrator.fit(Self.rows(98), model: "m"), large = try Calibrator.fit(Self.rows(2000), model: "m")
    #expect(small.priorities.map(\.loadClass) == [nil])
    #expect(large.priorities.map(\.loadClass) == [nil, .empty, .light, .dense])
    let p = LoadClass.allCases.map { small.pValue(priority: 1, loadClass: $0, identity: "x") }
    #expect(Set(p).count == 1)
    let q = LoadClass.allCases.map { large.pValue(of: .densityAnomaly, statistic: 0, loadClass: $0, identity: "x") }
    #expect(Set(q).count == 3)
  }

  @Test("the halves share no container") func halves() throws {
    let calibration = try Calibrator.fit(Self.rows(401), model: "m")
    let first = calibration.indicators.first { $0.code == .densityAnomaly && $0.loadClass == nil }?.scores.sorted.count
    let second = calibration.priorities.first { $0.loadClass == nil }?.scores.sorted.count
    #expect(first == 201)
    #expect(second == 200)
  }

  @Test func tooFewOrTwice() {
    #expect(throws: CalibrationError.tooFewClean(19, needed: 20)) { try Calibrator.fit(Self.rows(19), model: "m") }
    let rows = Self.rows(30)
    #expect(throws: CalibrationError.repeatedContainer(rows[3].identity)) {
      try Calibrator.fit(rows + [rows[3]], model: "m")
    }
    let nameless = rows.map {
      ContainerScores(identity: $0.identity, loadClass: .light, scores: [.densityAnomaly: .nan])
    }
    #expect(throws: CalibrationError.tooFewClean(0, needed: 20)) { try Calibrator.fit(nameless, model: "m") }
  }

  @Test("an indicator that no clean container has gives no p-value") func missingIndicator() throws {
    let rows = Self.rows(300).filter { $0.loadClass != .empty }
    let calibration = try Calibrator.fit(rows, model: "m")
    #expect(calibration.pValue(of: .undeclaredLoad, statistic: 9, loadClass: .empty, identity: "x") == nil)
  }

  @Test func promises() throws {
    let small = try Calibrator.fit(Self.rows(98), model: "m")
    #expect(
      small.promise == """
        Calibrated on 98 clean containers, 49 of them held out for the budget. No budget below 2 flagged clean containers \
        per 100 can be promised. Too few clean containers of their own for containers declared empty, light loads and \
        dense loads: judged by all together.
        """)
    #expect(
      small.warning(for: .init(flaggedCleanPer100: 1)) == """
        A budget of 1 flagged clean containers per 100 cannot be promised for containers declared empty, light loads and \
        dense loads: 49 clean ones were held out, which allow 2 at the least. None of them will be flagged; raise the \
        budget or calibrate with more clean scans.
        """)
    #expect(small.warning(for: .init(flaggedCleanPer100: 2)) == nil)
    let large = try Calibrator.fit(Self.rows(2000), model: "m")
    #expect(
      large.promise == """
        Calibrated on 2000 clean containers, 1000 of them held out for the budget. No budget below 0.49 (containers \
        declared empty), 0.25 (light loads) and 0.26 (dense loads) flagged clean containers per 100 can be promised.
        """)
  }
}

/// The file, as it comes back from outside.
struct CalibrationFileTests {
  private static func calibration() throws -> Calibration {
    var source = SyntheticClean(seed: 8)
    return try Calibrator.fit(source.rows(120), model: "yard-1@abc")
  }

  @Test func roundTrip() throws {
    let calibration = try Self.calibration()
    let bytes = calibration.json()
    #expect(try Calibration(json: bytes, place: "c.json") == calibration)
    #expect(try Calibration(json: bytes, place: "c.json").json() == bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("\"clean_containers\":120") && text.contains("\"format\":\"tallyman-calibration/1\""))
  }

  @Test func refusals() throws {
    let text = String(decoding: try Self.calibration().json(), as: UTF8.self)
    func read(_ text: String) throws(CalibrationError) { _ = try Calibration(json: Array(text.utf8), place: "c") }
    #expect(throws: CalibrationError.otherFormat(place: "c", format: "tallyman-calibration/2")) {
      try read(text.replacing("calibration/1", with: "calibration/2"))
    }
    #expect(throws: CalibrationError.damaged(place: "c", said: "its identity does not fit its figures.")) {
      try read(text.replacing("yard-1@abc", with: "yard-1@abd"))
    }
    #expect(throws: CalibrationError.unreadable(place: "c", said: "the field “priorities” is missing.")) {
      try read(text.replacing("\"priorities\"", with: "\"others\""))
    }
    #expect(throws: CalibrationError.self) { try read("") }
    #expect(throws: CalibrationError.tooLarge(place: "c", bytes: Calibration.byteLimit + 1)) {
      _ = try Calibration(json: .init(repeating: 32, count: Calibration.byteLimit + 1), place: "c")
    }
    #expect(throws: CalibrationError.otherModel(place: "c", calibration: "yard-1@abc", model: "other")) {
      try Self.calibration().check(model: "other", place: "c")
    }
  }

  @Test("damaged bytes give an error or the same calibration") func mutations() throws {
    let calibration = try Self.calibration()
    let bytes = calibration.json()
    for seed in 0..<400 as Range<UInt64> {
      let read = Result { () throws(CalibrationError) in
        try Calibration(json: Mutation.damaged(bytes, seed: seed), place: "c")
      }
      switch read {
      case .success(let read): #expect(read == calibration, "seed \(seed)")
      case .failure(let error): #expect(error.explanation.code.hasPrefix("TLY-ASM-"), "seed \(seed)")
      }
    }
  }

  @Test("every error says where and what to do, under its own code") func explanations() {
    let errors: [CalibrationError] = [
      .tooLarge(place: "c", bytes: 1), .unreadable(place: "c", said: "x."), .otherFormat(place: "c", format: "x"),
      .damaged(place: "c", said: "x."), .otherModel(place: "c", calibration: "x", model: "y"),
      .tooFewClean(1, needed: 2), .repeatedContainer("x"),
    ]
    #expect(Set(errors.map(\.explanation.code)).count == errors.count)
    for error in errors { #expect(error.explanation.problem.hasSuffix(".") && error.explanation.remedy.hasSuffix(".")) }
  }
}

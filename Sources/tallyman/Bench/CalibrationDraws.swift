internal import TallyAssessment
internal import TallyCore
internal import TallyDomain
internal import TallyEvaluation

/// Promises over many calibrations: the clean containers of a set are parted by lot, one half calibrates, the other is judged.
enum CalibrationDraws {
  /// How many calibrations are drawn.
  static let draws = 200
  /// The promises that are looked at.
  static let promises = [0.005, 0.01, 0.02, 0.05]

  /// One entry for each promise, over all containers and for each load class; empty where there are too few.
  static func figures(_ rows: [EvaluationRow], model: String, seed: UInt64) -> [RepeatedCalibration] {
    let clean = rows.filter { !$0.isPositive }.compactMap(Self.scores)
    guard clean.count >= 2 * Calibrator.fewest else { return [] }
    var random = SeededGenerator(seed: seed, stream: "calibration draws")
    var counts = [Key: [RepeatedCalibration.Draw]]()
    for _ in 0..<draws {
      let order = random.shuffled(clean), half = order.count / 2
      guard let calibration = try? Calibrator.fit(Array(order[..<half]), model: model) else { return [] }
      let judged = order[half...].compactMap { row in calibration.pValue(of: row).map { (row.loadClass, $0) } }
      for nominal in promises {
        func draw(_ values: [(LoadClass, Double)], _ scores: Int) -> RepeatedCalibration.Draw {
          .init(flagged: values.filter { $0.1 <= nominal }.count, judged: values.count, calibrationScores: scores)
        }
        counts[Key(among: "all", nominal: nominal), default: []].append(draw(judged, calibration.heldOut))
        for loadClass in LoadClass.allCases {
          counts[Key(among: loadClass.rawValue, nominal: nominal), default: []].append(
            draw(judged.filter { $0.0 == loadClass }, calibration.heldOut(loadClass)))
        }
      }
    }
    return (["all"] + LoadClass.allCases.map(\.rawValue)).flatMap { among in
      promises.compactMap { nominal in
        RepeatedCalibration(
          among: among, nominal: nominal, draws: counts[Key(among: among, nominal: nominal)] ?? [])
      }
    }
  }

  private struct Key: Hashable { let among: String, nominal: Double }

  /// A row's statistics as a calibrator takes them.
  private static func scores(_ row: EvaluationRow) -> ContainerScores? {
    guard let statistics = row.statistics, let identity = row.identity,
      let loadClass = row.loadClass.flatMap({ LoadClass(rawValue: $0) })
    else { return nil }
    let known = statistics.compactMap { name, value in IndicatorCode(rawValue: name).map { ($0, value) } }
    return ContainerScores(
      identity: identity, loadClass: loadClass, scores: Dictionary(uniqueKeysWithValues: known))
  }
}

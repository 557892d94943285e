internal import Foundation
internal import TallyDomain

/// Makes a calibration from the scores of clean containers that training never saw.
public struct Calibrator: Sendable {
  /// Fewer clean containers than this are refused: their promise would be worth nothing.
  public static let fewest = 20

  /// Sorts the containers into two halves by hash within each class, learns the tail of each image indicator from the
  /// first, and the tail of the combined priority from the second. The same rows in any order give the same file.
  /// Containers without any image statistic, and statistics that are not finite, are left out. Throws `tooFewClean`, and
  /// `repeatedContainer` where two rows have one identity: a container that counts twice is no second witness.
  public static func fit(_ rows: [ContainerScores], model: String) throws(CalibrationError) -> Calibration {
    let usable = rows.map(finite).filter { !$0.scores.isEmpty }
    guard usable.count >= fewest else { throw .tooFewClean(usable.count, needed: fewest) }
    var identities = Set<String>()
    for row in usable where !identities.insert(row.identity).inserted { throw .repeatedContainer(row.identity) }
    let halves = dealt(usable)
    let indicators = indicatorStrata(halves.first)
    let first = Calibration(model: model, cleanContainers: usable.count, indicators: indicators, priorities: [])
    let priorities = priorityStrata(halves.second, judgedBy: first)
    return Calibration(
      model: model, cleanContainers: usable.count, indicators: indicators, priorities: priorities)
  }

  private static func finite(_ row: ContainerScores) -> ContainerScores {
    ContainerScores(identity: row.identity, loadClass: row.loadClass, scores: row.scores.filter(\.value.isFinite))
  }

  /// Every other container of each class, in the order of their hashes: as good as drawn by lot, and balanced.
  private static func dealt(_ rows: [ContainerScores]) -> (first: [ContainerScores], second: [ContainerScores]) {
    var halves = (first: [ContainerScores](), second: [ContainerScores]())
    let byLot = rows.map { (lot: TieBreak.uniform($0.identity, purpose: "half"), row: $0) }
      .sorted { ($0.lot, $0.row.identity) < ($1.lot, $1.row.identity) }
      .map(\.row)
    var isFirst = true
    for loadClass in LoadClass.allCases {
      for row in byLot where row.loadClass == loadClass {
        if isFirst { halves.first.append(row) } else { halves.second.append(row) }
        isFirst.toggle()
      }
    }
    return halves
  }

  private static func indicatorStrata(_ rows: [ContainerScores]) -> [Calibration.IndicatorStratum] {
    IndicatorCode.allCases.filter { $0.family == .image }.flatMap { code in
      strata(rows) { $0.scores[code] }.map {
        Calibration.IndicatorStratum(code: code, loadClass: $0.loadClass, scores: $0.scores)
      }
    }
  }

  private static func priorityStrata(
    _ rows: [ContainerScores], judgedBy calibration: Calibration
  ) -> [Calibration.PriorityStratum] {
    strata(rows) { Scoring(calibration: calibration, loadClass: $0.loadClass).priority($0.scores) }.map {
      Calibration.PriorityStratum(loadClass: $0.loadClass, scores: $0.scores)
    }
  }

  /// All classes together, and each class that has enough.
  private static func strata(
    _ rows: [ContainerScores], _ score: (ContainerScores) -> Double?
  ) -> [(loadClass: LoadClass?, scores: CleanScores)] {
    let scored = rows.compactMap { row in score(row).map { (loadClass: row.loadClass, score: $0) } }
    guard !scored.isEmpty else { return [] }
    var strata: [(loadClass: LoadClass?, scores: CleanScores)] = [(nil, CleanScores(scored.map(\.score)))]
    for loadClass in LoadClass.allCases {
      let own = scored.filter { $0.loadClass == loadClass }.map(\.score)
      if own.count >= Calibration.fewestPerStratum { strata.append((loadClass, CleanScores(own))) }
    }
    return strata
  }
}

/// Statistics of one container on the common scale. The nominal tails stand in where clean containers say nothing.
struct Scoring: Sendable {
  let calibration: Calibration?
  let loadClass: LoadClass

  /// The negative logarithm of the tail of one statistic.
  func score(_ code: IndicatorCode, _ statistic: Double) -> Double {
    if let score = calibration?.surprise(code, statistic, loadClass) { return score }
    return (IndicatorTable.image(code)?.nominal ?? NominalTail(centre: 0, scale: 1)).surprise(statistic)
  }

  /// All image indicators that count as one figure; nil where none does.
  func priority(_ statistics: [IndicatorCode: Double]) -> Double? {
    Priority.combined(
      statistics.sorted { $0.key.rawValue < $1.key.rawValue }.compactMap { code, statistic in
        guard let indicator = IndicatorTable.image(code), counts(indicator) else { return nil }
        return (score: score(code, statistic), weight: indicator.weight)
      })
  }

  /// False where only clean containers could say what is usual, and none do.
  private func counts(_ indicator: ImageIndicator) -> Bool {
    !indicator.needsCalibration || calibration?.scores(of: indicator.code, loadClass) != nil
  }
}

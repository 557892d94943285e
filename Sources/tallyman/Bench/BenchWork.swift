internal import Foundation
internal import TallyAssessment
internal import TallyCore
internal import TallyDetector
internal import TallyDomain
internal import TallyEvaluation

/// What the bench does with one decoded scan, in a lane: a model's assessment or a judge's verdict, joined with the truth. Only
/// rows leave the lane, so that thousands of scans need little memory.
struct BenchWork: Sendable {
  let dataSet: String
  /// Nil where the session's own model is evaluated.
  let judge: (any ContainerJudge)?
  let known: KnownItems?

  /// What came of one scan.
  struct Result: Sendable {
    /// Nil where the truth cannot be read.
    var scan: BenchScan?
    var complaints: [Explanation] = []
  }

  /// The whole way.
  func callAsFunction(_ assessment: ScanAssessment, _ decoded: DecodedScan) -> Result {
    joined(decoded.stem) { truth in
      let size = (decoded.radiograph.width, decoded.radiograph.height)
      guard let judge else {
        let outcome = assessment.assess(decoded)
        let maps = outcome.observations.map { observation in
          observation.maps.map { ValueGrid(width: $0.width, height: $0.height, region: $0.region, values: $0.anomaly) }
        }
        var parts = Parts(outcome: outcome, maps: maps, size: size)
        parts.statistics = outcome.observations.map { assessment.assessor.row($0) }
        return parts
      }
      let judged = JudgedScan(assessment: assessment, decoded: decoded).judged(by: judge) { box in
        known.flatMap { known in
          Self.container(of: box, in: truth).map { known.items(for: $0, in: truth) }
        } ?? []
      }
      return Parts(outcome: judged.outcome, maps: judged.maps, size: size)
    }
  }

  /// A scan that could not be decoded: its containers were missed.
  func unread(_ stem: String, _ error: any CataloguedError) -> Result {
    var result = joined(stem) { _ in
      Parts(
        outcome: .init(
          scan: AssessedScan(
            stem: stem, scanId: nil, files: [], content: nil, scanner: nil, acquiredAt: nil,
            error: .init(error.explanation), quality: nil, findings: [], containers: [])), maps: [], size: (0, 0))
    }
    result.complaints.insert(error.explanation, at: 0)
    return result
  }

  private struct Parts {
    var outcome: ScanAssessment.Outcome
    var maps: [ValueGrid?]
    var size: (width: Int, height: Int)
    var statistics: [ContainerScores?] = []
  }

  private func joined(_ stem: String, _ look: (ScanTruth) -> Parts) -> Result {
    let truth: ScanTruth
    do { truth = try DocumentReading.truth("\(dataSet)/truth/\(stem).json") } catch let error as any CataloguedError {
      return Result(scan: nil, complaints: [error.explanation])
    } catch {
      return Result(
        scan: nil,
        complaints: [
          Explanation(
            code: "TLY-CMD-061", place: stem, problem: "Its truth cannot be read: \(error.localizedDescription).",
            remedy: "Check the data set with tallyman dataset check.")
        ])
    }
    let parts = look(truth), scan = parts.outcome.scan
    var rows = TruthJoin.rows(of: scan, truth: truth)
    for (position, container) in truth.containers.enumerated() {
      guard let assessed = TruthJoin.match(container, in: scan.containers),
        let index = scan.containers.firstIndex(of: assessed)
      else { continue }
      if parts.maps.indices.contains(index), let map = parts.maps[index] {
        rows[position].cells = Self.cells(map, TruthJoin.items(of: container, in: truth))
      }
      if parts.statistics.indices.contains(index), let scores = parts.statistics[index] {
        rows[position].loadClass = scores.loadClass.rawValue
        // Calibrations are only ever made from clean containers.
        guard !rows[position].isPositive else { continue }
        rows[position].identity = scores.identity
        rows[position].statistics = Dictionary(uniqueKeysWithValues: scores.scores.map { ($0.key.rawValue, $0.value) })
      }
    }
    // Goods that are not those declared are no question for whoever is told of an item: such containers are left out.
    if known != nil { rows.removeAll { $0.isPositive && $0.itemBoxes.isEmpty } }
    let found = TruthJoin.boxes(of: scan, truth: truth)
    return Result(
      scan: BenchScan(
        stem: stem, width: parts.size.width, height: parts.size.height, rows: rows, boxesRight: found.right,
        boxes: found.all),
      complaints: parts.outcome.complaints)
  }

  private static func cells(_ map: ValueGrid, _ items: [ScanTruth.Item]) -> CellCounts {
    let known = items.map { KnownItem(box: $0.box, outline: $0.polygon ?? [], isHeavier: true) }
    return CellCounts(width: map.width, height: map.height, values: map.values, items: known.count) { x, y in
      guard !known.isEmpty else { return nil }
      let point = map.centre(x: x, y: y)
      return known.firstIndex { $0.contains(x: point.x, y: point.y) }
    }
  }

  /// The true container that a found box is.
  private static func container(of box: FoundBox, in truth: ScanTruth) -> ScanTruth.Container? {
    func overlap(_ container: ScanTruth.Container) -> Int {
      min(container.columns[1], box.region.x1) - max(container.columns[0], box.region.x0)
    }
    return truth.containers.max { overlap($0) < overlap($1) }.flatMap { overlap($0) > 0 ? $0 : nil }
  }
}

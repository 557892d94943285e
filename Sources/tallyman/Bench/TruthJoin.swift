internal import Foundation
internal import TallyCore
internal import TallyDomain
internal import TallyEvaluation

/// Puts what the program said of a container beside what is true of it.
enum TruthJoin {
  /// One row per container of the truth. The assessed container is the one that covers most of the same columns; a true
  /// container for which no box was found gets a row without a score, because it was missed.
  static func rows(of scan: AssessedScan, truth: ScanTruth) -> [EvaluationRow] {
    truth.containers.map { container in
      let assessed = match(container, in: scan.containers)
      let items = truth.items.filter { $0.container == container.number || truth.containers.count == 1 }
      let misdeclared = container.misdeclared ?? (truth.containers.count == 1 ? truth.misdeclared ?? false : false)
      return EvaluationRow(
        stem: scan.stem, container: container.number, score: assessed?.priority, pValue: assessed?.pValue,
        isPositive: misdeclared || !items.isEmpty,
        kind: items.isEmpty
          ? (misdeclared ? "declared differs: \(container.declaredDiffers ?? "unknown")" : nil) : "concealed",
        itemMass: items.isEmpty ? nil : items.compactMap(\.massKg).reduce(0, +), placement: items.first?.placement,
        regions: (assessed?.findings ?? []).filter { $0.family == .image }.compactMap(\.region),
        itemBoxes: items.map(\.box))
    }
  }

  private static func match(_ container: ScanTruth.Container, in assessed: [AssessedContainer]) -> AssessedContainer? {
    func overlap(_ other: AssessedContainer) -> Double {
      guard let columns = other.columns else { return 0 }
      let shared = min(columns[1], container.columns[1]) - max(columns[0], container.columns[0])
      let union = max(columns[1], container.columns[1]) - min(columns[0], container.columns[0])
      return union > 0 ? Double(max(0, shared)) / Double(union) : 0
    }
    return assessed.max { overlap($0) < overlap($1) }.flatMap { overlap($0) > 0.3 ? $0 : nil }
  }

  /// How many true boxes were found with every edge within the larger of 8 pixels and 2 % of the box's extent on that axis,
  /// of how many.
  static func boxes(of scan: AssessedScan, truth: ScanTruth) -> (right: Int, all: Int) {
    let right = truth.containers.count { container in
      guard let found = match(container, in: scan.containers), let columns = found.columns, let rows = found.rows else {
        return false
      }
      return isNear(columns, container.columns) && isNear(rows, container.rows)
    }
    return (right, truth.containers.count)
  }

  private static func isNear(_ found: [Int], _ true_: [Int]) -> Bool {
    let tolerance = max(8, Double(true_[1] - true_[0]) / 50)
    return zip(found, true_).allSatisfy { Double(($0 - $1).magnitude) <= tolerance }
  }

  /// The rows as a table for other programs.
  static func csv(_ rows: [EvaluationRow]) -> String {
    var lines = ["stem,container,score,p_value,positive,kind,item_mass_kg,placement"]
    for row in rows {
      let fields = [
        row.stem, row.container ?? "", row.score.map { "\($0)" } ?? "", row.pValue.map { "\($0)" } ?? "",
        row.isPositive ? "1" : "0", row.kind ?? "", row.itemMass.map { "\($0)" } ?? "", row.placement ?? "",
      ]
      lines.append(fields.map { DelimitedText.escaped($0) }.joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

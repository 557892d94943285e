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
      let items = Self.items(of: container, in: truth)
      let misdeclared = container.misdeclared ?? (truth.containers.count == 1 ? truth.misdeclared ?? false : false)
      let findings = (assessed?.findings ?? []).filter { $0.family == .image && $0.region != nil }
      var row = EvaluationRow(
        stem: scan.stem, container: container.number, score: assessed?.priority, pValue: assessed?.pValue,
        isPositive: misdeclared || !items.isEmpty,
        kind: items.isEmpty
          ? (misdeclared ? "declared differs: \(container.declaredDiffers ?? "unknown")" : nil) : "concealed",
        placement: items.first?.placement, regions: findings.compactMap(\.region), itemBoxes: items.map(\.box))
      row.regionScores = findings.compactMap(\.score)
      describe(items, in: &row)
      describe(container, in: &row)
      row.scanner = scan.scanner
      row.guesses = (assessed?.commodities ?? []).map(\.group)
      row.mass = (assessed?.massKg).map {
        .init(estimate: $0.estimate, low: $0.low, high: $0.high, isLowerBound: $0.lowerBound)
      }
      return row
    }
  }

  /// The hidden items of a container.
  static func items(of container: ScanTruth.Container, in truth: ScanTruth) -> [ScanTruth.Item] {
    truth.items.filter { $0.container == container.number || truth.containers.count == 1 }
  }

  /// Kinds of parts that hide or shield what is smuggled and are none of it.
  static let casings: Set<String> = ["lead-shield", "false-wall", "false-ceiling"]

  private static func describe(_ items: [ScanTruth.Item], in row: inout EvaluationRow) {
    guard !items.isEmpty else { return }
    let wares = items.filter { !casings.contains($0.kind) }
    row.itemMass = (wares.isEmpty ? items : wares).compactMap(\.massKg).reduce(0, +)
    row.addedArealDensity = items.compactMap(\.addedArealDensityGCm2).max()
    row.visibility = items.compactMap(\.visibility).max()
  }

  private static func describe(_ container: ScanTruth.Container, in row: inout EvaluationRow) {
    let goods = container.goods ?? [], notes = container.note ?? ""
    row.load = container.load
    row.isDeclaredEmpty =
      (container.declaredDiffers == "empty" || container.load == "empty") && !notes.contains("no-declaration")
    row.trueMass = container.cargoMassKg.map { $0 + (row.itemMass ?? 0) }
    let most = goods.max { ($0.massKg ?? 0) < ($1.massKg ?? 0) }
    row.cargoClass = most?.hs.flatMap { CargoClass.name(hs: $0) } ?? (container.load == "empty" ? "empty" : nil)
    // A family is only asked for where it makes most of the load.
    let (mass, all) = (most?.massKg ?? 0, goods.reduce(0) { $0 + ($1.massKg ?? 0) })
    row.family = all > 0 && mass > all / 2 ? most?.family : nil
  }

  /// The assessed container that covers most of the same columns.
  static func match(_ container: ScanTruth.Container, in assessed: [AssessedContainer]) -> AssessedContainer? {
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
    var lines = [
      "stem,container,score,p_value,positive,kind,item_mass_kg,placement,added_areal_density_g_cm2,visibility,"
        + "cargo_class,family,guess,load,load_class,declared_empty,scanner,true_mass_kg,mass_kg,mass_low_kg,mass_high_kg"
    ]
    func number(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
    for row in rows {
      let fields = [
        row.stem, row.container ?? "", number(row.score), number(row.pValue), row.isPositive ? "1" : "0",
        row.kind ?? "", number(row.itemMass), row.placement ?? "", number(row.addedArealDensity),
        number(row.visibility), row.cargoClass ?? "", row.family ?? "", row.guesses.first ?? "", row.load ?? "",
        row.loadClass ?? "", row.isDeclaredEmpty ? "1" : "0", row.scanner ?? "", number(row.trueMass),
        number(row.mass?.estimate), number(row.mass?.low), number(row.mass?.high),
      ]
      lines.append(fields.map { DelimitedText.escaped($0) }.joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

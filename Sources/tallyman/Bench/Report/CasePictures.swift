internal import Foundation
internal import TallyCore
internal import TallyDomain
internal import TallyEvaluation
internal import TallyImaging

/// The cases that teach most, as pictures: clean containers that score highest, positives that score lowest, positives that
/// score highest.
struct CasePictures {
  /// One case.
  struct Case: Sendable {
    let group: String, caption: String, png: [UInt8]
  }

  let run: BenchRun, rows: [EvaluationRow], plan: BenchProtocol?
  /// Cases of each kind, and pixels across.
  static let (each, width) = (3, 900)

  init(run: BenchRun, rows: [EvaluationRow], _ plan: BenchProtocol?) {
    (self.run, self.rows, self.plan) = (run, plan?.selected(rows) ?? rows, plan)
  }

  /// The cases, read once more from their files; those whose pictures cannot be made are left out.
  func pictures() throws -> [Case] {
    let wanted = chosen()
    let stems = Set(wanted.map(\.row.stem))
    var session = run.session
    session.keep { stems.contains($0.stem) }
    var found = [String: [Int: Case]]()
    session.run(
      work: { _, decoded in
        wanted.enumerated().filter { $0.element.row.stem == decoded.stem }.compactMap { index, entry in
          Self.picture(entry.row, decoded.radiograph).map { (index, entry.group, entry.row, $0) }
        }
      }, unread: { _, _ in [] },
      deliver: { _, cases in
        for (index, group, row, png) in cases {
          found[row.stem, default: [:]][index] = Case(group: group, caption: Self.caption(row), png: png)
        }
      })
    return wanted.enumerated().compactMap { index, entry in found[entry.row.stem]?[index] }
  }

  private func chosen() -> [(group: String, row: EvaluationRow)] {
    func sorted(_ rows: [EvaluationRow]) -> [EvaluationRow] {
      rows.sorted { ($0.ranking, $0.stem) > ($1.ranking, $1.stem) }
    }
    let judged = rows.filter { $0.score != nil }
    let clean = sorted(judged.filter { !$0.isPositive }), positive = sorted(judged.filter(\.isPositive))
    return clean.prefix(Self.each).map { ("Clean, yet they score highest", $0) }
      + positive.suffix(Self.each).reversed().map { ("Should be opened, yet they score lowest", $0) }
      + positive.prefix(Self.each).map { ("Should be opened, and score highest", $0) }
  }

  private static func caption(_ row: EvaluationRow) -> String {
    var words = ["\(row.stem) \(row.container ?? "")", String(format: "score %.2f", row.ranking)]
    if let kind = row.kind { words.append(kind) }
    if let mass = row.itemMass { words.append(String(format: "%.0f kg", mass)) }
    if let placement = row.placement { words.append(placement) }
    if let density = row.addedArealDensity { words.append(String(format: "%.1f g/cm² added", density)) }
    if let goods = row.family { words.append(goods) }
    return words.joined(separator: ", ")
  }

  /// The scan in grey: red where the truth is, numbers where the program points.
  private static func picture(_ row: EvaluationRow, _ radiograph: Radiograph) -> [UInt8]? {
    let marks =
      row.itemBoxes.map { RegionMark(region: $0, label: "", colour: RenderColour(red: 220, green: 30, blue: 30)) }
      + RegionMark.numbered(Array(row.regions.prefix(5)))
    let grey = RadiographRenderer.grey(radiograph)
    let whole = RadiographRenderer.overlay(marks, on: grey)
    return try? whole.scaled(toMaximumWidth: width).png()
  }
}

internal import Foundation
public import TallyDomain

/// What a calibration can promise, in words.
extension Calibration {
  /// For example `Calibrated on 412 clean containers, 206 of them held out for the budget. No budget below 0.49 flagged
  /// clean containers per 100 can be promised.`
  public var promise: String {
    let held = priorities.first { $0.loadClass == nil }?.scores.sorted.count ?? 0
    var words = ["Calibrated on \(cleanContainers) clean containers, \(held) of them held out for the budget."]
    let floors = LoadClass.allCases.compactMap { loadClass in
      priorities(loadClass).map { (name: Self.words(loadClass), least: Self.per100($0.smallestPValue)) }
    }
    if let first = floors.first {
      let isSame = floors.allSatisfy { $0.least == first.least }
      let least = isSame ? first.least : Wording.list(floors.map { "\($0.least) (\($0.name))" })
      words.append("No budget below \(least) flagged clean containers per 100 can be promised.")
    }
    let missing = LoadClass.allCases.filter { name in !priorities.contains { $0.loadClass == name } }
    if !missing.isEmpty {
      words.append(
        "Too few clean containers of their own for \(Wording.list(missing.map(Self.words))): judged by all together.")
    }
    return words.joined(separator: " ")
  }

  /// A warning where the budget is smaller than what some class of containers can be promised; nil where all is well.
  public func warning(for budget: AssessmentDocument.Budget) -> String? {
    let alpha = budget.flaggedCleanPer100 / 100
    let short = LoadClass.allCases.compactMap { loadClass in
      priorities(loadClass).flatMap { $0.smallestPValue > alpha ? (loadClass, $0.sorted.count) : nil }
    }
    guard let fewest = short.map(\.1).min() else { return nil }
    let classes = Wording.list(short.map { Self.words($0.0) })
    return
      "A budget of \(Self.number(budget.flaggedCleanPer100)) flagged clean containers per 100 cannot be promised for "
      + "\(classes): \(fewest) clean ones were held out, which allow \(Self.per100(1 / Double(fewest + 1))) at the least. "
      + "None of them will be flagged; raise the budget or calibrate with more clean scans."
  }

  private static func words(_ loadClass: LoadClass) -> String {
    switch loadClass {
    case .empty: "containers declared empty"
    case .light: "light loads"
    case .dense: "dense loads"
    }
  }

  /// A share as containers per hundred, rounded up so that it is not promised too much.
  private static func per100(_ share: Double) -> String { number((share * 10_000).rounded(.up) / 100) }

  private static func number(_ value: Double) -> String {
    var text = String(format: "%.2f", value)
    while text.contains("."), text.hasSuffix("0") || text.hasSuffix(".") { text.removeLast() }
    return text
  }
}

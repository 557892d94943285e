internal import Foundation
public import TallyDomain

/// What a calibration can promise, in words.
extension Calibration {
  /// For example `Calibrated on 412 clean containers. The least that can be promised is 0.49 flagged clean containers per
  /// 100 …`
  public var promise: String {
    let counts = priorities.map(\.scores.sorted.count)
    let held = priorities.first { $0.loadClass == nil }?.scores.sorted.count ?? counts.max() ?? 0
    var words = ["Calibrated on \(cleanContainers) clean containers, \(held) of them held out for the budget."]
    if let fewest = counts.min(), held > 0 {
      let least = Self.per100(1 / Double(held + 1))
      let worst = Self.per100(1 / Double(fewest + 1))
      let range = least == worst ? least : "\(least) to \(worst), by kind of load,"
      words.append("No budget below \(range) flagged clean containers per 100 can be promised.")
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

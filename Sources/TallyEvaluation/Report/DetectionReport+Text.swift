internal import Foundation

/// The report as a table for terminals and records.
extension DetectionReport {
  /// Lines of text, at most 100 columns wide but for what the caller's title brings.
  public var text: String {
    var lines = [title]
    if let protocolIdentity { lines.append("protocol \(protocolIdentity)") }
    lines.append("\(clean) clean, \(positive) positive containers")
    if let area {
      lines.append(
        "area under the ROC curve  \(Self.figure(area.value)) [\(Self.figure(area.low)), \(Self.figure(area.high))]")
    }
    if !operatingPoints.isEmpty {
      lines += ["", Self.row("false alarms at most", "observed", "detected", "95 %")]
      lines += operatingPoints.map { point in
        Self.row(
          Self.percent(point.nominal), Self.counts(point.falseAlarms), Self.counts(point.detections),
          Self.interval(point.detections))
      }
    }
    lines += groupText
    for by in strata.map(\.by).uniqued() {
      lines += ["", Self.row("detected, by \(by)", "at 1 %", "at 5 %", "95 % at 5 %")]
      lines += strata.filter { $0.by == by }.map { stratum in
        Self.row(
          stratum.name, Self.counts(stratum.atOnePercent), Self.counts(stratum.atFivePercent),
          Self.interval(stratum.atFivePercent))
      }
    }
    if !localisation.isEmpty {
      lines += ["", Self.row("region on the item, of", "first region", "first five", "95 % first")]
      lines += localisation.map {
        Self.row(
          $0.among, Self.counts($0.regions.first), Self.counts($0.regions.firstFive), Self.interval($0.regions.first))
      }
    }
    lines += regionText + goodsText
    if !falseAlarms.isEmpty {
      lines += ["", Self.row("promised false alarms", "observed", "expected count", "holds")]
      lines += falseAlarms.map { check in
        let expected = check.expectedLow.flatMap { low in check.expectedHigh.map { "\(low) to \($0)" } } ?? "not known"
        return Self.row(
          Self.percent(check.nominal), Self.counts(check.observed), expected,
          check.holds.map { $0 ? "yes" : "NO" } ?? "–")
      }
    }
    if let uniformity {
      lines += [
        "",
        "p-values of \(uniformity.count) clean containers: largest distance from uniform "
          + "\(Self.figure(uniformity.distance)), by chance with probability \(Self.figure(uniformity.pValue))",
      ]
    }
    lines += repeatedText
    if !remarks.isEmpty { lines += [""] + remarks }
    return lines.joined(separator: "\n") + "\n"
  }

  static func row(_ name: String, _ cells: String...) -> String {
    let padded = name.padding(toLength: max(26, name.count), withPad: " ", startingAt: 0)
    let columns = cells.map { String(repeating: " ", count: max(0, 22 - $0.count)) + $0 }
    return (padded + columns.joined(separator: " ")).trimmingCharacters(in: .newlines)
  }

  static func counts(_ proportion: Proportion) -> String {
    String(format: "%.1f %% (%d/%d)", 100 * proportion.share, proportion.count, proportion.of)
  }

  static func interval(_ proportion: Proportion) -> String {
    String(format: "%.1f to %.1f %%", 100 * proportion.low, 100 * proportion.high)
  }

  static func figure(_ value: Double) -> String { String(format: "%.4f", value) }
}

extension Array where Element: Hashable {
  /// Each element once, in the order of its first appearance.
  fileprivate func uniqued() -> [Element] {
    var seen = Set<Element>()
    return filter { seen.insert($0).inserted }
  }
}

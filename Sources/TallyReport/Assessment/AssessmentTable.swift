internal import TallyDomain

/// The ranked table on top of the report.
enum AssessmentTable {
  static func table(_ ranked: [RankedContainer]) -> Markup {
    let heads = ["", "Container", "Declared", "Link", "Priority", "p-value", "Findings"]
    let head = Markup.element("tr", [:], heads.map { .element("th", ["scope": "col"], $0) })
    return .element(
      "table", ["class": "ranking"], [.element("thead", [:], [head]), .element("tbody", [:], ranked.map(row))])
  }

  private static func row(_ entry: RankedContainer) -> Markup {
    let container = entry.container
    // Each indicator once; the container's own section has every place.
    var findings = [String]()
    for finding in container.findings where !findings.contains(Words.name(of: finding.code)) {
      findings.append(Words.name(of: finding.code))
    }
    return .element(
      "tr", container.flagged ? ["class": "flagged"] : [:],
      [
        .element("td", ["class": "number"], "\(entry.rank)"),
        .element("td", [:], [.element("a", ["href": "#\(entry.anchor)"], entry.title)]),
        .element("td", [:], Words.declared(container)),
        .element("td", [:], Words.link(container.link)),
        .element("td", ["class": "number"], container.priority.map { Words.figure($0, digits: 2) } ?? "–"),
        .element("td", ["class": "number"], container.pValue.map { Words.figure($0, digits: 3) } ?? "–"),
        .element("td", [:], findings.isEmpty ? "nothing to report" : findings.joined(separator: ", ")),
      ])
  }
}

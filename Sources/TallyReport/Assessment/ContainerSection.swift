internal import Foundation
internal import TallyCore
internal import TallyDomain

/// One container in the report: pictures with regions, declared lines, findings.
enum ContainerSection {
  static func section(_ entry: RankedContainer, pictures: [ReportPicture]) -> Markup {
    let container = entry.container
    var parts: [Markup] = [
      .element("h2", [:], "\(entry.rank). \(entry.title)" + (container.flagged ? " – flagged" : "")),
      .element("p", ["class": "about"], about(entry)),
    ]
    parts += pictures.map { figure($0, findings: container.findings) }
    if pictures.isEmpty { parts.append(.element("p", ["class": "fault"], "There is no picture of this container.")) }
    parts.append(.element("div", ["class": "beside"], [declared(container), findings(container)]))
    return .element("section", ["id": entry.anchor, "class": container.flagged ? "flagged" : "plain"], parts)
  }

  private static func about(_ entry: RankedContainer) -> String {
    let container = entry.container
    var words = ["Scan \(entry.scan.scanId ?? entry.scan.stem)"]
    if let time = entry.scan.acquiredAt { words.append("acquired \(time)") }
    if let scanner = entry.scan.scanner { words.append("scanner \(scanner)") }
    if let priority = container.priority { words.append("priority \(Words.figure(priority, digits: 2))") }
    if let mass = Words.weighed(container) { words.append("weighed by the beam \(mass)") }
    if let p = container.pValue { words.append("p-value \(Words.figure(p, digits: 3))") }
    return words.joined(separator: ", ") + "."
  }

  private static func figure(_ picture: ReportPicture, findings: [Finding]) -> Markup {
    let covers = picture.covers
    let located = findings.enumerated().compactMap { index, finding in
      finding.region.map { (number: index + 1, region: $0, finding: finding) }
    }
    // The line is drawn in units of the delivered picture, so its width follows the width of what is shown.
    let stroke = Words.figure(max(1, Double(covers.width) / 400), digits: 1)
    let marks = located.flatMap { mark in
      [
        Markup.element(
          "rect",
          [
            "x": "\(mark.region.x0)", "y": "\(mark.region.y0)", "width": "\(mark.region.width)",
            "height": "\(mark.region.height)", "fill": "none", "stroke": "#e0007a", "stroke-width": stroke,
          ]),
        Markup.element(
          "text",
          [
            "x": "\(mark.region.x0)", "y": "\(max(covers.y0 + covers.height / 20, mark.region.y0 - 4))",
            "font-size": "\(max(10, covers.height / 20))", "fill": "#e0007a",
          ], "\(mark.number)"),
      ]
    }
    let source = "data:image/png;base64," + Data(picture.png).base64EncodedString()
    let overlay = Markup.element(
      "svg",
      [
        "viewBox": "\(covers.x0) \(covers.y0) \(covers.width) \(covers.height)", "preserveAspectRatio": "none",
        "aria-hidden": "true",
      ], marks)
    let words =
      located.isEmpty
      ? "no region marked" : "regions " + located.map { "\($0.number)" }.joined(separator: ", ") + " marked"
    return .element(
      "figure", [:],
      [
        .element(
          "div", ["class": "picture"],
          [.element("img", ["src": source, "alt": "\(picture.label); \(words)", "loading": "lazy"]), overlay]),
        .element("figcaption", [:], picture.label),
      ])
  }

  private static func declared(_ container: AssessedContainer) -> Markup {
    var parts: [Markup] = [.element("h3", [:], "Declared")]
    parts.append(.element("p", [:], "Link: \(Words.link(container.link))."))
    if let declared = container.declared, !declared.goods.isEmpty {
      let rows = declared.goods.map { line in
        Markup.element(
          "tr", [:],
          [
            .element(
              "td", [:], [line.consignment, line.item.map { "line \($0)" }].compactMap { $0 }.joined(separator: ", ")),
            .element("td", [:], line.hs ?? "–"), .element("td", [:], line.description ?? "–"),
            .element("td", ["class": "number"], line.grossMassKg.map { "\(Words.figure($0, digits: 0)) kg" } ?? "–"),
          ])
      }
      parts.append(.element("table", ["class": "lines"], [.element("tbody", [:], rows)]))
    } else {
      parts.append(.element("p", [:], "Declared: \(Words.declared(container))."))
    }
    let looks = container.commodities.prefix(3).map { "\($0.group) \(Words.figure($0.share * 100, digits: 0)) %" }
    if !looks.isEmpty { parts.append(.element("p", [:], "The load looks like: \(looks.joined(separator: ", ")).")) }
    return .element("div", [:], parts)
  }

  private static func findings(_ container: AssessedContainer) -> Markup {
    let items = container.findings.map { finding in
      let badge = finding.severity?.rawValue ?? finding.pValue.map { "p \(Words.figure($0, digits: 3))" } ?? ""
      return Markup.element(
        "li", ["class": finding.severity?.rawValue ?? "image"],
        [
          .element("strong", [:], Words.name(of: finding.code)), .text(badge.isEmpty ? ". " : " (\(badge)). "),
          .text(finding.sentence),
        ])
    }
    return .element(
      "div", [:],
      [
        .element("h3", [:], "Findings"),
        items.isEmpty ? .element("p", [:], "Nothing to report.") : .element("ol", [:], items),
      ])
  }
}

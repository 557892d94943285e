internal import Foundation
internal import TallyEvaluation
internal import TallyReport

/// The report of the bench as one self-contained page: figures, plots, cases as pictures.
struct DetectionPage {
  let report: DetectionReport
  /// How many boxes were found where they are, in words.
  let share: String
  let cases: [CasePictures.Case]

  private static let css = """
    body { font: 15px/1.5 system-ui, sans-serif; color: #14181d; background: #fff; margin: 2rem auto; max-width: 80rem;
      padding: 0 1.25rem; }
    h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
    .plots { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; } .plot { width: 100%; border: 1px solid #c8ccd2; }
    .matrix { width: 100%; } img { width: 100%; border: 1px solid #c8ccd2; } figure { margin: 0 0 1rem; }
    figcaption { font-size: .85rem; } pre { background: #f3f5f8; padding: 1rem; overflow-x: auto; font-size: .8rem; }
    @media (max-width: 60rem) { .plots { grid-template-columns: 1fr; } }
    """

  /// The document.
  var html: String {
    var body: [Markup] = [.element("h1", [:], "Detection: \(report.title)")]
    if let identity = report.protocolIdentity { body.append(.element("p", [:], "Protocol \(identity)")) }
    body += report.remarks.map { .element("p", [:], $0) }
    body.append(.element("div", ["class": "plots"], DetectionPlots(report: report).plots.map(\.svg)))
    if let matrix = DetectionPlots(report: report).matrix {
      body += [.element("h2", [:], "What goods were seen"), matrix.svg, confusions]
    }
    if !cases.isEmpty { body += caseSections }
    body += [
      .element("h2", [:], "All figures"), .element("pre", [:], report.text + share),
      .element(
        "p", [:],
        "Intervals of counts are Wilson's at 95 %; the band of the curve and nothing else comes from drawn sets. "
          + "Regions: the centre inside the item's box grown by 10 %."),
    ]
    return Markup.document(title: "Detection: \(report.title)", language: "en", style: Self.css, body: body)
  }

  /// The largest confusions in words.
  private var confusions: Markup {
    let wrong = report.commodities.flatMap { $0.confusions.filter { $0.family != $0.guess } }
      .sorted { ($1.count, $0.family) < ($0.count, $1.family) }.prefix(10)
    return .element(
      "p", [:],
      wrong.isEmpty
        ? "Nothing was taken for anything else."
        : "Most often taken for something else: "
          + wrong.map { "\($0.family) for \($0.guess) (\($0.count))" }.joined(separator: ", ") + ".")
  }

  private var caseSections: [Markup] {
    var parts = [Markup](), last = ""
    for one in cases {
      if one.group != last {
        parts.append(.element("h2", [:], one.group))
        last = one.group
      }
      parts.append(
        .element(
          "figure", [:],
          [
            .element(
              "img", ["src": "data:image/png;base64," + Data(one.png).base64EncodedString(), "alt": one.caption]),
            .element("figcaption", [:], one.caption + ". Red: the truth. Numbers: where the program points."),
          ]))
    }
    return parts
  }
}

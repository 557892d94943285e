internal import Foundation
internal import TallyCore
internal import TallyDomain
internal import TallyReport

/// The ranked table on a terminal: a line a container, below it what was found and where.
enum AssessmentText {
  static func table(_ document: AssessmentDocument, promise: String) -> String {
    let ranked = RankedContainer.ranking(of: document)
    var lines = ["     container    priority  p-value  declared"]
    for entry in ranked {
      let container = entry.container
      let priority = container.priority.map { Words.figure($0, digits: 2) } ?? "–"
      let p = container.pValue.map { Words.figure($0, digits: 3) } ?? "–"
      lines.append(
        "\(right("\(entry.rank)", 3)) \(container.flagged ? "!" : " ")\(left(entry.title, 13))\(right(priority, 7))"
          + "\(right(p, 9))  \(Words.declared(container)) [\(Words.link(container.link))]")
      let mass = Words.weighed(container).map { ", weighed \($0)" } ?? ""
      lines.append("         scan \(entry.scan.stem)" + place(container) + mass)
      for finding in container.findings {
        let region = finding.region.map { " at [\($0.x0), \($0.y0), \($0.x1), \($0.y1)]" } ?? ""
        lines.append("         \(Words.name(of: finding.code))\(region): \(finding.sentence)")
      }
    }
    for scan in document.scans {
      if let error = scan.error { lines.append("    scan \(scan.stem) could not be read: \(error.message)") }
    }
    let flagged = ranked.filter(\.container.flagged).count
    lines.append("\(ranked.count) containers, \(flagged) flagged (!). \(promise)")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func place(_ container: AssessedContainer) -> String {
    guard let columns = container.columns, let rows = container.rows else { return ", no box found" }
    return ", box columns \(columns[0])–\(columns[1]), rows \(rows[0])–\(rows[1])"
  }

  private static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

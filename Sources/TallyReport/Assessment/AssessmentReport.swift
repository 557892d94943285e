internal import Foundation
public import TallyDomain

/// The self-contained page of `tallyman scan --report`: the ranked table, then every container with its picture, what was
/// declared, what was found, where and why.
public enum AssessmentReport {
  /// The page. `pictures` may lack a container: its section then has no picture and says so.
  public static func html(_ document: AssessmentDocument, pictures: [ReportKey: [ReportPicture]]) -> String {
    let ranked = RankedContainer.ranking(of: document)
    let failed = document.scans.filter { $0.error != nil }
    var body: [Markup] = [
      .element("h1", [:], "Containers, worst first"),
      .element("p", ["class": "about"], about(document, count: ranked.count, failed: failed.count)),
      AssessmentTable.table(ranked),
    ]
    if !failed.isEmpty {
      body.append(.element("h2", [:], "Scans that could not be read"))
      body += failed.compactMap { scan in
        scan.error.map { error in
          .element(
            "p", ["class": "fault"], "\(scan.stem): \(error.message) \(error.remedy) (\(error.code), \(error.place))")
        }
      }
    }
    body += ranked.map { entry in
      ContainerSection.section(
        entry, pictures: pictures[ReportKey(stem: entry.scan.stem, container: entry.position)] ?? [])
    }
    return Markup.document(
      title: "Tallyman: containers, worst first", language: "en", style: ReportStyle.css, body: body)
  }

  private static func about(_ document: AssessmentDocument, count: Int, failed: Int) -> String {
    let flagged = document.scans.flatMap(\.containers).filter(\.flagged).count
    let budget = document.budget.flaggedCleanPer100.formatted(
      .number.precision(.fractionLength(0...2)).locale(.init(identifier: "en")))
    var text =
      "\(count) containers in \(document.scans.count - failed) scans; \(flagged) flagged at a budget of \(budget) "
    text += "flagged clean containers per 100. Model \(document.model ?? "none"), "
    text +=
      document.calibration.map { "calibration \($0)." }
      ?? "no calibration: priorities rank, but promise no false-alarm rate."
    return text
  }
}

/// A container with its place in the list.
public struct RankedContainer: Sendable {
  /// Position in the list from 1.
  public let rank: Int
  /// The scan, and the position of the container in it.
  public let scan: AssessedScan, position: Int
  /// The container.
  public let container: AssessedContainer

  /// All containers of a document in the order of work: flagged first, then by priority, then those that could not be judged
  /// then by stem and position so that the order is the same each time.
  public static func ranking(of document: AssessmentDocument) -> [RankedContainer] {
    let all = document.scans.filter { $0.error == nil }.flatMap { scan in
      scan.containers.enumerated().map { (scan: scan, position: $0.offset, container: $0.element) }
    }
    let sorted = all.sorted { a, b in
      if a.container.flagged != b.container.flagged { return a.container.flagged }
      let (pa, pb) = (a.container.priority ?? -.infinity, b.container.priority ?? -.infinity)
      if pa != pb { return pa > pb }
      return (a.scan.stem, a.position) < (b.scan.stem, b.position)
    }
    return sorted.enumerated().map { index, entry in
      RankedContainer(rank: index + 1, scan: entry.scan, position: entry.position, container: entry.container)
    }
  }

  /// Anchor of its section.
  var anchor: String { "c\(rank)" }
  /// Number as shown.
  public var title: String { container.number ?? "container without a number" }
}

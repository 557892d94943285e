internal import TallyDomain

/// `AMBIGUOUS_LINK`: several manifest entries fit, or the only one fits after something had to be repaired.
enum AmbiguousLink {
  static func findings(_ observation: ContainerObservation) -> [Finding] {
    let declaration = observation.declaration
    let scanned = observation.number ?? declaration.scannedNumber
    let words: (Finding.Severity, String)? =
      switch declaration.link.method {
      case .exact, .none: nil
      case .ambiguous:
        (
          .attention,
          "More than one manifest entry fits \(scanned.map { "container \(short($0))" } ?? "this container")."
        )
      case .repaired:
        (.info, "Linked only after repair: \(differing(scanned, declaration.manifestNumber)).")
      case .seal:
        (.info, "Linked by its seal, not by its number: \(differing(scanned, declaration.manifestNumber)).")
      case .plate:
        (
          .info,
          "Linked by the number plate of the truck, not by its own number: \(differing(scanned, declaration.manifestNumber))."
        )
      }
    guard let (severity, sentence) = words else { return [] }
    return [
      Finding(
        document: .ambiguousLink, view: observation.view, severity: severity,
        statistic: Finding.Statistic(
          name: "confidence of the link", unit: "", seen: declaration.link.confidence, expected: nil),
        sentence: "\(sentence) \(declaration.explanation)".trimmingSuffix(), lines: declaration.lines)
    ]
  }

  private static func differing(_ scanned: String?, _ declared: String?) -> String {
    "the scan has \(scanned.map(short) ?? "no number"), the manifest \(declared.map(short) ?? "no number")"
  }

  private static func short(_ number: String) -> String { Wording.quoted(number, limit: 20) }
}

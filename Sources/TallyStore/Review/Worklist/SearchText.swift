internal import Foundation
internal import TallyDomain

/// What the worklist's search looks in: container numbers, stem, scan_id, goods, transport documents, vessel and scanner, without
/// case and accents, one part a line.
enum SearchText {
  /// Of an assessed scan.
  static func of(_ result: AssessmentResult) -> String {
    let scan = result.scan, goods = scan.containers.flatMap { $0.declared?.goods ?? [] }
    var parts = [scan.stem, scan.scanId, scan.scanner].compactMap(\.self)
    parts += (scan.containers.compactMap(\.number) + result.links.compactMap(\.number)).flatMap(writings)
    parts += goods.flatMap { [$0.description, $0.hs].compactMap(\.self) }
    parts += scan.containers.flatMap(\.link.consignments) + result.links.flatMap(\.consignments)
    return joined(parts + result.links.compactMap(\.vessel))
  }

  /// Of a scan that has names but no assessment yet.
  static func of(stem: String, scanId: String?, scanner: String?, containers: [String]) -> String {
    joined([stem, scanId, scanner].compactMap(\.self) + containers.flatMap(writings))
  }

  /// A container number as it was written and as it is compared.
  private static func writings(_ number: String) -> [String] { [number, ContainerNumber(number).normalised] }

  /// The words of a query; each of them has to be found. More than eight are not looked for.
  static func words(_ query: String) -> [String] {
    Array(folded(String(query.prefix(200))).split(whereSeparator: \.isWhitespace).map(String.init).prefix(8))
  }

  private static func joined(_ parts: [String]) -> String {
    var seen = Set<String>()
    return String(parts.map(folded).filter { seen.insert($0).inserted }.joined(separator: "\n").prefix(20_000))
  }

  private static func folded(_ text: String) -> String {
    text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
  }
}

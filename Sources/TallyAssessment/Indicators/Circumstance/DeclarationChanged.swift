public import TallyDomain

/// `DECLARATION_CHANGED`: the declaration that a container was assessed against is no longer the one that stands.
public enum DeclarationChanged {
  /// Adds the finding to each container of a new assessment whose declaration differs from the one of the assessment before.
  /// A finding of the assessment before stays, because nobody may have seen it yet. That a declaration came for the first time
  /// is no change.
  public static func mark(_ containers: [AssessedContainer], after previous: [AssessedContainer]) -> [AssessedContainer]
  {
    var left = previous
    return containers.map { container in
      let same = left.firstIndex { $0.number == container.number && $0.columns == container.columns }
      guard let place = same ?? left.firstIndex(where: { $0.number == container.number }) else { return container }
      let before = left.remove(at: place)
      var marked = container
      if let change = finding(container, after: before) {
        marked.findings.append(change)
      } else {
        marked.findings += before.findings.filter { $0.code == .declarationChanged }
      }
      return marked
    }
  }

  private static func finding(_ container: AssessedContainer, after before: AssessedContainer) -> Finding? {
    guard let earlier = before.declared, container.declared != earlier else { return nil }
    let now = container.declared.map(words) ?? "nothing that can be linked"
    let lines = (container.declared?.goods ?? []).map { Finding.Line(consignment: $0.consignment, item: $0.item) }
    return Finding(
      document: .declarationChanged, view: container.view, severity: .alert,
      sentence: "The declaration was amended after this scan was assessed: before \(words(earlier)); now \(now).",
      lines: lines)
  }

  /// What is declared, in a few words.
  private static func words(_ declared: Declared) -> String {
    if declared.goods.isEmpty { return declared.fullEmpty == .empty ? "empty" : "no goods named" }
    let goods = declared.goods.prefix(3).map { goods in
      let hs = goods.hs.map { " (HS \($0))" } ?? ""
      let mass = goods.grossMassKg.map { ", \(Int($0.rounded())) kg" } ?? ""
      return Wording.quoted(goods.description ?? "goods without a name", limit: 60) + hs + mass
    }
    let more = declared.goods.count > 3 ? " and \(declared.goods.count - 3) more lines" : ""
    return goods.joined(separator: "; ") + more
  }
}

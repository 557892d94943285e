internal import TallyDomain

/// `NO_DECLARATION`: no manifest entry, or one that gives nothing to compare the picture with.
enum NoDeclaration {
  static func findings(_ observation: ContainerObservation, _ vocabulary: CommodityVocabulary) -> [Finding] {
    let declaration = observation.declaration
    if declaration.link.method == .none || (declaration.declared == nil && declaration.link.method != .ambiguous) {
      return [
        finding(
          observation, .attention, "No manifest entry was found for \(name(observation)). \(declaration.explanation)")
      ]
    }
    guard let declared = declaration.declared, declared.fullEmpty != .empty else { return [] }
    guard !declared.goods.isEmpty else {
      return [
        finding(
          observation, .attention,
          "The manifest names \(name(observation)) but no goods in it; it does not say that it is empty.")
      ]
    }
    let isKnown = declared.goods.contains { line in
      line.hs.flatMap { HSCode($0) }.flatMap { vocabulary.group(of: $0) } != nil
    }
    guard !isKnown else { return [] }
    let goods = Wording.declaredGoods(declaration, vocabulary: vocabulary)
    return [
      finding(
        observation, .info,
        "The declared goods, \(goods), are of no kind that the program knows: the picture was judged without them.")
    ]
  }

  private static func name(_ observation: ContainerObservation) -> String {
    observation.number.map { "container \(Wording.quoted($0, limit: 20))" } ?? "this container"
  }

  private static func finding(
    _ observation: ContainerObservation, _ severity: Finding.Severity, _ sentence: String
  ) -> Finding {
    Finding(
      document: .noDeclaration, view: observation.view, severity: severity, sentence: sentence.trimmingSuffix(),
      lines: observation.declaration.lines)
  }
}

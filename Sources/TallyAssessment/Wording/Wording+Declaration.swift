internal import TallyDomain

/// What was declared, in one sentence.
extension Wording {
  /// For example `Lines 2 and 3 declare bananas (HS 0803), 18.2 t.`
  static func declaration(_ declaration: LinkedDeclaration, vocabulary: CommodityVocabulary) -> String {
    guard let declared = declaration.declared else { return "Nothing is declared for this container." }
    guard declared.fullEmpty != .empty else { return "The container is declared empty." }
    guard !declared.goods.isEmpty else { return "The manifest names no goods for this container." }
    let kinds = kinds(declared.goods, vocabulary: vocabulary)
    guard kinds.count <= 3 else {
      let heaviest = kinds.max { $0.massKg ?? 0 < $1.massKg ?? 0 } ?? kinds[0]
      let mass = declared.grossMassKg.map { ", \(declaredMass(kg: $0)) in all" } ?? ""
      return "\(kinds.count) kinds of goods are declared\(mass), most of it \(heaviest.name)."
    }
    let clauses = kinds.enumerated().map { index, kind in
      let mass = kind.massKg.map { ", \(declaredMass(kg: $0))" } ?? ""
      let verb = kind.lines.count == 1 ? "declares" : "declare"
      return index == 0
        ? "\(lineNames(kind.lines)) \(verb) \(kind.name)\(mass)" : "\(lineNames(kind.lines)) \(kind.name)\(mass)"
    }
    return sentence(clauses.joined(separator: "; ") + ".")
  }

  /// What the declared goods are called, for example `bananas (HS 0803)`, or `bananas (HS 0803) and coffee (HS 0901)`.
  static func declaredGoods(_ declaration: LinkedDeclaration, vocabulary: CommodityVocabulary) -> String {
    let kinds = kinds(declaration.declared?.goods ?? [], vocabulary: vocabulary)
    return kinds.count <= 3 ? list(kinds.map(\.name)) : "the \(kinds.count) kinds of goods declared"
  }

  /// A group's name inside a sentence.
  static func name(of group: CommodityGroup) -> String {
    let isWord = group.name.dropFirst().first?.isLowercase ?? false
    return isWord ? group.name.prefix(1).lowercased() + group.name.dropFirst() : group.name
  }

  /// Lines that declare the same kind of goods.
  private struct Kind {
    var name: String
    var lines: [Int?]
    var massKg: Double?
  }

  private static func kinds(_ goods: [DeclaredGoods], vocabulary: CommodityVocabulary) -> [Kind] {
    var kinds = [Kind]()
    for line in goods {
      let name = name(of: line, vocabulary: vocabulary)
      if let index = kinds.firstIndex(where: { $0.name == name }) {
        kinds[index].lines.append(line.item)
        if let sum = kinds[index].massKg, let mass = line.grossMassKg {
          kinds[index].massKg = sum + mass
        } else {
          kinds[index].massKg = nil
        }
      } else {
        kinds.append(Kind(name: name, lines: [line.item], massKg: line.grossMassKg))
      }
    }
    return kinds
  }

  private static func name(of line: DeclaredGoods, vocabulary: CommodityVocabulary) -> String {
    let code = line.hs.flatMap { HSCode($0) }
    let heading = code.map { " (HS \($0.heading))" } ?? ""
    if let code, let group = vocabulary.group(of: code) { return name(of: group) + heading }
    let words = quoted(line.description ?? "", limit: 40)
    return (words.isEmpty ? "goods" : "“\(words)”") + heading
  }

  private static func lineNames(_ items: [Int?]) -> String {
    let numbers = items.compactMap(\.self)
    guard numbers.count == items.count else { return items.count == 1 ? "one line" : "\(items.count) lines" }
    return numbers.count == 1 ? "line \(numbers[0])" : "lines \(list(numbers.map(String.init)))"
  }
}

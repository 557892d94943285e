/// A United Nations number of dangerous goods, four digits.
public struct DangerousGoodsNumber: Sendable, Hashable {
  /// Four digits as text.
  public let digits: String

  /// Reads `1203` or `UN 1203`; nil where what is left is not four digits.
  public init?(_ written: String) {
    var text = written.uppercased().filter { !$0.isWhitespace && $0 != "-" && $0 != "." }
    if text.hasPrefix("UN") { text.removeFirst(2) }
    guard text.utf8.count == 4, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    digits = text
  }

  /// The proper shipping name (ADR, one of several where a number has variants); nil where the table has none.
  public var name: String? { Self.rows[digits]?.name }

  /// The class, for example `3`; nil where the table has none.
  public var hazardClass: String? { Self.rows[digits]?.hazardClass }

  private struct Row { let name: String, hazardClass: String }

  /// Names and classes by number, from `dangerous-goods.csv`.
  private static let rows: [String: Row] = {
    let table = ReferenceTable(named: "dangerous-goods.csv")
    let (number, name, kind) = (table.column("un_number"), table.column("proper_shipping_name"), table.column("class"))
    return Dictionary(
      table.rows.map { ($0[number], Row(name: $0[name], hazardClass: $0[kind])) },
      uniquingKeysWith: { first, _ in first })
  }()
}

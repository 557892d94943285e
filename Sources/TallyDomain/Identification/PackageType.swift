/// A kind of package by its code of UN/ECE Recommendation 21.
public struct PackageType: Sendable, Hashable {
  /// Two characters, upper case: `CT`.
  public let code: String

  /// Any text; ask `name`.
  public init(_ written: String) {
    let isPlain = written.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
    code = isPlain ? written : String(written.uppercased().filter { !$0.isWhitespace })
  }

  /// `Carton`; nil where the recommendation has no such code.
  public var name: String? { Self.names[code] }

  /// Names by code, from `package-types.csv`.
  private static let names: [String: String] = {
    let table = ReferenceTable(named: "package-types.csv")
    let (code, name) = (table.column("code"), table.column("name"))
    return Dictionary(table.rows.map { ($0[code], $0[name]) }, uniquingKeysWith: { first, _ in first })
  }()
}

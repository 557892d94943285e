extension HSCode {
  /// The words of the Harmonized System (2022) for the longest part of this code that it has: subheading, heading or chapter.
  /// Nil where not even the chapter exists. National digits beyond the sixth have no words.
  public var name: String? { known.flatMap { Self.names[$0] } }

  /// The part that `name` names: 6, 4 or 2 digits.
  public var known: String? {
    [6, 4, 2].lazy.filter { $0 <= digits.utf8.count }.map { String(digits.prefix($0)) }.first { Self.names[$0] != nil }
  }

  /// True where the heading, or the chapter of a code of two or three digits, exists.
  public var exists: Bool { Self.names[digits.utf8.count < 4 ? chapter : heading] != nil }

  /// Words by code, from `hs-codes.csv`.
  private static let names: [String: String] = {
    let table = ReferenceTable(named: "hs-codes.csv")
    let (code, words) = (table.column("hs_code"), table.column("description"))
    return Dictionary(table.rows.map { ($0[code], $0[words]) }, uniquingKeysWith: { first, _ in first })
  }()
}

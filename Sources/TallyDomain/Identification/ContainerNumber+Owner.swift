extension ContainerNumber {
  /// The owner code with the category letter, the first four characters.
  public var prefix: String { String(normalised.prefix(4)) }

  /// Who owned this prefix about 2020; nil where the list has none. The list is what carriers publish, not the register, which
  /// has some 3,000 codes: an unknown prefix is no wrong one.
  public var owner: String? { Self.owners[prefix] }

  /// Owners by prefix, from `bic-prefixes.csv`.
  private static let owners: [String: String] = {
    let table = ReferenceTable(named: "bic-prefixes.csv")
    let (prefix, owner) = (table.column("prefix"), table.column("owner"))
    return Dictionary(table.rows.map { ($0[prefix], $0[owner]) }, uniquingKeysWith: { first, _ in first })
  }()
}

/// In the assessment document what is not declared is written as null, so that a reader need not tell "absent" from
/// "unknown" (assessment.md). Reading takes either.
extension Declared {
  private enum WrittenKey: String, CodingKey { case fullEmpty, goods, grossMassKg }

  /// Writes every field, null where it is not declared.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: WrittenKey.self)
    try container.encode(fullEmpty, forKey: .fullEmpty)
    try container.encode(goods, forKey: .goods)
    try container.encode(grossMassKg, forKey: .grossMassKg)
  }
}

extension DeclaredGoods {
  private enum WrittenKey: String, CodingKey { case consignment, item, hs, description, grossMassKg }

  /// Writes every field, null where it is not declared.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: WrittenKey.self)
    try container.encode(consignment, forKey: .consignment)
    try container.encode(item, forKey: .item)
    try container.encode(hs, forKey: .hs)
    try container.encode(description, forKey: .description)
    try container.encode(grossMassKg, forKey: .grossMassKg)
  }
}

internal import TallyDomain

/// Consolidations and the bills in them.
extension CUSCARMessageReader {
  /// CNI: 2 document number.
  mutating func takeConsolidation(_ segment: EDIFACTSegment) throws(ManifestError) {
    consolidation = segment.text(2).nilIfEmpty
    try openBill()
  }

  /// RFF: opens a bill, names it, or names its container or its commodity.
  mutating func takeReference(_ segment: EDIFACTSegment) {
    let (qualifier, value) = (segment.text(1), segment.text(1, 2))
    guard let last = bills.indices.last, place != .inland else { return }
    guard !value.isEmpty else {
      if CUSCARCodes.documents.contains(qualifier) || qualifier.isEmpty {
        remark("a reference without a number was skipped")
      }
      return
    }
    switch qualifier {
    case "AAQ": bills[last].containers.append(value)
    case "HS": bills[last].hsCode = value
    case _ where CUSCARCodes.documents.contains(qualifier): takeDocument(qualifier, value)
    case "AAA" where place == .consignment && bills[last].reference == nil:
      // An order acknowledgement by the code list; some carriers send the bill under it.
      (bills[last].reference, bills[last].qualifier) = (value, qualifier)
    default: break
    }
  }

  private mutating func takeDocument(_ qualifier: String, _ value: String) {
    let last = bills.count - 1
    let (known, knownQualifier) = (bills[last].reference, bills[last].qualifier)
    if place == .goods || (known != nil && knownQualifier == qualifier && known != value) {
      remark("opens another bill under the same CNI")
      // The limit is checked by openBill at CNI and at GID; a bill more per reference stays below the limit of segments.
      bills.append(BillDraft(consolidation: consolidation, segment: number))
      place = .consignment
      (bills[last + 1].reference, bills[last + 1].qualifier) = (value, qualifier)
      return
    }
    if place == .party { return }  // a reference of the party
    let order = CUSCARCodes.documents
    let rank = order.firstIndex(of: qualifier) ?? order.count
    let knownRank = knownQualifier.flatMap { order.firstIndex(of: $0) } ?? order.count
    if known == nil || rank < knownRank { (bills[last].reference, bills[last].qualifier) = (value, qualifier) }
  }

  private mutating func openBill() throws(ManifestError) {
    guard bills.count < limits.consignments else {
      throw .tooLarge(file: file, what: "consignments", limit: limits.consignments)
    }
    bills.append(BillDraft(consolidation: consolidation, segment: number))
    place = .consignment
  }

  /// CNT: 7 is the total gross mass of a consignment.
  mutating func takeTotal(_ segment: EDIFACTSegment) throws(ManifestError) {
    guard let last = bills.indices.last, segment.text(1) == "7", !segment.text(1, 2).isEmpty else { return }
    let (text, unit) = (segment.text(1, 2), segment.text(1, 3))
    guard let value = PlainNumber.parse(text) else {
      throw wrong(element: 1, expected: "a total gross mass", found: text)
    }
    guard let unit = unit.isEmpty ? .kilogram : MassUnit(unit) else {
      return remark("unit \(unit) is not known, the total was not read")
    }
    bills[last].total = DeclaredMass(value, unit: unit, written: "\(text) \(segment.text(1, 3))")
  }
}

internal import TallyDomain

/// Goods items and their details.
extension CUSCARMessageReader {
  /// GID: 1 number, 2 packages and their kind.
  mutating func takeGoods(_ segment: EDIFACTSegment) throws(ManifestError) {
    guard let bill = bills.indices.last else {
      throw wrong(element: 1, expected: "a CNI before the first goods item", found: segment.text(1))
    }
    place = .goods
    var item = ItemDraft(segment: number)
    let sequence = segment.text(1)
    item.sequence = Int(sequence)
    if item.sequence == nil && !sequence.isEmpty { remark("\(sequence) is no goods item number") }
    item.count = try packages(segment.text(2), element: 2)
    item.kind = segment.text(2, 2).nilIfEmpty
    bills[bill].items.append(item)
  }

  /// PAC, SGP, FTX, PCI, CST and DGS belong to a goods item.
  mutating func takeDetail(_ segment: EDIFACTSegment) throws(ManifestError) {
    guard place == .goods, let bill = bills.indices.last, let item = bills[bill].items.indices.last else {
      if segment.tag != "FTX" { remarkMisplaced() }
      return
    }
    switch segment.tag {
    case "PAC":
      let count = try packages(segment.text(1), element: 1)
      bills[bill].items[item].count = bills[bill].items[item].count ?? count
      bills[bill].items[item].kind = bills[bill].items[item].kind ?? segment.text(3).nilIfEmpty
    case "SGP":
      let container = segment.text(1)
      guard !container.isEmpty else { return remark("names no container") }
      let count = try packages(segment.text(2), element: 2)
      bills[bill].items[item].parts.append((container, count))
    case "FTX":
      guard segment.text(1) == "AAA" else { return }
      let (text, wasOpen) = CUSCARText.free(segment, element: 4)
      if wasOpen { remark("a separator inside the text was not released; the text was put together again") }
      let whole = text.isEmpty ? segment.text(3) : text
      let last = segment.components(4).last?.unicodeScalars.count ?? 0
      bills[bill].items[item].description.append(whole, lastLine: last)
    case "PCI":
      let lines = segment.components(2)
      let last = lines.last?.unicodeScalars.count ?? 0
      bills[bill].items[item].marks.append(CUSCARText.joined(lines), lastLine: last)
    case "CST": takeCustomsCode(segment, bill: bill, item: item)
    default:
      let un = segment.text(3).nilIfEmpty
      if let un, let earlier = bills[bill].items[item].unNumber, earlier != un {
        remark("dangerous goods number \(un) beside \(earlier); the first is kept")
      }
      bills[bill].items[item].unNumber = bills[bill].items[item].unNumber ?? un
    }
  }

  /// CST: from element 2 on, codes with their lists; the first that is 2 to 10 digits is the commodity.
  private mutating func takeCustomsCode(_ segment: EDIFACTSegment, bill: Int, item: Int) {
    let codes = (2...max(2, segment.elements.count)).map { segment.text($0) }
    guard let written = codes.first(where: { HSCode($0) != nil }) else {
      if let first = codes.first, !first.isEmpty { remark("\(first) is no HS code") }
      return
    }
    let (code, words) = DeclaredHSCode.read(written, at: "segment \(number), CST", remarks: &remarks)
    if let earlier = bills[bill].items[item].hsCode, earlier != code {
      remark("HS code \(code) beside \(earlier); the first is kept")
    }
    if bills[bill].items[item].hsCode == nil {
      (bills[bill].items[item].hsCode, bills[bill].items[item].hsWords) = (code, words)
    }
  }

  /// MEA: 1 what for, 2 of what, 3 unit and value; of a goods item or of a container.
  mutating func takeMeasure(_ segment: EDIFACTSegment) throws(ManifestError) {
    let measure = CUSCARCodes.measure(segment.text(1), segment.text(2))
    guard measure != .other else { return }
    switch place {
    case .goods:
      guard let bill = bills.indices.last, let item = bills[bill].items.indices.last else { return }
      guard let mass = try mass(segment) else {
        bills[bill].items[item].hasUnreadMass = true
        return
      }
      if measure == .net {
        bills[bill].items[item].net = kept(mass, beside: bills[bill].items[item].net, as: "net mass")
      } else if measure == .gross {
        bills[bill].items[item].gross = kept(mass, beside: bills[bill].items[item].gross, as: "gross mass")
      }
    case .equipment:
      guard let last = equipment.indices.last, let mass = try mass(segment) else { return }
      switch measure {
      case .tare: equipment[last].tare = kept(mass, beside: equipment[last].tare, as: "tare")
      case .verified:
        equipment[last].verifiedGross = kept(mass, beside: equipment[last].verifiedGross, as: "verified gross mass")
      default: equipment[last].gross = kept(mass, beside: equipment[last].gross, as: "gross mass")
      }
    case .otherEquipment, .inland: break
    default: remarkMisplaced()
    }
  }

  /// The first value stands; a second one in another unit is only compared.
  private mutating func kept(_ mass: DeclaredMass, beside first: DeclaredMass?, as name: String) -> DeclaredMass {
    guard let first else { return mass }
    if abs(first.kilograms - mass.kilograms) > max(1, first.kilograms * 0.005) {
      remark("a second \(name), \(mass.written), differs from the first, \(first.written)")
    }
    return first
  }

  /// A mass with its unit; nil, with a remark, where unit or value are missing or the unit is not known.
  private mutating func mass(_ segment: EDIFACTSegment) throws(ManifestError) -> DeclaredMass? {
    let (unitText, text) = (segment.text(3), segment.text(3, 2))
    guard !text.isEmpty else {
      remark("a measurement without a value was skipped")
      return nil
    }
    guard let value = PlainNumber.parse(text) else { throw wrong(element: 3, expected: "a mass", found: text) }
    guard let unit = MassUnit(unitText) else {
      remark("unit \(unitText.isEmpty ? "(none)" : unitText) is not known, the mass \(text) was not read")
      return nil
    }
    let mass = DeclaredMass(value, unit: unit, written: "\(text) \(unitText)")
    if unit != .kilogram { remark("\(mass.written) read as \(PlainNumber.text(mass.kilograms)) kg") }
    return mass
  }

  /// A number of packages; nil where none is given.
  private func packages(_ text: String, element: Int) throws(ManifestError) -> Int? {
    guard !text.isEmpty else { return nil }
    guard let value = PlainNumber.parse(text), value == value.rounded(), abs(value) < 1e12 else {
      throw wrong(element: element, expected: "a number of packages", found: text)
    }
    return Int(value)
  }
}

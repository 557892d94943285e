internal import TallyDomain

/// The equipment group: EQD and what follows it.
extension CUSCARMessageReader {
  /// EQD: 1 kind, 2 number, 3 size-type, 6 full/empty.
  mutating func takeEquipment(_ segment: EDIFACTSegment) {
    let (kind, number) = (segment.text(1), segment.text(2))
    let looksLikeContainer = ContainerNumber(number).isWellFormed
    place = .otherEquipment
    guard kind == "CN" || (kind.isEmpty && looksLikeContainer) else {
      let words = CUSCARCodes.otherEquipment[kind] ?? "kind \(kind.isEmpty ? "without code" : kind)"
      remark("equipment \(number) is \(words), no container")
      if !number.isEmpty { otherEquipment.insert(ContainerNumber(number).normalised) }
      return
    }
    if kind.isEmpty { remark("equipment \(number) has no kind, read as a container") }
    guard !number.isEmpty else { return remark("a container without a number was skipped") }
    let code = segment.text(6)
    let fullEmpty = CUSCARCodes.fullEmpty(code)
    if fullEmpty == nil && !code.isEmpty { remark("full/empty code \(code) is not known") }
    place = .equipment
    let key = ContainerNumber(number).normalised
    if equipmentByNumber[key] != nil { remark("container \(number) is described twice; the last one is kept") }
    equipmentByNumber[key] = equipment.count
    equipment.append(
      EquipmentDraft(
        number: number, sizeType: segment.text(3).nilIfEmpty, fullEmpty: fullEmpty, segment: self.number))
  }

  /// SEL: 1 number.
  mutating func takeSeal(_ segment: EDIFACTSegment) {
    guard place == .equipment, let last = equipment.indices.last else {
      if place != .otherEquipment { remarkMisplaced() }
      return
    }
    let seal = segment.text(1)
    if !seal.isEmpty { equipment[last].seals.append(seal) }
  }

  /// TMP: 1 kind (2 is the set point in transport), 2 value and unit.
  mutating func takeTemperature(_ segment: EDIFACTSegment) throws(ManifestError) {
    guard place == .equipment, let last = equipment.indices.last else { return remarkMisplaced() }
    let (text, unit) = (segment.text(2), segment.text(2, 2))
    guard !text.isEmpty else { return }
    guard let value = PlainNumber.parse(text) else { return remark("\(text) is no temperature") }
    switch unit {
    case "CEL", "": equipment[last].temperatureC = value
    case "FAH":
      equipment[last].temperatureC = ((value - 32) / 1.8 * 100).rounded() / 100
      equipment[last].temperatureWords = "\(text) FAH"
    default: remark("unit \(unit) is not known, the temperature was not read")
    }
  }

  /// TSR: nothing is read but the word by which some carriers mark an empty container.
  mutating func takeService(_ segment: EDIFACTSegment) {
    guard place == .equipment, let last = equipment.indices.last else { return }
    let words = segment.elements.joined().map { $0.trimmedOfBlanks.uppercased() }
    guard words.contains(where: { ["VACIO", "VACÍO", "EMPTY", "MTY"].contains($0) }) else { return }
    if equipment[last].fullEmpty == .full { remark("says empty, EQD says full; EQD is kept") }
    equipment[last].fullEmpty = equipment[last].fullEmpty ?? .empty
  }
}

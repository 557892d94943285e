internal import TallyDomain

/// Builds consignments from the drafts of one message.
struct CUSCARAssembly {
  let equipment: [EquipmentDraft]
  let byNumber: [String: Int]
  let others: Set<String>
  let voyage: Voyage
  let isOnlyBill: Bool
  var remarks: RemarkList
  private var used = Set<String>(), remarkedAsUndescribed = Set<String>()

  init(
    equipment: [EquipmentDraft], byNumber: [String: Int], others: Set<String>, voyage: Voyage, isOnlyBill: Bool,
    remarks: RemarkList
  ) {
    (self.equipment, self.byNumber, self.others) = (equipment, byNumber, others)
    (self.voyage, self.isOnlyBill, self.remarks) = (voyage, isOnlyBill, remarks)
  }

  /// One bill.
  mutating func consignment(_ bill: BillDraft) -> Consignment {
    let at = "segment \(bill.segment)"
    let document = bill.reference ?? bill.consolidation
    if bill.qualifier == "AAA", let document {
      remarks.add(at, "RFF+AAA \(document) read as the transport document")
    }
    let (items, parts) = goodsItems(bill)
    var containers = containers(bill, parts: parts)
    if isOnlyBill { containers += undescribedBySGP(beside: containers, items: items) }
    func port(_ own: String?, _ whole: String?) -> String? { own == whole ? nil : own }
    func party(_ roles: String...) -> Consignment.Party? {
      roles.lazy.compactMap { bill.parties[$0] }.first.map { Consignment.Party(name: $0) }
    }
    return Consignment(
      transportDocument: document, shipper: party("CZ", "SH", "EX", "SU", "SE"), consignee: party("CN", "UC", "IM"),
      notify: party("NI", "N1", "N2", "NP"), portOfLoading: port(bill.portOfLoading, voyage.portOfLoading),
      portOfDischarge: port(bill.portOfDischarge, voyage.portOfDischarge), goodsItems: items, containers: containers)
  }

  /// Containers that no bill names. Whose they are is not guessed: they stand in a consignment without a document.
  mutating func unusedContainers() -> Consignment? {
    var seen = Set<String>()
    let rest = equipment.indices.filter { index in
      let key = ContainerNumber(equipment[index].number).normalised
      return byNumber[key] == index && !used.contains(key) && seen.insert(key).inserted
    }
    guard !rest.isEmpty else { return nil }
    for index in rest {
      remarks.add(
        "segment \(equipment[index].segment), EQD", "container \(equipment[index].number) is named by no goods item")
    }
    return Consignment(
      transportDocument: nil, goodsItems: [], containers: rest.map { use(of: equipment[$0].number, goods: nil) })
  }

  /// A goods item's parts: container as written, packages and gross mass there.
  typealias Part = (container: String, share: ContainerUse.Share)

  private mutating func goodsItems(_ bill: BillDraft) -> (items: [GoodsItem], parts: [Part]) {
    var (items, parts) = ([GoodsItem](), [Part]())
    var placeOfSequence = [Int: Int](), highest = bill.items.compactMap(\.sequence).max() ?? 0
    var containersOf = [Set<String>]()
    for draft in bill.items {
      var item = goodsItem(draft, bill: bill)
      let containers = draft.parts.filter { !others.contains(ContainerNumber($0.container).normalised) }
      let keys = Set(containers.map { ContainerNumber($0.container).normalised })
      let earlier = item.sequence.flatMap { placeOfSequence[$0] }
      if let earlier, Self.isContinuation(item, of: items[earlier]), !keys.isEmpty, !containersOf[earlier].isEmpty,
        keys.isDisjoint(with: containersOf[earlier])
      {
        Self.add(item, to: &items[earlier])
        containersOf[earlier].formUnion(keys)
        item.sequence = items[earlier].sequence
      } else {
        if item.sequence == nil || earlier != nil {
          highest = highest == Int.max ? highest : highest + 1
          if let sequence = item.sequence {
            remarks.add(
              "segment \(draft.segment), GID",
              "goods item number \(sequence) stands twice in the bill; this one is read as \(highest)")
          }
          item.sequence = highest
        }
        if let sequence = item.sequence { placeOfSequence[sequence] = items.count }
        items.append(item)
        containersOf.append(keys)
      }
      for part in containers {
        let isWhole = draft.parts.count == 1
        parts.append(
          (
            part.container,
            ContainerUse.Share(
              sequence: item.sequence, packages: part.packages ?? (isWhole ? draft.count : nil),
              grossMassKg: isWhole ? draft.gross?.kilograms ?? item.grossMassKg : nil)
          ))
      }
    }
    return (items, parts)
  }

  private mutating func goodsItem(_ draft: ItemDraft, bill: BillDraft) -> GoodsItem {
    let at = "segment \(draft.segment), GID"
    var gross = draft.gross?.kilograms
    if gross == nil, !draft.hasUnreadMass, bill.items.count == 1, let total = bill.total {
      gross = total.kilograms
      remarks.add(at, "no gross mass; that of the only goods item is the total of CNT, \(total.written)")
    }
    let marks = draft.marks.result
    var hsCode = draft.hsCode
    var written = WrittenFields()
    written.keep("gross_mass_kg", draft.gross?.wordsIfOther)
    written.keep("net_mass_kg", draft.net?.wordsIfOther)
    written.keep("hs_code", draft.hsWords)
    if hsCode == nil, bill.items.count == 1, let code = bill.hsCode {
      let (read, words) = DeclaredHSCode.read(code, at: at, remarks: &remarks)
      hsCode = read
      written.keep("hs_code", words)
    }
    if hsCode == nil, let marks, let code = CUSCARText.hsCode(in: marks) {
      hsCode = code
      remarks.add(at, "HS code \(code) stands only in the marks")
    }
    let packages =
      draft.count == nil && draft.kind == nil ? nil : GoodsItem.Packages(count: draft.count, type: draft.kind)
    return GoodsItem(
      sequence: draft.sequence, hsCode: hsCode, description: draft.description.result,
      packages: packages, grossMassKg: gross, netMassKg: draft.net?.kilograms, unNumber: draft.unNumber, marks: marks,
      asWritten: written.result)
  }

  /// The same item again, in another container: some systems, ours among them, send a GID for each container.
  private static func isContinuation(_ item: GoodsItem, of earlier: GoodsItem) -> Bool {
    item.hsCode == earlier.hsCode && item.description == earlier.description && item.unNumber == earlier.unNumber
      && item.marks == earlier.marks && item.packages?.type == earlier.packages?.type
  }

  private static func add(_ item: GoodsItem, to earlier: inout GoodsItem) {
    func sum(_ a: Double?, _ b: Double?) -> Double? {
      guard let a, let b else { return a ?? b }
      return ((a + b) * 1000).rounded() / 1000
    }
    if let count = item.packages?.count {
      let before = earlier.packages?.count ?? 0
      earlier.packages?.count = before + count
    }
    earlier.grossMassKg = sum(earlier.grossMassKg, item.grossMassKg)
    earlier.netMassKg = sum(earlier.netMassKg, item.netMassKg)
    earlier.asWritten = earlier.asWritten.joined(with: item.asWritten)
  }

  private mutating func containers(_ bill: BillDraft, parts: [Part]) -> [ContainerUse] {
    var (order, shares, written) = ([String](), [String: [ContainerUse.Share]](), [String: String]())
    for (container, share) in parts {
      let key = ContainerNumber(container).normalised
      if written[key] == nil {
        order.append(key)
        written[key] = container
      }
      shares[key, default: []].append(share)
    }
    for container in bill.containers {
      let key = ContainerNumber(container).normalised
      if written.updateValue(container, forKey: key) == nil { order.append(key) }
    }
    if bill.containers.count > 1 && shares.isEmpty {
      remarks.add(
        "segment \(bill.segment)", "which goods are in which of the \(bill.containers.count) containers is not said")
    }
    let named = Set(bill.containers)
    return order.map { key in
      let number = written[key] ?? key
      if byNumber[key] == nil && !named.contains(number) && remarkedAsUndescribed.insert(key).inserted {
        remarks.add("segment \(bill.segment)", "container \(number) is named in SGP only, not described by an EQD")
      }
      return use(of: number, goods: shares[key])
    }
  }

  /// In a message of one bill, containers that no SGP names belong to it all the same.
  private mutating func undescribedBySGP(beside containers: [ContainerUse], items: [GoodsItem]) -> [ContainerUse] {
    var known = Set(containers.compactMap { $0.number.map { ContainerNumber($0).normalised } })
    let rest = equipment.indices.filter { index in
      let key = ContainerNumber(equipment[index].number).normalised
      return byNumber[key] == index && known.insert(key).inserted
    }
    return rest.map { index in
      let container = equipment[index]
      remarks.add(
        "segment \(container.segment), EQD",
        "container \(container.number) is named by no goods item; it belongs to the only bill")
      return use(of: container.number, goods: containers.isEmpty && rest.count == 1 ? nil : [])
    }
  }

  private mutating func use(of number: String, goods: [ContainerUse.Share]?) -> ContainerUse {
    let key = ContainerNumber(number).normalised
    used.insert(key)
    guard let index = byNumber[key] else { return ContainerUse(number: number, goods: goods) }
    let described = equipment[index]
    var written = WrittenFields()
    written.keep("verified_gross_mass_kg", described.verifiedGross?.wordsIfOther)
    written.keep("tare_kg", described.tare?.wordsIfOther)
    written.keep("temperature_c", described.temperatureWords)
    return ContainerUse(
      number: described.number, sizeType: described.sizeType, fullEmpty: described.fullEmpty,
      seals: described.seals.isEmpty ? nil : described.seals, verifiedGrossMassKg: described.verifiedGross?.kilograms,
      tareKg: described.tare?.kilograms, temperatureC: described.temperatureC, goods: goods,
      asWritten: written.result)
  }
}

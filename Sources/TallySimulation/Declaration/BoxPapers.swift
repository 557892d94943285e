internal import TallyCore
internal import TallyDomain

/// The papers of one box: its numbers, and the consignments that are declared for it.
struct BoxPapers: Sendable {
  /// As painted on the box, as the camera read it, and whether any manifest has it.
  let number: String, readNumber: String
  let isDeclared: Bool
  let seals: [String], readSeals: [String]
  let consignments: [Consignment]
  let confidence: Double
  /// What an evaluation should know: `number-misread`, `number-invalid`, `no-declaration`, `seal-misread`,
  /// `type-mismatch`, `description-vague`, `mass-rounded`.
  let notes: [String]

  /// Transport documents that a manifest has for the box.
  var documents: [String] { consignments.compactMap(\.transportDocument) }

  init(
    box: ScanPlan.Box, load: BoxLoad, plan: ScanPlan, rates: YardRates, _ random: inout SeededGenerator
  ) {
    let right = YardNumbers.container(&random)
    var notes = [String]()
    let isInvalid = random.chance(rates.invalidNumber)
    number = isInvalid ? YardNumbers.withWrongCheckDigit(right, &random) : right
    let misread = YardNumbers.misread(number, &random)
    let isMisread = random.chance(rates.misreadNumber) && !isInvalid && misread != number
    readNumber = isMisread ? misread : number
    isDeclared = !random.chance(rates.missingDeclaration)
    if isInvalid { notes.append("number-invalid") }
    if isMisread { notes.append("number-misread") }
    if !isDeclared { notes.append("no-declaration") }
    seals = (0..<(random.chance(0.15) ? 2 : 1)).map { _ in YardNumbers.seal(&random) }
    let isSealMisread = random.chance(rates.misreadSeal)
    readSeals = isSealMisread ? seals.map { YardNumbers.misread($0, &random) } : seals
    if readSeals != seals { notes.append("seal-misread") }
    confidence = ((isMisread ? random.uniform(0.55, 0.9) : random.uniform(0.88, 0.995)) * 100).rounded() / 100
    var slips = PaperSlips(rates, isShared: plan.sharedDocument != nil, &random)
    let declared = slips.applied(to: load.declared, &random)
    let sizeType = slips.isWrongType ? PaperSlips.other(box.type.sizeType) : box.type.sizeType
    self.notes = notes + (isDeclared && !load.declared.isEmpty ? slips.notes : [])
    consignments =
      isDeclared
      ? Self.consignments(
        box: box, declared: declared, plan: plan, number: number, sizeType: sizeType, seals: seals, &random) : []
  }

  private static func consignments(
    box: ScanPlan.Box, declared: [[BoxLoad.DeclaredLine]], plan: ScanPlan, number: String, sizeType: String,
    seals: [String], _ random: inout SeededGenerator
  ) -> [Consignment] {
    let tare = box.type.tareKg
    let total = declared.flatMap { $0 }.reduce(0) { $0 + $1.grossKg }
    let verified =
      random.chance(0.6) && total > 0
      ? ((total + tare) * random.uniform(0.996, 1.004)).rounded() : nil
    func use(_ goods: [ContainerUse.Share]?) -> ContainerUse {
      ContainerUse(
        number: number, sizeType: declared.isEmpty ? box.type.sizeType : sizeType,
        fullEmpty: total > 0 ? .full : .empty,
        seals: total > 0 ? seals : [],
        verifiedGrossMassKg: verified, tareKg: tare, goods: goods)
    }
    guard !declared.isEmpty else {
      return [
        Consignment(
          transportDocument: YardNumbers.document(&random), shipper: .init(name: Parties.shipper(&random)),
          consignee: .init(name: Parties.consignee(&random)), goodsItems: [], containers: [use([])])
      ]
    }
    return declared.map { lines in
      let shared = box.isGroupage ? nil : plan.sharedDocument
      let document = shared?.number ?? YardNumbers.document(&random)
      let shipper = shared?.shipper ?? Parties.shipper(&random),
        consignee = shared?.consignee ?? Parties.consignee(&random)
      let items = lines.enumerated().map { position, line in
        GoodsItem(
          sequence: position + 1, hsCode: line.hs, description: line.description,
          packages: .init(count: line.packages, type: line.packageType), grossMassKg: line.grossKg,
          netMassKg: line.netKg,
          marks: random.chance(0.5) ? "LOT \(random.integer(100..<9999))" : nil)
      }
      let shares = items.map {
        ContainerUse.Share(sequence: $0.sequence, packages: $0.packages?.count, grossMassKg: $0.grossMassKg)
      }
      return Consignment(
        transportDocument: document, shipper: .init(name: shipper), consignee: .init(name: consignee),
        goodsItems: items,
        containers: [use(shares)])
    }
  }
}

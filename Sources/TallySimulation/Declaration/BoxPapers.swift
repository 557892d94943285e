internal import TallyCore
internal import TallyDomain

/// The papers of one box: its numbers, and the consignments that are declared for it.
struct BoxPapers: Sendable {
  /// As painted on the box, as the camera read it, and whether any manifest has it.
  let number: String, readNumber: String
  let isDeclared: Bool
  let seals: [String]
  let consignments: [Consignment]
  let confidence: Double
  /// What an evaluation should know: `number-misread`, `number-invalid`, `no-declaration`.
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
    confidence = ((isMisread ? random.uniform(0.55, 0.9) : random.uniform(0.88, 0.995)) * 100).rounded() / 100
    self.notes = notes
    consignments =
      isDeclared
      ? Self.consignments(box: box, load: load, plan: plan, number: number, seals: seals, &random) : []
  }

  private static func consignments(
    box: ScanPlan.Box, load: BoxLoad, plan: ScanPlan, number: String, seals: [String], _ random: inout SeededGenerator
  ) -> [Consignment] {
    let tare = box.type.tareKg
    let total = load.declared.flatMap { $0 }.reduce(0) { $0 + $1.grossKg }
    let verified =
      random.chance(0.6) && total > 0
      ? ((total + tare) * random.uniform(0.996, 1.004)).rounded() : nil
    func use(_ goods: [ContainerUse.Share]?) -> ContainerUse {
      ContainerUse(
        number: number, sizeType: box.type.sizeType, fullEmpty: total > 0 ? .full : .empty,
        seals: total > 0 ? seals : [],
        verifiedGrossMassKg: verified, tareKg: tare, goods: goods)
    }
    guard !load.declared.isEmpty else {
      return [
        Consignment(
          transportDocument: YardNumbers.document(&random), shipper: .init(name: Parties.shipper(&random)),
          consignee: .init(name: Parties.consignee(&random)), goodsItems: [], containers: [use([])])
      ]
    }
    return load.declared.map { lines in
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

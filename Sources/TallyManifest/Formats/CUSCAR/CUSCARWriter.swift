internal import TallyDomain

/// Writes a manifest as one CUSCAR message of directory D.96B in an interchange of its own.
enum CUSCARWriter {
  static func text(of manifest: Manifest) -> String {
    let message = manifest.message ?? Manifest.Message()
    let reference = message.reference ?? "1", sender = message.sender ?? "CARRIER"
    let moment = Moment(message.preparedAt)
    var body = CUSCARSegments()
    body.add("BGM", ["785"], [reference], [code(message.function ?? .original)])
    if message.preparedAt != nil { body.add("DTM", ["137", moment.digits, moment.format]) }
    body.add("NAD", ["MS"], [sender])
    addVoyage(manifest.voyage, to: &body)
    addEquipment(manifest, to: &body)
    for (index, consignment) in manifest.consignments.enumerated() {
      addConsignment(consignment, number: index + 1, voyage: manifest.voyage, to: &body)
    }
    let isPlain = body.lines.allSatisfy { $0.utf8.allSatisfy { $0 < 128 } }
    var whole = CUSCARSegments()
    whole.add(
      "UNB", [isPlain ? "UNOC" : "UNOY", isPlain ? "3" : "4"], [sender], ["CUSTOMS"],
      [moment.interchangeDay, moment.interchangeTime],
      [reference])
    whole.add("UNH", ["1"], ["CUSCAR", "D", "96B", "UN"])
    whole.lines += body.lines
    whole.add("UNT", [String(whole.lines.count)], ["1"])
    whole.add("UNZ", ["1"], [reference])
    return "UNA:+.? '\n" + whole.lines.joined(separator: "\n") + "\n"
  }

  private static func code(_ function: Manifest.Message.Function) -> String {
    switch function {
    case .original: "9"
    case .replacement: "5"
    case .cancellation: "1"
    }
  }

  private static func addVoyage(_ voyage: Voyage?, to body: inout CUSCARSegments) {
    guard let voyage else { return }
    let imo = voyage.vesselImo ?? ""
    body.add(
      "TDT", ["20"], [voyage.voyage ?? ""], ["1"], [], [], [], [],
      [imo, imo.isEmpty ? "" : "146", "", voyage.vesselName ?? ""])
    if let port = voyage.portOfLoading { body.add("LOC", ["9"], [port, "139", "6"]) }
    if let port = voyage.portOfDischarge { body.add("LOC", ["11"], [port, "139", "6"]) }
    if let arrival = voyage.arrival { body.add("DTM", ["132", arrival.filter(\.isNumber), "102"]) }
  }

  private static func addEquipment(_ manifest: Manifest, to body: inout CUSCARSegments) {
    var described = Set<String>()
    for container in manifest.consignments.flatMap({ $0.containers ?? [] }) {
      guard let number = container.number, described.insert(ContainerNumber(number).normalised).inserted else {
        continue
      }
      let state = container.fullEmpty.map { $0 == .full ? "5" : "4" } ?? ""
      let size = container.sizeType.map { [$0, "102", "5"] } ?? []
      body.add("EQD", ["CN"], [number], size, [], ["3"], [state])
      if let tare = container.tareKg { body.add("MEA", ["AAE"], ["T"], ["KGM", PlainNumber.text(tare)]) }
      if let mass = container.verifiedGrossMassKg {
        body.add("MEA", ["AAE"], ["VGM"], ["KGM", PlainNumber.text(mass)])
      }
      for seal in container.seals ?? [] { body.add("SEL", [seal], ["CA"]) }
      if let temperature = container.temperatureC { body.add("TMP", ["2"], [PlainNumber.text(temperature), "CEL"]) }
    }
  }

  private static func addConsignment(
    _ consignment: Consignment, number: Int, voyage: Voyage?, to body: inout CUSCARSegments
  ) {
    body.add("CNI", [String(number)], [consignment.transportDocument ?? ""])
    if let document = consignment.transportDocument { body.add("RFF", ["BM", document]) }
    // A container that no goods item will name is named here.
    let containers = consignment.containers ?? [], hasItems = !(consignment.goodsItems ?? []).isEmpty
    for container in containers where (container.goods ?? []).isEmpty && !(containers.count == 1 && hasItems) {
      if let number = container.number { body.add("RFF", ["AAQ", number]) }
    }
    if let port = consignment.portOfLoading ?? voyage?.portOfLoading { body.add("LOC", ["9"], [port, "139", "6"]) }
    if let port = consignment.portOfDischarge ?? voyage?.portOfDischarge {
      body.add("LOC", ["11"], [port, "139", "6"])
    }
    for (role, party) in [("CZ", consignment.shipper), ("CN", consignment.consignee), ("NI", consignment.notify)] {
      if let name = party?.name { body.add("NAD", [role], [], [], Array(CUSCARSegments.lines(name, of: 35).prefix(5))) }
    }
    var parts = [Int: [Part]]()
    for container in containers {
      for share in container.goods ?? [] {
        if let sequence = share.sequence { parts[sequence, default: []].append((container.number ?? "", share)) }
      }
    }
    for item in consignment.goodsItems ?? [] {
      var own = item.sequence.flatMap { parts[$0] } ?? []
      if own.isEmpty, containers.count == 1, containers[0].goods == nil, let number = containers[0].number {
        own = [(number, ContainerUse.Share(sequence: item.sequence))]
      }
      addItem(item, parts: own, to: &body)
    }
  }

  private typealias Part = (number: String, share: ContainerUse.Share)

  /// A GID for each container that holds a part of the item, because SGP has no mass of its own.
  private static func addItem(_ item: GoodsItem, parts: [Part], to body: inout CUSCARSegments) {
    let masses = parts.compactMap(\.share.grossMassKg)
    guard parts.count > 1, masses.count == parts.count else {
      addGoods(item, count: item.packages?.count, gross: item.grossMassKg, net: item.netMassKg, parts: parts, to: &body)
      return
    }
    for (index, part) in parts.enumerated() {
      addGoods(
        item, count: part.share.packages, gross: part.share.grossMassKg, net: index == 0 ? item.netMassKg : nil,
        parts: [part],
        to: &body)
    }
  }

  private static func addGoods(
    _ item: GoodsItem, count: Int?, gross: Double?, net: Double?, parts: [Part],
    to body: inout CUSCARSegments
  ) {
    body.add("GID", [item.sequence.map(String.init) ?? ""], [count.map(String.init) ?? "", item.packages?.type ?? ""])
    // Five lines of 70 characters a segment, and as many segments as the text needs.
    for lines in CUSCARSegments.groups(CUSCARSegments.lines(item.description ?? "", of: 70), of: 5) {
      body.add("FTX", ["AAA"], [], [], lines)
    }
    if let gross { body.add("MEA", ["AAE"], ["G"], ["KGM", PlainNumber.text(gross)]) }
    if let net { body.add("MEA", ["AAE"], ["AAL"], ["KGM", PlainNumber.text(net)]) }
    for part in parts { body.add("SGP", [part.number], [part.share.packages.map(String.init) ?? ""]) }
    if let un = item.unNumber { body.add("DGS", ["IMD"], [], [un]) }
    for lines in CUSCARSegments.groups(CUSCARSegments.lines(item.marks ?? "", of: 35), of: 10) {
      body.add("PCI", ["28"], lines)
    }
    if let code = item.hsCode { body.add("CST", [], [code, "122"]) }
  }

  /// A time of preparation in the forms that UNB and DTM have.
  private struct Moment {
    let day: String, time: String

    /// From ISO 8601; what is not there is the first of January 2000, because UNB must have a date.
    init(_ written: String?) {
      let digits = (written ?? "").filter { $0.isASCII && $0.isNumber }
      day = digits.count >= 8 ? String(digits.prefix(8)) : "20000101"
      time = digits.count >= 12 ? String(digits.dropFirst(8).prefix(4)) : ""
    }

    var digits: String { day + time }
    var format: String { time.isEmpty ? "102" : "203" }
    var interchangeDay: String { String(day.dropFirst(2)) }
    var interchangeTime: String { time.isEmpty ? "0000" : time }
  }
}

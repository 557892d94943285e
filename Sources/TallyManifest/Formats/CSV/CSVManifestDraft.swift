internal import Foundation
internal import TallyDomain

/// The consignments of one voyage while rows are added.
struct CSVManifestDraft {
  let table: CSVTable
  private var heads = [Consignment](), byDocument = [String: Int]()
  /// Per consignment: goods items and containers, and the place of each by its key and by its number. They grow in place, so
  /// that many rows of one document cost no more than many documents.
  private var items = [[GoodsItem]](), containers = [[ContainerUse]]()
  private var itemPlaces = [[ItemKey: Int]](), containerPlaces = [[String: Int]]()
  /// The highest item number of each consignment.
  private var highest = [Int]()

  /// Seals of one container at most; no door has as many.
  private static let seals = 100

  init(table: CSVTable) { self.table = table }

  /// How many consignments there are so far.
  var count: Int { heads.count }

  /// The consignments as they stand.
  var consignments: [Consignment] {
    heads.indices.map { index in
      var whole = heads[index]
      (whole.goodsItems, whole.containers) = (items[index], containers[index])
      return whole
    }
  }

  /// What makes two rows the same goods item: its number and what it says of the goods. Numbers that start again in each
  /// container with other goods are other items.
  private struct ItemKey: Hashable {
    let sequence: Int?, words: [String?]
  }

  /// Takes in a row.
  mutating func add(row: Int, remarks: inout RemarkList) throws(ManifestError) {
    let at = "row \(table.rows[row].line)"
    let document = table.text(.transportDocument, row)
    if document == nil { remarks.add(at, "no transport document") }
    let index = consignment(document ?? "", row: row)
    let item = try goodsItem(of: index, row: row, remarks: &remarks)
    try container(of: index, row: row, item: item, remarks: &remarks)
  }

  private mutating func consignment(_ document: String, row: Int) -> Int {
    if let known = byDocument[document] { return known }
    byDocument[document] = heads.count
    func party(_ column: CSVColumn) -> Consignment.Party? {
      table.text(column, row).map { Consignment.Party(name: $0) }
    }
    heads.append(
      Consignment(
        transportDocument: document.isEmpty ? nil : document, shipper: party(.shipper), consignee: party(.consignee),
        notify: party(.notify)))
    items.append([])
    containers.append([])
    itemPlaces.append([:])
    highest.append(0)
    containerPlaces.append([:])
    return heads.count - 1
  }

  /// The share of a goods item that this row declares; nil where the row says nothing of goods.
  private mutating func goodsItem(
    of index: Int, row: Int, remarks: inout RemarkList
  ) throws(ManifestError) -> ContainerUse.Share? {
    let at = "row \(table.rows[row].line)"
    let gross = try table.mass(.grossMass, row, remarks: &remarks),
      net = try table.mass(.netMass, row, remarks: &remarks)
    let count = try table.count(.packages, row)
    let declared = Int(table.text(.item, row) ?? "")
    if declared == nil, let written = table.text(.item, row) {
      remarks.add("\(at), \(table.written(.item))", "\(written) is no item number")
    }
    let (hs, description, kind) = (
      table.text(.hsCode, row), table.text(.description, row), table.text(.packageType, row)
    )
    guard declared != nil || hs != nil || description != nil || count != nil || gross != nil else { return nil }
    let place = place(declared, words: [hs, description, kind], of: index, row: row, remarks: &remarks)
    Self.add(count: count, gross: gross?.kilograms, net: net?.kilograms, to: &items[index][place])
    var written = WrittenFields()
    written.keep("gross_mass_kg", gross?.wordsIfOther)
    written.keep("net_mass_kg", net?.wordsIfOther)
    if let words = written.result { items[index][place].asWritten = items[index][place].asWritten.joined(with: words) }
    if let gross, gross.unit != .kilogram {
      remarks.add(
        "\(at), \(table.written(.grossMass))", "\(gross.written) read as \(PlainNumber.text(gross.kilograms)) kg")
    }
    return ContainerUse.Share(sequence: items[index][place].sequence, packages: count, grossMassKg: gross?.kilograms)
  }

  /// Where the item stands that a row speaks of; a new one where there is none yet.
  private mutating func place(
    _ declared: Int?, words: [String?], of index: Int, row: Int, remarks: inout RemarkList
  ) -> Int {
    // A row that repeats only the number belongs to the item that has it.
    let isBare = declared != nil && words.allSatisfy { $0 == nil }
    let key = ItemKey(sequence: declared, words: isBare ? [] : words)
    if let known = itemPlaces[index][key] { return known }
    let place = items[index].count
    var sequence = declared ?? 0
    if declared == nil || itemPlaces[index][ItemKey(sequence: declared, words: [])] != nil {
      // There is no number, or it is taken: the next one that is free.
      sequence = highest[index] < Int.max ? highest[index] + 1 : Int.max
      if let declared {
        remarks.add(
          "row \(table.rows[row].line)",
          "item number \(declared) has other goods in another row; this one is read as \(sequence)")
      }
    }
    highest[index] = max(highest[index], sequence)
    itemPlaces[index][key] = place
    itemPlaces[index][ItemKey(sequence: sequence, words: [])] = place
    items[index].append(newItem(row: row, sequence: sequence, remarks: &remarks))
    return place
  }

  private func newItem(row: Int, sequence: Int, remarks: inout RemarkList) -> GoodsItem {
    let at = "row \(table.rows[row].line), \(table.written(.hsCode))"
    let kind = table.text(.packageType, row)
    let hs = table.text(.hsCode, row).map { DeclaredHSCode.read($0, at: at, remarks: &remarks) }
    return GoodsItem(
      sequence: sequence, hsCode: hs?.code, description: table.text(.description, row),
      packages: kind.map { GoodsItem.Packages(count: nil, type: $0) }, unNumber: table.text(.unNumber, row),
      marks: table.text(.marks, row), asWritten: hs?.written.map { ["hs_code": $0] })
  }

  /// The whole of an item is the sum of its rows.
  private static func add(count: Int?, gross: Double?, net: Double?, to item: inout GoodsItem) {
    if let count {
      var packages = item.packages ?? GoodsItem.Packages(count: nil, type: nil)
      packages.count = (packages.count ?? 0) + count
      item.packages = packages
    }
    func sum(_ old: Double?, _ more: Double?) -> Double? {
      guard let more else { return old }
      return (((old ?? 0) + more) * 1000).rounded() / 1000
    }
    item.grossMassKg = sum(item.grossMassKg, gross)
    item.netMassKg = sum(item.netMassKg, net)
  }

  private mutating func container(
    of index: Int, row: Int, item: ContainerUse.Share?, remarks: inout RemarkList
  ) throws(ManifestError) {
    guard let number = table.text(.container, row) else {
      if item != nil { remarks.add("row \(table.rows[row].line)", "goods without a container") }
      return
    }
    let place = containerPlaces[index][number] ?? containers[index].count
    if place == containers[index].count {
      containerPlaces[index][number] = place
      containers[index].append(try newContainer(number, row: row, remarks: &remarks))
    }
    for seal in seals(row) {
      let known = containers[index][place].seals ?? []
      guard known.count < Self.seals else { break }
      if known.contains(seal) { continue }
      containers[index][place].seals = (containers[index][place].seals ?? []) + [seal]
    }
    guard let item else { return }
    if containers[index][place].goods == nil { containers[index][place].goods = [] }
    containers[index][place].goods?.append(item)
  }

  private func newContainer(_ number: String, row: Int, remarks: inout RemarkList) throws(ManifestError) -> ContainerUse
  {
    let verified = try table.mass(.verifiedGrossMass, row, remarks: &remarks)
    let tare = try table.mass(.tare, row, remarks: &remarks)
    var written = WrittenFields()
    written.keep("verified_gross_mass_kg", verified?.wordsIfOther)
    written.keep("tare_kg", tare?.wordsIfOther)
    return ContainerUse(
      number: number, sizeType: table.text(.sizeType, row), fullEmpty: fullEmpty(row, remarks: &remarks),
      verifiedGrossMassKg: verified?.kilograms, tareKg: tare?.kilograms,
      temperatureC: try table.number(.temperature, row),
      asWritten: written.result)
  }

  private func seals(_ row: Int) -> [String] {
    (table.text(.seals, row) ?? "").split { "/;,|".contains($0) }.map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
  }

  private func fullEmpty(_ row: Int, remarks: inout RemarkList) -> ContainerUse.FullEmpty? {
    guard let written = table.text(.fullEmpty, row) else { return nil }
    switch written.uppercased() {
    case "FULL", "F", "5", "LADEN", "LOADED", "L", "FCL", "LCL": return .full
    case "EMPTY", "E", "4", "MT", "MTY", "VACIO": return .empty
    default:
      remarks.add("row \(table.rows[row].line), \(table.written(.fullEmpty))", "\(written) is neither full nor empty")
      return nil
    }
  }
}

internal import TallyCore
internal import TallyDomain

/// Writes a manifest as CSV: comma, quotes where needed, LF, one row per goods item per container.
enum CSVManifestWriter {
  private static let columns: [CSVColumn] = [
    .transportDocument, .container, .sizeType, .fullEmpty, .seals, .item, .hsCode, .description, .packages,
    .packageType,
    .grossMass, .netMass, .tare, .verifiedGrossMass, .temperature, .unNumber, .marks, .shipper, .consignee, .notify,
    .vesselName, .vesselImo, .voyage, .portOfLoading, .portOfDischarge, .arrival,
  ]

  static func text(of manifest: Manifest) -> String {
    let header = columns.map { CSVSynonyms.written($0) + ($0.isMass ? " (kg)" : "") }
    var lines = [line(header)]
    for consignment in manifest.consignments {
      for row in rows(of: consignment) {
        lines.append(line(columns.map { cell($0, row, consignment, manifest.voyage) }))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ fields: [String]) -> String {
    // A semicolon or tab inside a field could be taken for the delimiter of another dialect, so they are quoted as well.
    fields.map {
      $0.contains(";") || $0.contains("\t") ? "\"\($0.replacing("\"", with: "\"\""))\"" : DelimitedText.escaped($0)
    }
    .joined(separator: ",")
  }

  /// One row: an item, the container it is in, and the part of it that is there.
  private struct Row {
    var container: ContainerUse?
    var item: GoodsItem?
    var packages: Int?, grossMassKg: Double?
    /// An item's net mass stands in its first row only, so that rows add up.
    var netMassKg: Double?
  }

  private static func rows(of consignment: Consignment) -> [Row] {
    let items = consignment.goodsItems ?? [], containers = consignment.containers ?? []
    var (rows, placed) = ([Row](), Set<Int>())
    let bySequence = Dictionary(items.map { ($0.sequence, $0) }, uniquingKeysWith: { first, _ in first })
    for container in containers {
      let shares = container.goods ?? (containers.count == 1 ? items.map(Self.whole) : [])
      if shares.isEmpty { rows.append(Row(container: container)) }
      for share in shares {
        let item = bySequence[share.sequence] ?? GoodsItem(sequence: share.sequence)
        let isFirst = item.sequence.map { placed.insert($0).inserted } ?? true
        rows.append(
          Row(
            container: container, item: item, packages: share.packages, grossMassKg: share.grossMassKg,
            netMassKg: isFirst ? item.netMassKg : nil))
      }
    }
    for item in items where !(item.sequence.map(placed.contains) ?? false) {
      rows.append(
        Row(item: item, packages: item.packages?.count, grossMassKg: item.grossMassKg, netMassKg: item.netMassKg))
    }
    return rows.isEmpty ? [Row()] : rows
  }

  private static func whole(_ item: GoodsItem) -> ContainerUse.Share {
    ContainerUse.Share(sequence: item.sequence, packages: item.packages?.count, grossMassKg: item.grossMassKg)
  }

  private static func cell(_ column: CSVColumn, _ row: Row, _ consignment: Consignment, _ voyage: Voyage?) -> String {
    // Three decimals could be taken for a group of thousands, four cannot.
    func number(_ value: Double?) -> String {
      let text = value.map(PlainNumber.text) ?? ""
      guard let mark = text.lastIndex(of: "."), text[mark...].utf8.count == 4 else { return text }
      return text + "0"
    }
    let text: String? =
      switch column {
      case .transportDocument: consignment.transportDocument
      case .container: row.container?.number
      case .sizeType: row.container?.sizeType
      case .fullEmpty: row.container?.fullEmpty?.rawValue
      case .seals: row.container?.seals?.joined(separator: "/")
      case .item: row.item?.sequence.map(String.init)
      case .hsCode: row.item?.hsCode
      case .description: row.item?.description
      case .packages: row.packages.map(String.init)
      case .packageType: row.item?.packages?.type
      case .grossMass: number(row.grossMassKg)
      case .netMass: number(row.netMassKg)
      case .tare: number(row.container?.tareKg)
      case .verifiedGrossMass: number(row.container?.verifiedGrossMassKg)
      case .temperature: number(row.container?.temperatureC)
      case .unNumber: row.item?.unNumber
      case .marks: row.item?.marks
      case .shipper: consignment.shipper?.name
      case .consignee: consignment.consignee?.name
      case .notify: consignment.notify?.name
      case .vesselName: voyage?.vesselName
      case .vesselImo: voyage?.vesselImo
      case .voyage: voyage?.voyage
      case .portOfLoading: voyage?.portOfLoading
      case .portOfDischarge: voyage?.portOfDischarge
      case .arrival: voyage?.arrival
      case .massUnit: nil
      }
    return text ?? ""
  }
}

/// The header names by which a column is known: the one table behind reader, writer and documentation page.
public enum CSVSynonyms {
  /// The first name of each row is the one that is written.
  public static let table: [(column: CSVColumn, names: [String])] = [
    (
      .transportDocument,
      [
        "B/L No", "Bill of Lading", "BL", "BL Number", "B/L", "Bill of Lading No", "Bill of Lading Number", "MBL",
        "MBL No", "Master BL",
        "Master B/L No", "HBL", "HBL No", "House BL", "House B/L No", "Transport Document", "Transport Document No",
        "Transport Document Number", "Waybill", "Waybill No", "Sea Waybill", "AWB", "AWB No", "Consignment",
        "Consignment No",
      ]
    ),
    (
      .container,
      [
        "Container No", "Container", "Container Number", "Containers", "Cntr No", "Cntr", "Cntr Number", "Ctr No",
        "CTNR No", "Unit",
        "Unit No", "Unit Number", "Equipment", "Equipment No", "Equipment Number",
      ]
    ),
    (
      .sizeType,
      [
        "ISO Type", "Size Type", "Type", "Container Type", "Cntr Type", "Equipment Type", "ISO Code", "ISO",
        "Size/Type", "Type Size",
        "ISO Size Type", "Container Size Type", "Unit Type",
      ]
    ),
    (
      .fullEmpty,
      [
        "Full/Empty", "F/E", "Full or Empty", "Status", "Load Status", "Full Empty Indicator", "FE Indicator", "E/F",
        "Empty/Full",
      ]
    ),
    (.seals, ["Seal No", "Seals", "Seal", "Seal Number", "Seal Numbers", "Seal Nos", "Carrier Seal", "Seal No(s)"]),
    (
      .item,
      [
        "Item No", "Sequence", "Item", "Item Number", "Goods Item", "Goods Item No", "Line", "Line No", "Seq", "Seq No",
        "Sequence No",
      ]
    ),
    (
      .hsCode,
      [
        "HS Code", "Commodity Code", "Tariff", "HS", "HSCode", "Tariff Code", "Tariff No", "HTS", "HTS Code",
        "Harmonized Code",
        "Harmonised Code", "CN Code", "Taric",
      ]
    ),
    (
      .description,
      [
        "Goods Description", "Description", "Cargo", "Description of Goods", "Cargo Description", "Commodity",
        "Commodity Description",
        "Goods", "Nature of Goods",
      ]
    ),
    (
      .packages,
      [
        "No. of Packages", "Pieces", "Qty", "Number of Packages", "Packages", "Package Count", "Pkgs", "No of Pkgs",
        "Pcs", "Quantity",
        "Package Quantity", "No of Pieces", "Number of Pieces",
      ]
    ),
    (
      .packageType,
      [
        "Package Type", "Pkg Type", "Package Kind", "Type of Packages", "Package Code", "Packaging", "Kind of Packages",
        "Package Unit",
      ]
    ),
    (
      .grossMass,
      [
        "Gross Weight", "Gross Mass", "Gross", "Gross Wt", "GW", "G.W.", "GWT", "Weight", "Cargo Weight",
        "Total Gross Weight",
      ]
    ),
    (.netMass, ["Net Weight", "Net Mass", "Net", "Net Wt", "NW", "N.W.", "NWT"]),
    (.tare, ["Tare", "Tare Weight", "Tare Mass", "Container Tare", "Tare Wt"]),
    (.verifiedGrossMass, ["VGM", "Verified Gross Mass", "Verified Gross Weight", "VGM Weight"]),
    (
      .massUnit,
      [
        "Weight Unit", "Mass Unit", "UOM", "Unit of Weight", "Weight UOM", "Unit of Mass", "Wt Unit",
        "Gross Weight Unit",
      ]
    ),
    (
      .temperature,
      [
        "Temperature (C)", "Temperature", "Set Point", "Setpoint", "Reefer Temperature", "Temp", "Set Temperature",
        "Temperature Setting",
      ]
    ),
    (.unNumber, ["UN Number", "UN No", "UNDG", "UNNO", "UN", "DG UN No", "Dangerous Goods Number", "IMDG UN No"]),
    (.marks, ["Marks", "Marks and Numbers", "Marks & Numbers", "Shipping Marks", "Marks & Nos", "Marks and Nos"]),
    (.shipper, ["Shipper", "Shipper Name", "Consignor", "Consignor Name", "Exporter"]),
    (.consignee, ["Consignee", "Consignee Name", "Importer", "Receiver"]),
    (.notify, ["Notify", "Notify Party", "Notify Name", "Notify Party Name", "Notify 1"]),
    (.vesselName, ["Vessel", "Vessel Name", "Ship", "Ship Name", "Name of Vessel"]),
    (.vesselImo, ["IMO", "IMO No", "IMO Number", "Vessel IMO", "Vessel IMO No", "Lloyds No", "Lloyd's Number"]),
    (.voyage, ["Voyage", "Voyage No", "Voyage Number", "Voy", "Voy No", "Trip No"]),
    (.portOfLoading, ["POL", "Port of Loading", "Load Port", "Loading Port", "Port of Load"]),
    (.portOfDischarge, ["POD", "Port of Discharge", "Discharge Port", "Port of Unloading", "Discharging Port"]),
    (
      .arrival,
      ["ETA", "Arrival", "Arrival Date", "Estimated Time of Arrival", "Date of Arrival", "Estimated Arrival", "ATA"]
    ),
  ]

  /// The table as a page of documentation: Markdown, one row a column.
  public static var documentation: String {
    var page = """
      # Header names of a manifest CSV

      Names compare without case, blanks, dots, underscores, hyphens, slashes and what stands in brackets. Brackets may give the
      unit of a mass: `Gross Weight (kg)`, `(t)`, `(lb)`. The first name is the one that is written.

      | column | needed | names |
      | --- | --- | --- |

      """
    for (column, names) in table {
      let needed = CSVColumn.indispensable.contains(column) ? "yes" : "no"
      page += "| \(column.title) | \(needed) | \(names.map { "`\($0)`" }.joined(separator: ", ")) |\n"
    }
    return page
  }

  /// Column by compared name.
  static let byKey: [String: CSVColumn] = {
    var result = [String: CSVColumn]()
    for (column, names) in table {
      for name in names {
        let key = CSVHeader.key(name)
        precondition(result[key] == nil || result[key] == column, "header name \(name) belongs to two columns")
        result[key] = column
      }
    }
    return result
  }()

  /// The name that is written for a column.
  static func written(_ column: CSVColumn) -> String {
    table.first { $0.column == column }?.names.first ?? column.rawValue
  }
}

/// What a column of a manifest CSV holds. One table of header names (`CSVSynonyms`) leads to these.
public enum CSVColumn: String, Sendable, CaseIterable {
  /// Identifiers and codes.
  case transportDocument, container, sizeType, fullEmpty, seals
  /// Goods.
  case item, hsCode, description, packages, packageType, unNumber, marks
  /// Masses and the temperature set point.
  case grossMass, netMass, tare, verifiedGrossMass, massUnit, temperature
  /// Parties.
  case shipper, consignee, notify
  /// Voyage.
  case vesselImo, vesselName, voyage, portOfLoading, portOfDischarge, arrival

  /// For people.
  public var title: String {
    switch self {
    case .transportDocument: "transport document"
    case .container: "container"
    case .sizeType: "size-type"
    case .fullEmpty: "full or empty"
    case .seals: "seals"
    case .item: "item number"
    case .hsCode: "HS code"
    case .description: "goods description"
    case .packages: "number of packages"
    case .packageType: "package type"
    case .unNumber: "dangerous goods number"
    case .marks: "marks"
    case .grossMass: "gross mass"
    case .netMass: "net mass"
    case .tare: "tare"
    case .verifiedGrossMass: "verified gross mass"
    case .massUnit: "unit of mass"
    case .temperature: "temperature set point"
    case .shipper: "shipper"
    case .consignee: "consignee"
    case .notify: "notify party"
    case .vesselImo: "vessel IMO number"
    case .vesselName: "vessel"
    case .voyage: "voyage"
    case .portOfLoading: "port of loading"
    case .portOfDischarge: "port of discharge"
    case .arrival: "arrival"
    }
  }

  /// Numbers whose decimal mark is decided over all rows.
  var isNumber: Bool {
    switch self {
    case .grossMass, .netMass, .tare, .verifiedGrossMass, .packages, .temperature: true
    default: false
    }
  }

  /// Masses, which have a unit.
  var isMass: Bool {
    switch self {
    case .grossMass, .netMass, .tare, .verifiedGrossMass: true
    default: false
    }
  }

  /// Columns whose absence is worth a remark.
  var isExpected: Bool {
    switch self {
    case .massUnit, .temperature, .unNumber, .marks, .netMass, .notify, .verifiedGrossMass, .vesselName: false
    default: true
    }
  }

  /// Without one of these nothing can be assigned.
  static let indispensable: [CSVColumn] = [.transportDocument, .container]
}

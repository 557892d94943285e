internal import TallyDomain

/// What the codes of a cargo report mean to us (UN/EDIFACT code lists, by data element).
enum CUSCARCodes {
  /// Every segment that the message tables of D.95B to D.20B have: what is not here is unknown.
  static let segments: Set<String> = [
    "UNH", "BGM", "DTM", "LOC", "QTY", "RFF", "NAD", "CTA", "COM", "FTX", "TDT", "GIS", "GEI", "EQD", "TSR", "MEA",
    "DIM", "SEL",
    "TMP", "RNG", "CNT", "CNI", "MOA", "CUX", "CPI", "GID", "PAC", "HAN", "SGP", "DGS", "PCI", "CST", "TMD", "DOC",
    "AUT", "UNT",
  ]

  /// 1225, message function. 4 (change) and 2 (addition) only add to what is there, so they are originals.
  static func function(_ code: String) -> Manifest.Message.Function? {
    switch code {
    case "1", "3": .cancellation
    case "5", "20", "21": .replacement
    case "9", "2", "4", "7", "13", "22", "31", "46", "47", "": .original
    default: nil
    }
  }

  /// 1001, names of cargo reports and lists that appear with an empty message type: 85 customs manifest, 785 cargo manifest,
  /// 833 cargo declaration (arrival), 834 (departure), 786 freight manifest, 787 house-to-house.
  static let reportNames: Set<String> = ["85", "785", "786", "787", "833", "834", "933", "744"]

  /// 1153, references that are transport documents, the better one first: bill of lading, house bill, house waybill, straight
  /// bill, transport document, waybill number, air waybill, master bill.
  static let documents = ["BM", "BH", "HWB", "AAS", "BL", "AAM", "AWB", "MWB", "MB"]

  /// 8169, full/empty: 4 empty; 1 to 3 and 5 to 8 are loaded in part or whole.
  static func fullEmpty(_ code: String) -> ContainerUse.FullEmpty? {
    switch code {
    case "4": .empty
    case "1", "2", "3", "5", "6", "7", "8": .full
    default: nil
    }
  }

  /// 8053, equipment that is no container, in words.
  static let otherEquipment: [String: String] = [
    "BB": "break bulk", "BL": "break bulk", "BI": "break bulk", "BR": "a barge", "BX": "boxcar load", "CH": "a chassis",
    "CHS": "a chassis",
    "TE": "a trailer", "TF": "a trailer", "TL": "a trailer", "TR": "a tractor", "RR": "a rail car", "PA": "a pallet",
    "PL": "a platform",
    "RO": "a roll-on load", "SW": "a swap body", "UL": "a unit load device", "DPA": "a deadlock",
    "GS": "a generator set",
  ]

  /// 6313, measured property: what a mass is of.
  enum Measure { case gross, net, tare, verified, other }

  /// By qualifier (6311) and property (6313). `WT` with an empty property is a gross mass, as bay plans have it.
  static func measure(_ qualifier: String, _ property: String) -> Measure {
    switch property {
    case "G", "AAB", "AAD", "AAG", "AET": .gross
    case "AAA", "AAC", "AAF", "AAL", "N": .net
    case "T": .tare
    case "VGM": .verified
    case "" where qualifier == "WT": .gross
    default: .other
    }
  }
}

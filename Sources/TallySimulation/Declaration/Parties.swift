internal import TallyCore
internal import TallyDomain

/// Names that belong to nobody.
enum Parties {
  /// A shipper.
  static func shipper(_ random: inout SeededGenerator) -> String {
    "\(random.pick(["EXPORT HOUSE", "TRADING COMPANY", "PRODUCERS COOPERATIVE", "MILL", "WORKS"])) \(random.integer(1..<400))"
  }

  /// A consignee.
  static func consignee(_ random: inout SeededGenerator) -> String {
    "\(random.pick(["IMPORT HOUSE", "WHOLESALER", "DISTRIBUTION CENTRE", "RECEIVING AGENT"])) \(random.integer(1..<400))"
  }

  /// A vessel with an IMO number whose check digit is right: the sum of digits times 7 to 2, its last digit.
  static func vessel(_ random: inout SeededGenerator) -> (name: String, imo: String) {
    let digits = [9] + (0..<5).map { _ in random.integer(0..<10) }
    let check = zip(digits, [7, 6, 5, 4, 3, 2]).reduce(0) { $0 + $1.0 * $1.1 } % 10
    let name =
      "\(random.pick(["NORTHERN", "SOUTHERN", "EASTERN", "WESTERN", "ATLANTIC", "PACIFIC"])) "
      + random.pick(["TRADER", "STAR", "BRIDGE", "CARRIER", "HORIZON", "PASSAGE"])
    return (name, (digits + [check]).map(String.init).joined())
  }

  /// A seaport by its UN/LOCODE.
  static func port(_ random: inout SeededGenerator) -> String { random.pick(ports) }

  private static let ports: [String] = {
    let table = ReferenceTable(named: "unlocode-ports.csv")
    let (code, listed) = (table.column("unlocode"), table.column("in_seaport_list"))
    return table.rows.filter { $0[listed] == "yes" }.map { $0[code] }
  }()
}

/// A place by its UN/LOCODE: two letters of the country and three characters.
public struct Location: Sendable, Hashable {
  /// Upper case, without blanks: `BEANR`.
  public let code: String

  /// Any text; ask `isWellFormed` and `name`.
  public init(_ written: String) {
    let isPlain = written.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
    code = isPlain ? written : String(written.uppercased().filter { !$0.isWhitespace })
  }

  /// Five characters: letters, and digits 2 to 9 in the last three.
  public var isWellFormed: Bool {
    let characters = Array(code.utf8)
    guard characters.count == 5 else { return false }
    func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) }
    return characters[..<2].allSatisfy(isLetter)
      && characters[2...].allSatisfy { isLetter($0) || (50...57).contains($0) }
  }

  /// ISO 3166 code of the country.
  public var country: String { String(code.prefix(2)) }

  /// The name of the port; nil where the code is none of the ports in the table. Inland places are not in it.
  public var name: String? { Self.ports[code]?.name }

  /// Degrees north and east; nil where the table has none.
  public var position: (latitude: Double, longitude: Double)? { Self.ports[code]?.position }

  private struct Port { let name: String, position: (latitude: Double, longitude: Double)? }

  /// Ports by code, from `unlocode-ports.csv`.
  private static let ports: [String: Port] = {
    let table = ReferenceTable(named: "unlocode-ports.csv")
    let (code, name) = (table.column("unlocode"), table.column("name_ascii"))
    let (north, east) = (table.column("latitude"), table.column("longitude"))
    var ports = [String: Port](minimumCapacity: table.rows.count)
    for row in table.rows {
      var position: (latitude: Double, longitude: Double)?
      if let latitude = Double(row[north]), let longitude = Double(row[east]) { position = (latitude, longitude) }
      ports[row[code]] = Port(name: row[name], position: position)
    }
    return ports
  }()
}

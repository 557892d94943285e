internal import TallyCore
internal import TallyDomain

extension ScannerModel {
  /// A scanner that this program knows by name.
  public static func named(_ name: String) throws(PhysicsError) -> ScannerModel {
    guard let scanner = known.first(where: { $0.name == name }) else {
      throw .unknownScanner(name: name, known: knownNames)
    }
    return scanner
  }

  /// The names of all known scanners, in the order of documentation.
  public static let knownNames = [
    "mobile-6-4", "mobile-6-3.5", "portal-9-6", "mobile-4.5", "gantry-6", "portal-6-4-csi", "rail-9-6",
  ]

  /// Read once from the tables inside the binary; a file that is not right there is a broken build, so it traps.
  private static let known = knownNames.map { name in
    let file = "scanners/\(name).json"
    do throws(PhysicsError) {
      let scanner = try ScannerFile.read(Array(ReferenceTable.text(named: file).utf8), file: file) { _ in nil }
      precondition(scanner.name == name, "\(file) holds \(scanner.name)")
      return scanner
    } catch {
      preconditionFailure(error.explanation.line)
    }
  }
}

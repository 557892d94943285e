internal import TallyCore
internal import TallyDomain

/// Numbers as a port writes them: containers, seals, transport documents, plates.
struct YardNumbers {
  private static let prefixes: [String] = {
    let table = ReferenceTable(named: "bic-prefixes.csv")
    return table.rows.map { $0[table.column("prefix")] }.filter { $0.count == 4 && $0.hasSuffix("U") }
  }()

  /// A container number with its right check digit.
  static func container(_ random: inout SeededGenerator) -> String {
    let body = random.pick(prefixes) + digits(6, &random)
    return body + String(ContainerNumber(body).expectedCheckDigit ?? 0)
  }

  /// The same number with a check digit that is wrong.
  static func withWrongCheckDigit(_ number: String, _ random: inout SeededGenerator) -> String {
    guard let last = number.last?.wholeNumberValue else { return number }
    return number.dropLast() + String((last + random.integer(1..<10)) % 10)
  }

  /// The number as a camera might misread it: one character that looks like another of the other kind, so that the
  /// number is not well formed and can be repaired.
  static func misread(_ number: String, _ random: inout SeededGenerator) -> String {
    let alike: [Character: Character] = [
      "0": "O", "1": "I", "8": "B", "5": "S", "2": "Z", "6": "G", "O": "0", "I": "1", "B": "8", "S": "5", "Z": "2",
      "G": "6",
    ]
    var characters = Array(number)
    let places = characters.indices.filter { alike[characters[$0]] != nil }
    guard let place = places.randomly(&random), let other = alike[characters[place]] else { return number }
    characters[place] = other
    return String(characters)
  }

  /// A seal number.
  static func seal(_ random: inout SeededGenerator) -> String { letters(3, &random) + digits(7, &random) }

  /// A transport document number.
  static func document(_ random: inout SeededGenerator) -> String { letters(6, &random) + digits(7, &random) }

  /// A number plate.
  static func plate(_ random: inout SeededGenerator) -> String { "1-\(letters(3, &random))-\(digits(3, &random))" }

  /// Decimal digits.
  static func digits(_ count: Int, _ random: inout SeededGenerator) -> String {
    String((0..<count).map { _ in random.pick(Array("0123456789")) })
  }

  private static func letters(_ count: Int, _ random: inout SeededGenerator) -> String {
    String((0..<count).map { _ in random.pick(Array("ABCDEFGHKLMNPRTUVWXY")) })
  }
}

internal import TallyCore

/// The ordinary slips of one box's papers.
struct PaperSlips {
  /// What an evaluation should know of them.
  private(set) var notes = [String]()
  /// True where another size-type is declared.
  let isWrongType: Bool
  private let hasTypo: Bool, isVague: Bool, isShort: Bool, isRounded: Bool

  /// Draws them. A document that several boxes share has the same words for all, so its words stay.
  init(_ rates: YardRates, isShared: Bool, _ random: inout SeededGenerator) {
    isWrongType = random.chance(rates.wrongType)
    hasTypo = random.chance(rates.typingError) && !isShared
    isVague = random.chance(rates.vagueDescription) && !isShared
    isShort = random.chance(rates.shortCode) && !isShared
    isRounded = random.chance(rates.roundedMass)
    if isWrongType { notes.append("type-mismatch") }
    if isVague { notes.append("description-vague") }
    if isRounded { notes.append("mass-rounded") }
  }

  /// The lines as somebody in a hurry writes them.
  mutating func applied(to lines: [[BoxLoad.DeclaredLine]], _ random: inout SeededGenerator) -> [[BoxLoad.DeclaredLine]]
  {
    lines.map { group in
      group.map { line in
        var line = line
        if isVague { line.description = random.pick(Self.vague) }
        if hasTypo { line.description = Self.mistyped(line.description, &random) }
        if isShort { line.hs = String(line.hs.prefix(4)) }
        if isRounded, line.grossKg > 1000 {
          line.grossKg = (line.grossKg / 100).rounded() * 100
          line.netKg = min(line.netKg, line.grossKg)
        }
        return line
      }
    }
  }

  private static let vague = [
    "GENERAL CARGO", "SAID TO CONTAIN", "CONSOLIDATED CARGO", "FREIGHT ALL KINDS", "MERCANCIA GENERAL", "SAMMELGUT",
    "MARCHANDISES DIVERSES", "GOODS", "PARTS",
  ]

  /// Two letters the wrong way round, one left out, or one twice.
  static func mistyped(_ text: String, _ random: inout SeededGenerator) -> String {
    var letters = Array(text)
    let places = letters.indices.dropLast().filter { letters[$0].isLetter && letters[$0 + 1].isLetter }
    guard let place = places.randomly(&random) else { return text }
    switch random.integer(0..<3) {
    case 0: letters.swapAt(place, place + 1)
    case 1: letters.remove(at: place)
    default: letters.insert(letters[place], at: place)
    }
    return String(letters)
  }

  /// A size-type that is easily taken for another.
  static func other(_ sizeType: String) -> String {
    ["22G1": "42G1", "42G1": "45G1", "45G1": "42G1", "45R1": "45G1", "L5G1": "45G1"][sizeType] ?? "22G1"
  }
}

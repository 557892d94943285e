extension ContainerNumber {
  /// The numbers that one misread character away from this one are well formed and have a valid check digit. Empty where this
  /// number is valid itself: then it is what it says, and no other.
  public var repairs: [ContainerNumber] {
    guard !hasValidCheckDigit else { return [] }
    let characters = Array(normalised.utf8)
    guard characters.count == 11 else { return [] }
    var changed = characters, result = [ContainerNumber]()
    for position in characters.indices {
      for other in Self.confusable[characters[position]] ?? [] where Self.belongs(other, at: position) {
        changed[position] = other
        // `checkDigit` is nil where another character is no letter or digit as its place asks.
        if let digit = Self.checkDigit(of: changed[..<10]), changed[10] == UInt8(48 + digit) {
          result.append(ContainerNumber(String(decoding: changed, as: UTF8.self)))
        }
      }
      changed[position] = characters[position]
    }
    return result
  }

  /// Letters stand in the first four places, digits behind.
  private static func belongs(_ character: UInt8, at position: Int) -> Bool {
    position < 4 ? (65...90).contains(character) : (48...57).contains(character)
  }

  /// Characters that cameras and people take for each other on painted steel, both ways.
  private static let confusable: [UInt8: [UInt8]] = {
    let pairs = [
      // A letter where a digit belongs, or the other way round.
      "O0", "Q0", "D0", "U0", "I1", "L1", "T1", "Z2", "A4", "S5", "G6", "B6", "T7", "Z7", "B8", "S8", "G9", "J1", "E3",
      "B3",
      // Two letters.
      "OQ", "OD", "OC", "CG", "DQ", "UV", "UJ", "MN", "MW", "NH", "EF", "IL", "IT", "IJ", "PR", "BR", "KX", "VY", "OU",
      // Two digits.
      "08", "06", "17", "14", "38", "35", "56", "68", "89", "39", "27",
    ]
    var table = [UInt8: [UInt8]]()
    for pair in pairs.map({ Array($0.utf8) }) {
      table[pair[0], default: []].append(pair[1])
      table[pair[1], default: []].append(pair[0])
    }
    return table
  }()
}

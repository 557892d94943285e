extension ContainerNumber {
  /// The numbers that one misread character away from this one are well formed and have a valid check digit. Empty where this
  /// number is valid itself: then it is what it says, and no other.
  public var repairs: [ContainerNumber] {
    guard !hasValidCheckDigit else { return [] }
    let characters = Array(normalised.utf8)
    guard characters.count == 11 else { return [] }
    var found = Set<String>(), result = [ContainerNumber]()
    for position in characters.indices {
      for other in Self.confusable[characters[position]] ?? [] {
        var changed = characters
        changed[position] = other
        let candidate = ContainerNumber(String(decoding: changed, as: UTF8.self))
        if candidate.hasValidCheckDigit && found.insert(candidate.normalised).inserted { result.append(candidate) }
      }
    }
    return result
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

internal import Foundation

/// Numbers as an officer reads them: rounded to what they are worth, with their unit.
enum Wording {
  /// Areal density without its unit: whole numbers from 10 up, one decimal below.
  static func areal(_ gramsPerCm2: Double) -> String {
    abs(gramsPerCm2) < 9.95 ? String(format: "%.1f", max(gramsPerCm2, 0)) : String(format: "%.0f", gramsPerCm2)
  }

  /// A range of areal densities without its unit.
  static func arealRange(_ range: ClosedRange<Double>) -> String {
    let (low, high) = (areal(range.lowerBound), areal(range.upperBound))
    return low == high ? low : "\(low) to \(high)"
  }

  /// Metres with one decimal, without the unit.
  static func metres(_ length: Double) -> String { String(format: "%.1f", length) }

  /// How many times as much, with one decimal up to ten; of what is no number, many.
  static func times(_ ratio: Double) -> String {
    ratio.isFinite ? String(format: ratio < 9.95 ? "%.1f" : "%.0f", ratio) : "many"
  }

  /// A declared mass: kilograms below a tonne, tonnes with one decimal above.
  static func declaredMass(kg: Double) -> String {
    kg < 999.5 ? String(format: "%.0f kg", kg) : String(format: "%.1f t", kg / 1000)
  }

  /// An area: tenths of a square metre from 1 up, hundredths below.
  static func area(m2: Double) -> String { String(format: m2 < 0.995 ? "%.2f m²" : "%.1f m²", m2) }

  /// A mass that was estimated: one or two digits that count.
  static func roughMass(kg: Double) -> String {
    switch kg {
    case ..<1: "less than 1 kg"
    case ..<10: String(format: "%.0f kg", kg)
    case ..<95: String(format: "%.0f kg", (kg / 5).rounded() * 5)
    case ..<950: String(format: "%.0f kg", (kg / 10).rounded() * 10)
    default: String(format: "%.1f t", kg / 1000)
    }
  }

  /// A share as a percentage; small ones keep their sense.
  static func share(_ share: Double) -> String {
    share < 0.01 ? "less than 1 %" : String(format: "%.0f %%", share * 100)
  }

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ words: [String], joint: String = "and") -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(joint) " + last
  }

  /// The words with a capital at the beginning.
  static func sentence(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() }

  /// Text from outside as one short line: control characters out, blanks single, cut after `limit` characters.
  static func quoted(_ text: String, limit: Int = 60) -> String {
    let words = text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : String($0) }.joined()
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.count <= limit ? words : words.prefix(limit).trimmingCharacters(in: .whitespaces) + "…"
  }
}

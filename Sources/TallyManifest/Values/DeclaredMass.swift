internal import Foundation

/// The units in which masses are declared. Anything else is refused without guessing.
enum MassUnit: Sendable, Equatable {
  case kilogram, tonne, pound

  /// UN/ECE Recommendation 20 codes and what carriers write instead of them: `KGM`, `KG`, `KGS`, `K`; `TNE`, `TON`, `T`, `MT`;
  /// `LBR`, `LB`, `LBS`, `L` (K and L are those of the United States' truck manifests).
  init?(_ written: String) {
    switch written.trimmingCharacters(in: .whitespaces).uppercased() {
    case "KGM", "KG", "KGS", "K", "KILO", "KILOS", "KILOGRAM", "KILOGRAMS": self = .kilogram
    case "TNE", "TON", "T", "MT", "TONNE", "TONNES", "METRIC TONS", "METRIC TONNES": self = .tonne
    case "LBR", "LB", "LBS", "L", "POUND", "POUNDS": self = .pound
    default: return nil
    }
  }

  /// Kilograms of one unit; the pound by the international agreement of 1959.
  var kilograms: Double {
    switch self {
    case .kilogram: 1
    case .tonne: 1000
    case .pound: 0.453_592_37
    }
  }
}

/// A mass as it was declared: the words beside the reading.
struct DeclaredMass: Sendable, Equatable {
  /// Kilograms, rounded to a gram so that 17.299 t is 17299 kg.
  let kilograms: Double
  /// Number and unit as written, for example `2.000 TON`.
  let written: String
  /// The unit as understood.
  let unit: MassUnit

  /// The words where they say more than the reading: another unit, a decimal comma, thousands separators.
  var wordsIfOther: String? {
    let isPlain = unit == .kilogram && !written.contains { $0 == "," || $0 == "'" || $0 == "\u{A0}" }
    return isPlain ? nil : written
  }

  /// A mass of so many units.
  init(_ value: Double, unit: MassUnit, written: String) {
    kilograms = (value * unit.kilograms * 1000).rounded() / 1000
    (self.unit, self.written) = (unit, written)
  }
}

/// Numbers as text, without the traps of locale.
enum PlainNumber {
  /// A number with point or comma as its one decimal mark and no thousands separators, or nil. Exponents, signs of infinity and
  /// hexadecimal are no declared numbers.
  static func parse(_ text: some StringProtocol) -> Double? {
    var (digits, marks, plain) = (0, 0, [UInt8]())
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case 48...57:
        digits += 1
        plain.append(byte)
      case UInt8(ascii: "."), UInt8(ascii: ","):
        marks += 1
        plain.append(UInt8(ascii: "."))
      case UInt8(ascii: "-") where index == 0, UInt8(ascii: "+") where index == 0: plain.append(byte)
      default: return nil
      }
    }
    guard digits > 0, digits <= 18, marks <= 1 else { return nil }
    return Double(String(decoding: plain, as: UTF8.self))
  }

  /// The shortest decimal form: 17299, 0.5; never an exponent for what a manifest holds.
  static func text(_ value: Double) -> String {
    guard value == value.rounded(), abs(value) < 1e15 else { return value.description }
    return String(Int64(value))
  }
}

/// The single-byte character sets that cargo reports use, each as its difference from ISO 8859-1
/// (ISO/IEC 8859 parts 1, 2, 5, 7 and 9; Windows code pages 1251 and 1252).
enum SingleByteCodePage: String, CaseIterable {
  case latin1, latin2, cyrillic, greek, turkish, windows1251, windows1252

  /// The set that an EDIFACT syntax identifier names (ISO 9735 annex), or nil where it names none that is read.
  init?(syntaxIdentifier: String) {
    switch syntaxIdentifier {
    case "UNOC": self = .latin1
    case "UNOD": self = .latin2
    case "UNOE": self = .cyrillic
    case "UNOF": self = .greek
    case "UNOK": self = .turkish
    default: return nil
    }
  }

  /// For people.
  var title: String {
    switch self {
    case .latin1: "ISO 8859-1"
    case .latin2: "ISO 8859-2"
    case .cyrillic: "ISO 8859-5"
    case .greek: "ISO 8859-7"
    case .turkish: "ISO 8859-9"
    case .windows1251: "Windows-1251"
    case .windows1252: "Windows-1252"
    }
  }

  /// The bytes as UTF-8. A byte without a character becomes U+FFFD.
  func utf8(_ bytes: [UInt8]) -> [UInt8] {
    let table = (0...255).map { Array(String(Character(scalar(UInt8($0)))).utf8) }
    var text = [UInt8]()
    text.reserveCapacity(bytes.count + bytes.count / 4)
    for byte in bytes {
      if byte < 0x80 { text.append(byte) } else { text.append(contentsOf: table[Int(byte)]) }
    }
    return text
  }

  /// The character of a byte.
  func scalar(_ byte: UInt8) -> Unicode.Scalar {
    guard byte >= 0x80 else { return Unicode.Scalar(byte) }
    let listed: Unicode.Scalar? =
      switch self {
      case .latin1: nil
      case .latin2: Self.pick(Self.latin2High, byte, from: 0xA0)
      case .cyrillic: Self.isoCyrillic(byte)
      case .greek: Self.isoGreek(byte)
      case .turkish: Self.turkishDifferences[byte]
      case .windows1251:
        byte >= 0xC0 ? Unicode.Scalar(0x0410 + UInt32(byte) - 0xC0) : Self.pick(Self.cp1251Low, byte, from: 0x80)
      case .windows1252: byte < 0xA0 ? Self.pick(Self.cp1252Low, byte, from: 0x80) : nil
      }
    return listed ?? Unicode.Scalar(byte)
  }

  private static func pick(_ list: [Unicode.Scalar], _ byte: UInt8, from first: UInt8) -> Unicode.Scalar? {
    byte >= first && Int(byte - first) < list.count ? list[Int(byte - first)] : nil
  }

  /// ISO 8859-5: the block U+0401 to U+045F in order, but for the no-break space, the soft hyphen, № and §.
  private static func isoCyrillic(_ byte: UInt8) -> Unicode.Scalar? {
    switch byte {
    case 0xA1...0xAC, 0xAE...0xEF, 0xF1...0xFC, 0xFE, 0xFF: Unicode.Scalar(0x0400 + UInt32(byte) - 0xA0)
    case 0xF0: "\u{2116}"
    case 0xFD: "\u{00A7}"
    default: nil
    }
  }

  /// ISO 8859-7: the block U+0384 to U+03CE in order, with some signs of ISO 8859-1 in between.
  private static func isoGreek(_ byte: UInt8) -> Unicode.Scalar? {
    switch byte {
    case 0xA1: "\u{2018}"
    case 0xA2: "\u{2019}"
    case 0xA4: "\u{20AC}"
    case 0xA5: "\u{20AF}"
    case 0xAA: "\u{037A}"
    case 0xAE, 0xD2, 0xFF: "\u{FFFD}"
    case 0xAF: "\u{2015}"
    case 0xB7, 0xBB, 0xBD: nil
    case 0xB4...0xFE: Unicode.Scalar(0x0384 + UInt32(byte) - 0xB4)
    default: nil
    }
  }

  private static let turkishDifferences: [UInt8: Unicode.Scalar] = [
    0xD0: "Ğ", 0xDD: "İ", 0xDE: "Ş", 0xF0: "ğ", 0xFD: "ı", 0xFE: "ş",
  ]

  /// 0xA0 to 0xFF.
  private static let latin2High = Array(
    ("\u{A0}Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u{AD}ŽŻ°ą˛ł´ľśˇ¸šşťź˝žżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙")
      .unicodeScalars)

  /// 0x80 to 0xBF.
  private static let cp1251Low = Array(
    "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{FFFD}™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї".unicodeScalars)

  /// 0x80 to 0x9F.
  private static let cp1252Low = Array(
    "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)
}

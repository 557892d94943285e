/// Which of comma and point is the decimal mark of a column, decided over all its rows.
enum DecimalMark: Equatable {
  case point, comma
  /// No cell has a mark, or only as a thousands separator of whole numbers.
  case none

  /// Decides for the cells of one column. Rows are line numbers, for the error. `whole` is set for columns of counts, where
  /// `1,234` can only be twelve hundred and thirty-four.
  static func decide(
    cells: [(row: Int, text: String)], whole: Bool, file: String, column: String
  ) throws(ManifestError) -> DecimalMark {
    var points = [Int](), commas = [Int](), open = [Int]()
    for (row, text) in cells {
      switch evidence(text) {
      case .neutral: break
      case .decimal(.comma): commas.append(row)
      case .decimal: points.append(row)
      case .open: open.append(row)
      }
    }
    if !points.isEmpty && !commas.isEmpty {
      throw .ambiguousNumbers(file: file, column: column, rows: (points + commas).sorted())
    }
    if !points.isEmpty { return .point }
    if !commas.isEmpty { return .comma }
    guard open.isEmpty || whole else { throw .ambiguousNumbers(file: file, column: column, rows: open) }
    return .none
  }

  private enum Evidence {
    case neutral, open
    case decimal(DecimalMark)
  }

  /// What one cell says of the decimal mark.
  private static func evidence(_ text: String) -> Evidence {
    let bytes = Array(text.utf8)
    let marks = bytes.indices.filter { bytes[$0] == UInt8(ascii: ".") || bytes[$0] == UInt8(ascii: ",") }
    guard let last = marks.last else { return .neutral }
    let isPoint = bytes[last] == UInt8(ascii: ".")
    let behind = bytes.count - last - 1
    if marks.contains(where: { bytes[$0] != bytes[last] }) { return .decimal(isPoint ? .point : .comma) }
    // The same mark twice separates thousands, so the decimal mark is the other one.
    if marks.count > 1 { return .decimal(isPoint ? .comma : .point) }
    let before = bytes[..<last].drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    let isGroup = behind == 3 && (1...3).contains(before.count) && before.first != UInt8(ascii: "0")
    return isGroup ? .open : .decimal(isPoint ? .point : .comma)
  }

  /// Reads one cell under this decision; nil where it is no number. Thousands separators (the other mark, a blank, an
  /// apostrophe) must stand before groups of three.
  func read(_ text: String) -> Double? {
    let marks: (decimal: UInt8?, thousands: [UInt8]) =
      switch self {
      case .point: (UInt8(ascii: "."), [UInt8(ascii: ",")])
      case .comma: (UInt8(ascii: ","), [UInt8(ascii: ".")])
      case .none: (nil, [UInt8(ascii: "."), UInt8(ascii: ",")])
      }
    var (plain, group, grouped, fraction) = ([UInt8](), 0, false, false)
    // Only spaces and apostrophes beyond ASCII need to be made plain.
    let spaced =
      text.utf8.allSatisfy { $0 < 128 }
      ? text : text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ").replacing("\u{2019}", with: "'")
    for byte in spaced.utf8 {
      switch byte {
      case 48...57:
        plain.append(byte)
        group += 1
      case UInt8(ascii: "-") where plain.isEmpty, UInt8(ascii: "+") where plain.isEmpty: plain.append(byte)
      case _ where byte == marks.decimal && !fraction:
        guard !grouped || group == 3 else { return nil }
        plain.append(UInt8(ascii: "."))
        fraction = true
      case _ where !fraction && (marks.thousands.contains(byte) || byte == 32 || byte == 39):
        guard grouped ? group == 3 : (1...3).contains(group) else { return nil }
        (grouped, group) = (true, 0)
      default: return nil
      }
    }
    guard !grouped || fraction || group == 3 else { return nil }
    return PlainNumber.parse(String(decoding: plain, as: UTF8.self))
  }
}

/// One header cell, understood.
struct CSVHeader: Equatable {
  let written: String
  /// Nil where the name is not known.
  let column: CSVColumn?
  /// The unit that stands in brackets behind a mass.
  let unit: MassUnit?
  /// Brackets that hold something which is no unit of mass.
  let strangeUnit: String?

  init(written: String) {
    self.written = written
    let inside = Self.bracketed(written)
    if let known = CSVSynonyms.byKey[Self.key(written)] {
      (column, unit) = (known, inside.flatMap(MassUnit.init))
    } else if let (known, last) = Self.withUnitAsLastWord(written) {
      (column, unit) = (known, last)
    } else {
      (column, unit) = (nil, nil)
    }
    strangeUnit = unit == nil && column?.isMass == true ? inside : nil
  }

  /// What names are compared by: lower case letters and digits, without what stands in brackets.
  static func key(_ written: String) -> String {
    var (key, depth) = ("", 0)
    for scalar in written.unicodeScalars {
      switch scalar {
      case "(", "[": depth += 1
      case ")", "]": depth = max(0, depth - 1)
      case _ where depth > 0: break
      case " ", ".", "_", "/", "-", "\t", "\n", "\r", "'", "&", "\u{A0}", "#", ":", "*": break
      default: key.unicodeScalars.append(scalar)
      }
    }
    return key.lowercased()
  }

  /// `Gross Weight KGS`, without brackets: a known name of a mass and a unit behind it.
  private static func withUnitAsLastWord(_ written: String) -> (CSVColumn, MassUnit)? {
    let words = written.split { " _-/.".contains($0) }
    guard words.count > 1, let last = words.last, let unit = MassUnit(String(last)) else { return nil }
    let rest = key(words.dropLast().joined(separator: " "))
    guard let column = CSVSynonyms.byKey[rest], column.isMass else { return nil }
    return (column, unit)
  }

  /// The text in the last pair of brackets.
  private static func bracketed(_ written: String) -> String? {
    guard let open = written.lastIndex(where: { $0 == "(" || $0 == "[" }) else { return nil }
    let inside = written[written.index(after: open)...].prefix { $0 != ")" && $0 != "]" }
    return inside.isEmpty ? nil : String(inside)
  }
}

internal import Foundation
internal import TallyCore

/// An ISO 6346 size-type code: length, height and width, kind of container. Four characters, or the first two alone.
public struct SizeType: Sendable, Hashable {
  /// The code as written.
  public let written: String
  /// Upper case, without blanks.
  public let code: String

  /// Any text; what is not in the tables has no dimensions.
  public init(_ written: String) {
    self.written = written
    code = String(written.uppercased().filter { !$0.isWhitespace })
  }

  /// Outer length in mm (ISO 668, nominal), from the first character; nil for an unknown code.
  public var lengthMm: Double? { character(0).flatMap { Self.codes.lengthCodes[$0]?.mm } }

  /// Outer height in mm, from the second character; nil for an unknown code and for heights that are only bounded.
  public var heightMm: Double? { character(1).flatMap { Self.codes.heightWidthCodes[$0]?.heightMm } }

  /// Outer width in mm, from the second character; nil for an unknown code and for widths that are only bounded.
  public var widthMm: Double? { character(1).flatMap { Self.codes.heightWidthCodes[$0]?.widthMm } }

  /// The third character's group, for example `General purpose container`; nil where it is not given or not known. Codes of the
  /// 1984 edition, with a digit there, have none.
  public var group: String? { character(2).flatMap { Self.codes.groupLetters[$0] } }

  /// True where all four characters are in the tables. The numeric codes of the 1984 edition and codes of two characters are not.
  public var isKnown: Bool {
    code.utf8.count == 4 && lengthMm != nil && Self.codes.heightWidthCodes[character(1) ?? ""] != nil
      && Self.codes.typeCodes[String(code.suffix(2))] != nil
  }

  /// Cools or heats its cargo: groups R and H.
  public var isThermal: Bool { ["R", "H"].contains(character(2) ?? "") }

  /// For people: `40' 9'6" General purpose container`; the code where it is not known.
  public var name: String {
    guard let length = character(0).flatMap({ Self.codes.lengthCodes[$0]?.name }),
      let height = character(1).flatMap({ Self.codes.heightWidthCodes[$0]?.name })
    else { return code }
    return [length, height, group].compactMap { $0 }.joined(separator: " ")
  }

  /// Typical tare in kg, with its range, for the codes of which carriers publish one. Typical figures, no rule: a single box may
  /// lie outside.
  public var typicalTareKg: (mean: Double, range: ClosedRange<Double>)? {
    guard let row = Self.rowByCode[code] else { return nil }
    return row
  }

  private func character(_ position: Int) -> String? {
    let characters = Array(code)
    return position < characters.count ? String(characters[position]) : nil
  }

  /// Tares by code, from `iso6346.csv`.
  private static let rowByCode: [String: (mean: Double, range: ClosedRange<Double>)] = {
    let table = ReferenceTable(named: "iso6346.csv")
    let (code, mean) = (table.column("size_type"), table.column("tare_kg"))
    let (low, high) = (table.column("tare_min_kg"), table.column("tare_max_kg"))
    var result = [String: (mean: Double, range: ClosedRange<Double>)]()
    for row in table.rows {
      guard let mean = Double(row[mean]), let low = Double(row[low]), let high = Double(row[high]), low <= high else {
        continue
      }
      result[row[code]] = (mean, low...high)
    }
    return result
  }()

  /// The meaning of single characters, from `iso6346-codes.json`.
  private static let codes: Codes = {
    let text = ReferenceTable.text(named: "iso6346-codes.json")
    do { return try JSONCoding.decoder().decode(Codes.self, from: Data(text.utf8)) } catch {
      preconditionFailure("iso6346-codes.json: \(error)")  // tables and code are built together
    }
  }()

  private struct Codes: Decodable {
    struct Length: Decodable { let mm: Double, name: String }
    struct Height: Decodable { let heightMm: Double?, widthMm: Double?, name: String }
    let lengthCodes: [String: Length]
    let heightWidthCodes: [String: Height]
    let groupLetters: [String: String]
    let typeCodes: [String: String]
  }
}

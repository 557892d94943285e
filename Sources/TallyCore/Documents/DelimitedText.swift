/// Fields separated by a delimiter as RFC 4180 says: quotes around a field, doubled inside, line ends LF or CRLF.
/// For our own tables and as the base of the manifest's CSV reader, which adds its limits and encodings.
public enum DelimitedText {
  /// Splits a text into rows of fields; empty lines are left out. An unclosed quote runs to the end of the text.
  public static func rows(_ text: String, delimiter: Character = ",") -> [[String]] {
    var (rows, row, field) = ([[String]](), [String](), "")
    var (quoted, wasQuoted) = (false, false)
    var characters = text.makeIterator()
    var pending = characters.next()
    func flushable() -> Bool { !(row.isEmpty && field.isEmpty && !wasQuoted) }
    while let character = pending {
      pending = characters.next()
      if quoted {
        if character != "\"" {
          field.append(character)
        } else if pending == "\"" {
          field.append("\"")
          pending = characters.next()
        } else {
          quoted = false
        }
      } else if character == "\"" && field.isEmpty {
        (quoted, wasQuoted) = (true, true)
      } else if character == delimiter {
        row.append(field)
        (field, wasQuoted) = ("", false)
      } else if character.isNewline {
        if flushable() { rows.append(row + [field]) }
        (row, field, wasQuoted) = ([], "", false)
      } else {
        field.append(character)
      }
    }
    if flushable() { rows.append(row + [field]) }
    return rows
  }

  /// A field as it must be written to come back the same.
  public static func escaped(_ field: String, delimiter: Character = ",") -> String {
    let special = field.contains { $0 == delimiter || $0 == "\"" || $0.isNewline }
    return special ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
  }
}

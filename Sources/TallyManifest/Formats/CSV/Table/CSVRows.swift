/// The rows of a CSV text one by one (RFC 4180: quotes around a field, doubled inside; line ends LF, CRLF or CR), bounded.
struct CSVRows {
  private let bytes: [UInt8]
  private let delimiter: UInt8
  private let name: String
  private let limits: ManifestLimits
  private var position = 0
  /// The line of the row that `next` gave last, the first line of the text being 1.
  private(set) var line = 0
  private var nextLine = 1

  init(bytes: [UInt8], delimiter: UInt8, name: String, limits: ManifestLimits) {
    (self.bytes, self.delimiter, self.name, self.limits) = (bytes, delimiter, name, limits)
  }

  /// The next row that is not empty, or nil at the end. An unclosed quote runs to the end of the text or into the field limit.
  mutating func next() throws(ManifestError) -> [String]? {
    while position < bytes.count {
      line = nextLine
      let row = try readRow()
      if row.contains(where: { !$0.isEmpty }) { return row }
    }
    return nil
  }

  private mutating func readRow() throws(ManifestError) -> [String] {
    var (row, field) = ([String](), [UInt8]())
    var quoted = false
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if quoted {
        if byte == 10 || (byte == 13 && peek != 10) { nextLine += 1 }
        if byte != 34 {
          field.append(byte)
        } else if peek == 34 {
          field.append(34); position += 1
        } else {
          quoted = false
        }
      } else if byte == 34 && field.isEmpty {
        quoted = true
      } else if byte == delimiter {
        try finish(&field, into: &row)
      } else if byte == 10 || byte == 13 {
        if byte == 13 && peek == 10 { position += 1 }
        nextLine += 1
        break
      } else {
        field.append(byte)
      }
      guard field.count <= limits.fieldBytes else {
        throw .tooLarge(file: name, what: "bytes in a field at row \(line)", limit: limits.fieldBytes)
      }
    }
    try finish(&field, into: &row)
    return row
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func finish(_ field: inout [UInt8], into row: inout [String]) throws(ManifestError) {
    guard row.count < limits.columns else {
      throw .tooLarge(file: name, what: "columns at row \(line)", limit: limits.columns)
    }
    row.append(trimmed(field))
    field.removeAll(keepingCapacity: true)
  }

  /// Without blanks at both ends; line ends inside stay.
  private func trimmed(_ field: [UInt8]) -> String {
    var slice = field[...]
    while let first = slice.first, first == 32 || first == 9 { slice.removeFirst() }
    while let last = slice.last, last == 32 || last == 9 { slice.removeLast() }
    return String(decoding: slice, as: UTF8.self)
  }
}

/// The header of a `.npy` file: magic, version, and a Python dictionary of three entries
/// (NumPy Enhancement Proposal 1, "A Simple File Format for NumPy Arrays", and numpy.lib.format for version 3).
struct NumpyHeader: Equatable {
  let elementType: NumpyElementType
  let bigEndian: Bool
  let columnMajor: Bool
  let shape: [Int]
  /// Where the elements begin.
  let dataOffset: Int

  /// Reads a header from the first bytes of a file; nothing is allocated by what the header says.
  init(_ bytes: some RandomAccessCollection<UInt8>, file: String, limits: NumpyLimits) throws(NumpyError) {
    let head = Array(bytes.prefix(12))
    guard head.count >= 10, head[0..<6] == [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59] else {
      throw .malformed(file: file, at: 0, problem: "The file does not begin like a .npy file.")
    }
    let short = head[6] == 1
    guard (1...3).contains(head[6]), short || head.count == 12 else {
      throw .malformed(file: file, at: 6, problem: "Version \(head[6]) of the format is not known.")
    }
    let lengthBytes = head[8..<(short ? 10 : 12)]
    let length = lengthBytes.reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= limits.headerBytes else {
      throw .tooLarge(file: file, what: "header bytes", value: UInt64(length), limit: UInt64(limits.headerBytes))
    }
    let start = short ? 10 : 12
    let text = Array(bytes.dropFirst(start).prefix(length))
    guard text.count == length else {
      throw .malformed(file: file, at: start + text.count, problem: "The header is cut off.")
    }
    var parser = NumpyHeaderParser(text: text, offset: start, file: file)
    let entries = try parser.dictionary(maximumDimensions: limits.dimensions)
    guard let (type, bigEndian) = NumpyElementType.parse(entries.descriptor) else {
      throw .elementType(file: file, descriptor: String(entries.descriptor.prefix(40)))
    }
    let elements = entries.shape.reduce(UInt64(1)) { total, extent in
      let (product, overflow) = total.multipliedReportingOverflow(by: UInt64(extent))
      return overflow ? .max : product
    }
    // A zero anywhere makes the whole empty, but the other extents must still be believable.
    let largest = UInt64(entries.shape.max() ?? 0)
    guard max(elements, largest) <= UInt64(limits.elements) else {
      throw .tooLarge(file: file, what: "elements", value: max(elements, largest), limit: UInt64(limits.elements))
    }
    (elementType, self.bigEndian, columnMajor) = (type, bigEndian, entries.columnMajor)
    (shape, dataOffset) = (entries.shape, start + length)
  }

  /// Bytes that must follow the header.
  var dataBytes: Int { shape.reduce(elementType.size, *) }
}

/// The few Python literals that a `.npy` header may hold: one flat dictionary of a string, a Boolean and a tuple.
struct NumpyHeaderParser {
  private let text: [UInt8], offset: Int, file: String
  private var position = 0

  init(text: [UInt8], offset: Int, file: String) { (self.text, self.offset, self.file) = (text, offset, file) }

  mutating func dictionary(maximumDimensions: Int) throws(NumpyError) -> (
    descriptor: String, columnMajor: Bool, shape: [Int]
  ) {
    var (descriptor, columnMajor, shape): (String?, Bool?, [Int]?) = (nil, nil, nil)
    try expect("{")
    while !take("}") {
      let key = try string()
      try expect(":")
      switch key {
      case "descr" where descriptor == nil: descriptor = try string()
      case "fortran_order" where columnMajor == nil: columnMajor = try boolean()
      case "shape" where shape == nil: shape = try tuple(maximumDimensions)
      default: throw failure("The header has the entry '\(key.prefix(40))' twice or where none belongs.")
      }
      if !take(",") {
        try expect("}")
        break
      }
    }
    skipSpace()
    guard position == text.count else { throw failure("Something follows the header's dictionary.") }
    guard let descriptor, let columnMajor, let shape else { throw failure("The header lacks one of its entries.") }
    return (descriptor, columnMajor, shape)
  }

  private func failure(_ problem: String) -> NumpyError {
    .malformed(file: file, at: offset + position, problem: problem)
  }

  private mutating func skipSpace() {
    while position < text.count, [0x20, 0x0A, 0x0D, 0x09].contains(text[position]) { position += 1 }
  }

  private mutating func take(_ character: Character) -> Bool {
    skipSpace()
    guard position < text.count, text[position] == character.asciiValue else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Character) throws(NumpyError) {
    if !take(character) { throw failure("The header should have '\(character)' here.") }
  }

  private mutating func string() throws(NumpyError) -> String {
    skipSpace()
    guard position < text.count, text[position] == 0x27 || text[position] == 0x22 else {
      throw failure("The header should have a quoted word here.")
    }
    let quote = text[position]
    guard let end = text[(position + 1)...].firstIndex(of: quote) else { throw failure("A quote is not closed.") }
    defer { position = end + 1 }
    return String(decoding: text[(position + 1)..<end], as: UTF8.self)
  }

  private mutating func boolean() throws(NumpyError) -> Bool {
    skipSpace()
    for (word, value) in [("True", true), ("False", false)] where text[position...].starts(with: word.utf8) {
      position += word.utf8.count
      return value
    }
    throw failure("The header should have True or False here.")
  }

  private mutating func tuple(_ maximum: Int) throws(NumpyError) -> [Int] {
    var extents: [Int] = []
    try expect("(")
    while !take(")") {
      guard extents.count < maximum else {
        throw .tooLarge(file: file, what: "dimensions", value: UInt64(maximum) + 1, limit: UInt64(maximum))
      }
      extents.append(try number())
      if !take(",") {
        try expect(")")
        break
      }
    }
    return extents
  }

  private mutating func number() throws(NumpyError) -> Int {
    skipSpace()
    let digits = text[position...].prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty, let value = Int(String(decoding: digits, as: UTF8.self)) else {
      throw failure("The header should have a whole number of at most 63 bits here.")
    }
    position += digits.count
    if position < text.count, text[position] == 0x4C { position += 1 }  // Python 2 wrote 3L
    return value
  }
}

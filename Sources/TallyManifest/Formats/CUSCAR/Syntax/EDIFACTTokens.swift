/// The segments of a text one by one. Works on bytes: service characters are ASCII, so UTF-8 text passes through.
struct EDIFACTTokens {
  private let bytes: [UInt8]
  private let name: String
  private let limits: ManifestLimits
  private(set) var characters = ServiceCharacters()
  private var position = 0
  private var count = 0

  /// Prepares a text: lines of one length are taken as cut by a transfer and joined without a blank.
  init(_ text: [UInt8], name: String, limits: ManifestLimits) {
    (bytes, self.name, self.limits) = (Self.unwrapped(text), name, limits)
  }

  /// The next segment, or nil at the end. UNA is taken in on the way wherever an interchange begins.
  mutating func next() throws(ManifestError) -> EDIFACTSegment? {
    skipBlanks()
    while bytes[position...].starts(with: "UNA".utf8), position + 9 <= bytes.count {
      // A UNA that cannot serve is left to be found as an unknown segment.
      guard let said = ServiceCharacters(bytes[(position + 3)..<(position + 9)]) else { break }
      characters = said
      position += 9
      skipBlanks()
    }
    guard position < bytes.count else { return nil }
    count += 1
    guard count <= limits.segments else { throw .tooLarge(file: name, what: "segments", limit: limits.segments) }
    return try readSegment()
  }

  private mutating func readSegment() throws(ManifestError) -> EDIFACTSegment {
    var (elements, components, text) = ([[String]](), [String](), [UInt8]())
    var hadOpenTerminator = false
    let start = position
    func tooLarge(_ what: String, _ limit: Int) -> ManifestError {
      .tooLarge(file: name, what: "\(what) at byte \(start)", limit: limit)
    }
    func close() throws(ManifestError) {
      guard components.count < limits.components else { throw tooLarge("components in an element", limits.components) }
      components.append(String(decoding: text, as: UTF8.self))
      text.removeAll(keepingCapacity: true)
    }
    reading: while position < bytes.count {
      guard position - start <= limits.segmentBytes else { throw tooLarge("bytes in a segment", limits.segmentBytes) }
      let byte = bytes[position]
      position += 1
      switch byte {
      case characters.release:
        guard position < bytes.count else { break reading }
        text.append(bytes[position])
        position += 1
      case characters.component: try close()
      case characters.element:
        try close()
        guard elements.count <= limits.elements else { throw tooLarge("elements in a segment", limits.elements) }
        elements.append(components)
        components.removeAll(keepingCapacity: true)
      case characters.terminator:
        if endsHere() { break reading }
        hadOpenTerminator = true
        text.append(byte)
      case 10, 13:
        // One blank for a line end inside a segment, none beside another blank.
        if let last = text.last, last != 32 { text.append(32) }
      default: text.append(byte)
      }
    }
    try close()
    elements.append(components)
    let tag = elements.removeFirst().first?.trimmedOfBlanks ?? ""
    return EDIFACTSegment(tag: tag, elements: elements, hadOpenTerminator: hadOpenTerminator)
  }

  /// True where what follows a terminator begins a segment: the end, or three characters and then a separator or the next
  /// terminator. Anything else means that the character belongs to a text and was not released.
  private func endsHere() -> Bool {
    var next = position
    while next < bytes.count, Self.isBlank(bytes[next]) { next += 1 }
    guard next < bytes.count else { return true }
    guard next + 3 < bytes.count else { return bytes.count - next == 3 }
    let tag = bytes[next..<next + 3]
    let isWord = tag.allSatisfy {
      $0 > 32 && $0 != characters.element && $0 != characters.terminator && $0 != characters.component
    }
    if tag.elementsEqual("UNA".utf8) { return true }
    var behind = next + 3
    while behind < bytes.count, Self.isBlank(bytes[behind]) { behind += 1 }
    guard isWord, behind < bytes.count else { return isWord }
    return bytes[behind] == characters.element || bytes[behind] == characters.terminator
  }

  private mutating func skipBlanks() {
    while position < bytes.count, Self.isBlank(bytes[position]) { position += 1 }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { ManifestFormat.isBlank(byte) || byte == 0x1A }

  /// Lines of equal length, the last one excepted, are the records of an old transfer: the line ends are no part of the text.
  private static func unwrapped(_ text: [UInt8]) -> [UInt8] {
    guard let first = text.firstIndex(of: 10) else { return text }
    let width = first + 1
    guard (8...512).contains(width), text.count > width * 2 else { return text }
    for end in stride(from: first, to: text.count, by: width) {
      guard text[end] == 10, !text[(end - first)..<end].contains(10) else { return text }
    }
    return text.filter { $0 != 10 && $0 != 13 }
  }
}

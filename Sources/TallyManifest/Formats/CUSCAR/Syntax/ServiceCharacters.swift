/// The service characters of an interchange (ISO 9735): defaults, or what UNA says.
struct ServiceCharacters: Equatable {
  var component = UInt8(ascii: ":"), element = UInt8(ascii: "+"), terminator = UInt8(ascii: "'")
  /// Nil where UNA has a blank: then nothing can be released.
  var release: UInt8? = UInt8(ascii: "?")

  /// The six characters after `UNA`; nil where they cannot serve, because two are the same or one is a letter or a digit.
  init?(_ una: some Collection<UInt8>) {
    let characters = Array(una)
    guard characters.count == 6 else { return nil }
    // Third is the decimal mark (both are always read), fifth is reserved or the repetition mark of syntax 4.
    (component, element, terminator) = (characters[0], characters[1], characters[5])
    release = characters[3] == 32 ? nil : characters[3]
    var used = [component, element, terminator]
    if let release { used.append(release) }
    let isUsable = used.allSatisfy { byte in
      byte > 32 && byte < 127 && !(48...57).contains(byte) && !(65...90).contains(byte) && !(97...122).contains(byte)
    }
    guard isUsable, Set(used).count == used.count else { return nil }
  }

  /// The characters that hold where no UNA is sent.
  init() {}
}

internal import TallyCore
internal import TallyDomain

/// Refuses members that nothing reads: a misspelt key must not be a silent default.
enum StrictKeys {
  private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Throws where the object has a member that is not one of the keys.
  static func check<Key: CodingKey & CaseIterable>(_ decoder: any Decoder, _ keys: Key.Type) throws {
    let known = Set(keys.allCases.map(\.stringValue))
    let present = try decoder.container(keyedBy: AnyKey.self).allKeys.map(\.stringValue)
    guard let unknown = present.filter({ !known.contains($0) }).min() else { return }
    let path = decoder.codingPath.map { $0.intValue.map { "[\($0)]" } ?? written($0.stringValue) }
    let key = written(unknown)
    throw IntakeError.unknownKey(
      place: path.isEmpty ? "the top" : path.joined(separator: "."), key: key,
      nearest: NearestWord.of(key, among: known.map(written)))
  }

  /// A key as it stands in the document: `settle_seconds` for `settleSeconds`.
  static func written(_ key: String) -> String {
    var text = ""
    for character in key {
      if character.isUppercase { text += "_" + character.lowercased() } else { text.append(character) }
    }
    return text
  }
}

/// What a profile may say in place of its sidecars: what belongs to the machine, nothing that belongs to one scan.
struct SidecarDefaults: Decodable {
  let sidecar: ScanSidecar

  private enum Keys: String, CodingKey, CaseIterable { case format, scanner, image }
  private enum ScannerKeys: String, CodingKey, CaseIterable { case id, model, site }
  private enum ImageKeys: String, CodingKey, CaseIterable {
    case view, planes, energiesMev, pixelPitchMm, air, dark, encoding, scale, cab, polarity
  }
  private struct StrictScanner: Decodable {
    let value: ScanSidecar.Scanner
    init(from decoder: any Decoder) throws {
      try StrictKeys.check(decoder, ScannerKeys.self)
      value = try ScanSidecar.Scanner(from: decoder)
    }
  }
  private struct StrictImage: Decodable {
    let value: ScanSidecar.Image
    init(from decoder: any Decoder) throws {
      try StrictKeys.check(decoder, ImageKeys.self)
      value = try ScanSidecar.Image(from: decoder)
    }
  }

  init(from decoder: any Decoder) throws {
    try StrictKeys.check(decoder, Keys.self)
    let members = try decoder.container(keyedBy: Keys.self)
    var sidecar = ScanSidecar()
    sidecar.scanner = try members.decodeIfPresent(StrictScanner.self, forKey: .scanner)?.value
    sidecar.image = try members.decodeIfPresent(StrictImage.self, forKey: .image)?.value
    self.sidecar = sidecar
  }
}

internal import Foundation
internal import TallyCore
internal import TallyDomain

extension IntakeProfile {
  /// Reads the value of the setting `intake`: a JSON list of profiles. `place` names it in errors.
  public static func profiles(reading bytes: [UInt8], place: String) throws(IntakeError) -> [IntakeProfile] {
    guard bytes.count <= 1 << 20 else { throw .notProfiles(place: place, said: "more than 1 MiB.") }
    let profiles: [IntakeProfile]
    do {
      profiles = try JSONCoding.decoder().decode([IntakeProfile].self, from: Data(bytes))
    } catch let error as IntakeError {
      throw error.moved(to: place)
    } catch let error as DecodingError {
      throw .notProfiles(place: place, said: DocumentError.describe(error))
    } catch {
      throw .notProfiles(place: place, said: "\(error)")
    }
    var names = Set<String>()
    for profile in profiles where !names.insert(profile.name).inserted {
      throw .badValue(place: "\(place), \(profile.name)", key: "name", expected: "a name that no other profile has")
    }
    return profiles
  }

  /// Throws where a value lies outside what is allowed.
  public func check() throws(IntakeError) {
    func refuse(_ key: String, _ expected: String) -> IntakeError {
      .badValue(place: "profile \(name.prefix(64))", key: key, expected: expected)
    }
    let plain = name.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte & 0xDF) || [45, 46, 95].contains(byte)
    }
    guard plain, (1...64).contains(name.utf8.count) else {
      throw refuse("name", "1 to 64 letters, digits, hyphens, dots and underscores")
    }
    guard !folder.isEmpty, !folder.utf8.contains(0) else { throw refuse("folder", "the path of a folder") }
    let numbers: [(key: String, value: Double?, range: ClosedRange<Double>)] = [
      ("settle_seconds", settleSeconds, 0.1...3600), ("sidecar_wait_seconds", sidecarWaitSeconds, 0...86_400),
      ("plane_wait_seconds", planeWaitSeconds, 0...86_400), ("rescan_seconds", rescanSeconds, 0.1...3600),
      ("silent_after_seconds", silentAfterSeconds, 1...31_536_000),
    ]
    for (key, value, range) in numbers {
      if let value, !range.contains(value) {
        throw refuse(key, "a number from \(range.lowerBound) to \(range.upperBound)")
      }
    }
    if let planes, planes.isEmpty || Set(planes).count != planes.count || !planes.allSatisfy(["high", "low"].contains) {
      throw refuse("planes", "a list of \"high\", \"low\" or both")
    }
    if let containerPattern, (try? NSRegularExpression(pattern: containerPattern)) == nil {
      throw refuse("container_pattern", "a regular expression")
    }
    if let scannerId, scannerId.isEmpty { throw refuse("scanner_id", "a text that is not empty") }
  }
}

extension IntakeProfile: Decodable {
  /// Strict: an unknown key is an error with the nearest right one, and so is a value that is out of range.
  public init(from decoder: any Decoder) throws {
    try StrictKeys.check(decoder, CodingKeys.self)
    let members = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      name: try members.decode(String.self, forKey: .name), folder: try members.decode(String.self, forKey: .folder))
    func number(_ key: CodingKeys) throws -> Double? { try members.decodeIfPresent(Double.self, forKey: key) }
    settleSeconds = try number(.settleSeconds) ?? settleSeconds
    sidecarWaitSeconds = try number(.sidecarWaitSeconds) ?? sidecarWaitSeconds
    planeWaitSeconds = try number(.planeWaitSeconds) ?? planeWaitSeconds
    silentAfterSeconds = try number(.silentAfterSeconds)
    rescanSeconds = try number(.rescanSeconds) ?? rescanSeconds
    planes = try members.decodeIfPresent([String].self, forKey: .planes)
    containerPattern = try members.decodeIfPresent(String.self, forKey: .containerPattern)
    scannerId = try members.decodeIfPresent(String.self, forKey: .scannerId)
    sidecarDefaults = try members.decodeIfPresent(SidecarDefaults.self, forKey: .sidecarDefaults)?.sidecar
    receipts = try members.decodeIfPresent(Bool.self, forKey: .receipts) ?? receipts
    if let text = try members.decodeIfPresent(String.self, forKey: .purpose) {
      guard let known = ScanPurpose(rawValue: text) else {
        let all = ScanPurpose.allCases.map(\.rawValue).joined(separator: ", ")
        throw IntakeError.badValue(place: "profile \(name.prefix(64))", key: "purpose", expected: "one of \(all)")
      }
      purpose = known
    }
    try check()
  }
}

extension IntakeError {
  /// With the document in front of the place.
  func moved(to document: String) -> IntakeError {
    switch self {
    case .unknownKey(let place, let key, let nearest):
      .unknownKey(place: "\(document), \(place)", key: key, nearest: nearest)
    case .badValue(let place, let key, let expected):
      .badValue(place: "\(document), \(place)", key: key, expected: expected)
    default: self
    }
  }
}

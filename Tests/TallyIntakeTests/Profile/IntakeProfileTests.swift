import Foundation
import TallyCore
import TallyDomain
import TallyTestSupport
import Testing

@testable import TallyIntake

private func read(_ text: String) throws -> [IntakeProfile] {
  try IntakeProfile.profiles(reading: Array(text.utf8), place: "settings.json")
}

private let whole = """
  [{"name": "gate-1", "folder": "/data/gate", "settle_seconds": 1.5, "sidecar_wait_seconds": 0,
    "plane_wait_seconds": 30, "planes": ["low", "high"], "container_pattern": "[A-Z]{4}[0-9]{7}",
    "scanner_id": "MX-07", "receipts": true, "silent_after_seconds": 3600, "purpose": "test", "rescan_seconds": 60,
    "sidecar_defaults": {"format": "tallyman-scan/1", "scanner": {"model": "m", "site": "BEANR"},
      "image": {"view": "side", "planes": ["high", "low"], "energies_mev": [6, 4], "pixel_pitch_mm": {"x": 5, "y": 5},
        "air": [60000, 60000], "dark": [180, 180], "encoding": "log", "scale": 9000, "cab": "left",
        "polarity": "min-is-black"}}}]
  """

/// What stands in a profile beside name and folder, and how it is refused.
private let wrong: [(members: String, error: IntakeError)] = [
  (#""setle_seconds": 2"#, .unknownKey(place: "settings.json, [0]", key: "setle_seconds", nearest: "settle_seconds")),
  (#""colour": 2"#, .unknownKey(place: "settings.json, [0]", key: "colour", nearest: nil)),
  (
    #""sidecar_defaults": {"scan_id": "x"}"#,
    .unknownKey(place: "settings.json, [0].sidecar_defaults", key: "scan_id", nearest: nil)
  ),
  (
    #""sidecar_defaults": {"image": {"energies_mv": [6]}}"#,
    .unknownKey(place: "settings.json, [0].sidecar_defaults.image", key: "energies_mv", nearest: "energies_mev")
  ),
  (
    #""settle_seconds": 0"#,
    .badValue(
      place: "settings.json, profile g", key: "settle_seconds", expected: "a number from 0.1 to 3600.0")
  ),
  (
    #""plane_wait_seconds": -1"#,
    .badValue(
      place: "settings.json, profile g", key: "plane_wait_seconds", expected: "a number from 0.0 to 86400.0")
  ),
  (
    #""planes": ["middle"]"#,
    .badValue(
      place: "settings.json, profile g", key: "planes", expected: "a list of \"high\", \"low\" or both")
  ),
  (
    #""planes": []"#,
    .badValue(
      place: "settings.json, profile g", key: "planes", expected: "a list of \"high\", \"low\" or both")
  ),
  (
    #""container_pattern": "[A-""#,
    .badValue(place: "settings.json, profile g", key: "container_pattern", expected: "a regular expression")
  ),
  (
    #""purpose": "operation""#,
    .badValue(
      place: "settings.json, profile g", key: "purpose", expected: "one of operational, test, calibration")
  ),
  (
    #""receipts": "yes""#,
    .notProfiles(place: "settings.json", said: "[0].receipts is not of type Bool.")
  ),
]

@Suite("Profiles")
struct IntakeProfileTests {
  @Test("the least that a profile says, and what holds then")
  func least() throws {
    let profile = try #require(try read(#"[{"name": "gate", "folder": "in"}]"#).first)
    #expect(profile == IntakeProfile(name: "gate", folder: "in"))
    #expect(profile.settleSeconds == 2 && profile.sidecarWaitSeconds == 20 && profile.planeWaitSeconds == 60)
    #expect(!profile.receipts && profile.planes == nil && profile.silentAfterSeconds == nil)
  }

  @Test("all that a profile can say, written and read again")
  func everything() throws {
    let profiles = try read(whole)
    #expect(profiles[0].sidecarDefaults?.image?.pixelPitchMm?.x == 5)
    #expect(profiles[0].planes == ["low", "high"] && profiles[0].purpose == .test)
    let written = try JSONCoding.encoder().encode(profiles)
    #expect(try read(String(decoding: written, as: UTF8.self)) == profiles)
  }

  @Test("what is wrong is named", arguments: wrong.map(\.members))
  func refused(_ members: String) throws {
    let expected = try #require(wrong.first { $0.members == members }?.error)
    #expect {
      try read(#"[{"name": "g", "folder": "f", \#(members)}]"#)
    } throws: { error in
      error as? IntakeError == expected
    }
  }

  @Test("names are short, plain and used once; a list is a list")
  func names() {
    for text in [
      #"[{"name": "a b", "folder": "f"}]"#, #"[{"name": "", "folder": "f"}]"#, #"[{"name": "ä", "folder": "f"}]"#,
      #"[{"name": "a", "folder": ""}]"#, #"[{"name": "a", "folder": "f"}, {"name": "a", "folder": "g"}]"#,
    ] {
      #expect(throws: IntakeError.self, "\(text)") { try read(text) }
    }
    for text in [#"{"name": "a", "folder": "f"}"#, "", "[1]", #"[{"name": "a"}]"#, "nul"] {
      #expect {
        try read(text)
      } throws: { error in
        if case .notProfiles? = error as? IntakeError { true } else { false }
      }
    }
  }

  @Test("damaged settings are read or refused, and nothing else")
  func damage() {
    var refused = 0
    for seed in 0..<1000 as Range<UInt64> {
      let bytes = Mutation.damaged(Array(whole.utf8), seed: seed)
      do {
        for profile in try IntakeProfile.profiles(reading: bytes, place: "p") { try profile.check() }
      } catch {
        // The type of the error is all that there can be; that it came at all is what is counted.
        refused += 1
        #expect(!error.explanation.problem.isEmpty, "seed \(seed)")
      }
    }
    #expect(refused > 500)
  }

  @Test("the sidecar says what it says; the profile fills what it leaves open")
  func completing() throws {
    let profile = try #require(try read(whole).first)
    let alone = profile.completing(nil)
    #expect(alone.scanner == ScanSidecar.Scanner(id: "MX-07", model: "m", site: "BEANR"))
    #expect(alone.purpose == "test" && alone.image?.encoding == "log" && alone.image?.scale == 9000)
    var sidecar = ScanSidecar()
    sidecar.scanner = ScanSidecar.Scanner(id: "own", site: "NLRTM")
    sidecar.purpose = "operational"
    sidecar.scanId = "S1"
    var image = ScanSidecar.Image()
    (image.encoding, image.air) = ("linear", [1, 2])
    sidecar.image = image
    let both = profile.completing(sidecar)
    #expect(both.scanner == ScanSidecar.Scanner(id: "own", model: "m", site: "NLRTM"))
    #expect(both.purpose == "operational" && both.scanId == "S1")
    #expect(both.image?.encoding == "linear" && both.image?.scale == nil && both.image?.air == [1, 2])
    #expect(both.image?.dark == [180, 180])
    #expect(IntakeProfile(name: "a", folder: "b").completing(nil) == ScanSidecar())
  }
}

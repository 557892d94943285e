import TallyCore
import TallyDomain
import TallyTestSupport
import Testing

@testable import TallyIntake

/// Files of a folder and the codes that they earn, with the file that each is about.
private struct Case: Sendable {
  var files: [String]
  var remarks: [String]
  var planes: [String]?
  var isPassed = false
}

private let cases: [String: Case] = [
  "both planes in one file": Case(files: ["MSKU1234565.tif"], remarks: [], isPassed: true),
  "two files": Case(files: ["MSKU1234565_H.png", "MSKU1234565_L.png"], remarks: [], isPassed: true),
  "no container number": Case(files: ["A.tif"], remarks: ["119 A"], isPassed: true),
  "still being written": Case(
    files: [".A.tif", "B.tif.part"], remarks: ["101 .A.tif", "101 B.tif.part"], isPassed: true),
  "other kinds": Case(files: ["a.doc", "b.JPG"], remarks: ["102 a.doc", "103 b.JPG"]),
  "a sidecar alone": Case(files: ["MSKU1234565.json"], remarks: ["104 MSKU1234565.json"]),
  "a sidecar with the picture's ending": Case(
    files: ["MSKU1234565.tif", "MSKU1234565.tif.json"], remarks: ["105 MSKU1234565.tif.json"], isPassed: true),
  "a sidecar with a plane": Case(
    files: ["MSKU1234565_H.tif", "MSKU1234565_L.tif", "MSKU1234565_high.json"],
    remarks: ["105 MSKU1234565_high.json"], isPassed: true),
  "a sidecar with a plane's whole name": Case(
    files: ["MSKU1234565_H.tif", "MSKU1234565_L.tif", "MSKU1234565_H.json"],
    remarks: ["108 MSKU1234565_H.tif", "109 MSKU1234565_L.tif"]),
  "upper and lower case": Case(
    files: ["MSKU1234565.tif", "msku1234565.json"], remarks: ["106 msku1234565.json"], isPassed: true),
  "upper and lower case in two pictures": Case(
    files: ["MSKU1234565_high.tif", "MSKU1234565_LOW.tif", "MSKU1234565x_h.tif", "MSKU1234565X_l.tif"],
    remarks: ["109 MSKU1234565X_l.tif", "109 MSKU1234565x_h.tif", "106 MSKU1234565x_h.tif"]),
  "twice the same": Case(files: ["MSKU1234565.tif", "MSKU1234565.png"], remarks: ["107 MSKU1234565.png"]),
  "a plane beside a whole": Case(
    files: ["MSKU1234565.tif", "MSKU1234565_low.tif"], remarks: ["107 MSKU1234565.tif"]),
  "a plane is missing": Case(files: ["MSKU1234565_low.tif"], remarks: ["109 MSKU1234565_low.tif"]),
  "one plane is all that there is": Case(
    files: ["MSKU1234565_low.tif"], remarks: [], planes: ["low"], isPassed: true),
  "a plane that nobody expects": Case(
    files: ["MSKU1234565_low.tif", "MSKU1234565_high.tif"], remarks: ["110 MSKU1234565_high.tif"], planes: ["low"],
    isPassed: true),
]

/// Members of a sidecar beside its format, and the codes that they earn.
private let sidecars: [(members: String, codes: [String])] = [
  (#""scan_id": "S1", "containers": [{"number": "MSKU1234565", "columns": [0, 500]}], "purpose": "test""#, []),
  (#""containers": []"#, ["118"]),
  (#""scan_id": "S1", "purpose": "Operational""#, ["116"]),
  (#""scan_id": "S1", "acquired_at": "2026-11-24T09:12:33.120Z""#, []),
  (#""scan_id": "S1", "acquired_at": "2026-11-24T09:12:33+01:00""#, []),
  (#""scan_id": "S1", "acquired_at": "24.11.2026 09:12""#, ["117"]),
  (#""scan_id": "S1", "vehicle": {"confidence": 97}"#, ["129"]),
  (#""scan_id": "S1", "containers": [{"number": "MSKU1234566"}]"#, ["120"]),
  (#""scan_id": "S1", "containers": [{"columns": [5]}]"#, ["121"]),
  (#""scan_id": "S1", "containers": [{"columns": [9, 9]}]"#, ["121"]),
  (#""scan_id": "S1", "containers": [{"columns": [0, 501]}]"#, ["122"]),
  (#""scan_id": "S1", "containers": [{"columns": [0, 300]}, {"columns": [299, 500]}]"#, ["123"]),
  (#""scan_id": "S1", "containers": [{"columns": [0, 300]}, {"columns": [300, 500]}]"#, []),
  (#""scan_id": "S1", "image": {"planes": ["high", "middle"]}"#, ["124"]),
  (#""scan_id": "S1", "image": {"planes": ["high", "low"], "air": [1], "energies_mev": [6, 4]}"#, ["125"]),
  (#""scan_id": "S1", "image": {"air": [60000, 180], "dark": [180, 180]}"#, ["126"]),
  (#""scan_id": "S1", "image": {"pixel_pitch_mm": {"x": 5, "y": 0}}"#, ["127"]),
  (#""scan_id": "S1", "image": {"encoding": "linear", "cab": "front"}"#, ["128"]),
  (#""scan_id": 7"#, ["115"]),
]

@Suite("What an integrator should change")
struct IntakeCheckTests {
  private let profile = IntakeProfile(name: "gate", folder: "in")

  private func texts(_ check: IntakeCheck) -> [String] {
    check.remarks.map { "\($0.explanation.code.dropFirst(8)) \($0.explanation.place)" }
  }

  @Test("names and planes", arguments: cases.keys.sorted())
  func names(_ name: String) throws {
    let item = try #require(cases[name])
    var profile = profile
    profile.planes = item.planes
    let check = IntakeCheck(item.files.map { .init(name: $0) }, profile: profile)
    #expect(texts(check) == item.remarks)
    #expect(check.isPassed == item.isPassed)
    #expect(check.scans == ScanGroup.groups(names: item.files))
  }

  @Test("sidecars", arguments: sidecars.map(\.members))
  func sidecar(_ members: String) throws {
    let codes = try #require(sidecars.first { $0.members == members }?.codes)
    let text = #"{"format": "tallyman-scan/1", \#(members)}"#
    let files = [
      IntakeCheck.File(name: "MSKU1234565.tif", columns: 500, planes: 2),
      IntakeCheck.File(name: "MSKU1234565.json", sidecar: Array(text.utf8)),
    ]
    #expect(texts(IntakeCheck(files, profile: profile)).map { String($0.prefix(3)) } == codes)
  }

  @Test("sidecars that are no sidecars")
  func noSidecar() {
    for (text, code) in [
      ("", "112"), ("{", "112"), ("[1]", "113"), ("{}", "114"), (#"{"format": "tallyman-scan/2"}"#, "114"),
    ] {
      let file = IntakeCheck.File(name: "MSKU1234565.json", sidecar: Array(text.utf8))
      let check = IntakeCheck([IntakeCheck.File(name: "MSKU1234565.tif"), file], profile: profile)
      #expect(texts(check) == ["\(code) MSKU1234565.json"], "\(text)")
      #expect(!check.isPassed)
    }
  }

  @Test("planes in files are counted")
  func planes() {
    func codes(_ name: String, _ planes: Int, _ expected: [String]?) -> [String] {
      var profile = profile
      profile.planes = expected
      return texts(IntakeCheck([IntakeCheck.File(name: name, planes: planes)], profile: profile))
    }
    #expect(codes("MSKU1234565.tif", 2, ["high", "low"]) == [])
    #expect(codes("MSKU1234565.tif", 1, ["high", "low"]) == ["109 MSKU1234565.tif"])
    #expect(codes("MSKU1234565.tif", 1, nil) == [])
    #expect(codes("MSKU1234565_high.tif", 2, ["high"]) == ["111 MSKU1234565_high.tif"])
  }

  @Test("the profile stands in where the sidecar is silent")
  func defaults() {
    var profile = profile
    var image = ScanSidecar.Image()
    (image.planes, image.air) = (["high", "low"], [60_000])
    var sidecar = ScanSidecar()
    sidecar.image = image
    profile.sidecarDefaults = sidecar
    profile.containerPattern = "BOX[0-9]+"
    let text = #"{"format": "tallyman-scan/1", "scan_id": "S1"}"#
    let files = [
      IntakeCheck.File(name: "BOX7.tif"), IntakeCheck.File(name: "BOX7.json", sidecar: Array(text.utf8)),
    ]
    #expect(texts(IntakeCheck(files, profile: profile)) == ["125 BOX7.json"])
  }

  @Test("damaged sidecars are remarks, and nothing else")
  func damage() {
    let whole = #"{"format":"tallyman-scan/1","scan_id":"S1","containers":[{"number":"MSKU1234565","columns":[0,9]}]}"#
    var faulty = 0
    for seed in 0..<1000 as Range<UInt64> {
      let file = IntakeCheck.File(name: "A.json", sidecar: Mutation.damaged(Array(whole.utf8), seed: seed))
      let check = IntakeCheck([IntakeCheck.File(name: "A.tif", columns: 9), file], profile: profile)
      #expect(check.remarks.allSatisfy { !$0.explanation.remedy.isEmpty }, "seed \(seed)")
      faulty += check.isPassed ? 0 : 1
    }
    #expect(faulty > 500)
  }
}

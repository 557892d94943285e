import Foundation
import TallyDomain
import Testing

@testable import TallyImaging

@Suite("Sidecar reader")
struct SidecarReaderTests {
  private func read(_ text: String, limits: DecodingLimits = .standard) -> SidecarReader.Result {
    SidecarReader(limits: limits).read(Array(text.utf8), name: "A.json")
  }

  @Test("the example of scan-format.md is read whole; unknown fields are passed over")
  func whole() {
    let result = read(
      """
      { "format": "tallyman-scan/1", "scan_id": "MX07-0042", "scanner": { "id": "MX-07", "site": "BEANR" },
        "operator": "7741", "vehicle": { "plate": "1-ABC-123", "confidence": 0.97 }, "lane": 3,
        "containers": [ { "number": "MSKU1234565", "type": "45G1", "columns": [210, 2640], "seals": ["ML-BE0093411"] } ],
        "purpose": "operational",
        "image": { "planes": ["high", "low"], "energies_mev": [6.0, 4.0], "pixel_pitch_mm": { "x": 5.0, "y": 5.0 },
          "air": [60000, 60000], "dark": [180, 180], "encoding": "linear", "cab": "left" } }
      """)
    #expect(result.faults.isEmpty && result.remarks.isEmpty)
    #expect(result.sidecar.scanId == "MX07-0042" && result.sidecar.operator == "7741")
    #expect(
      result.sidecar.containers == [
        .init(number: "MSKU1234565", type: "45G1", columns: [210, 2640], seals: ["ML-BE0093411"])
      ])
    #expect(result.sidecar.image?.pixelPitchMm == .init(x: 5, y: 5) && result.sidecar.image?.energiesMev == [6, 4])
  }

  /// Texts of which nothing can be used, and a word of the fault that says why.
  private static let useless: [(text: String, word: String)] = [
    ("", "not used"), ("{", "not used"), ("[]", "not used"), ("not JSON", "not used"),
    ("{\"scan_id\": \"A\"}", "format"),
    ("{\"format\": \"tallyman-scan/2\", \"scan_id\": \"A\"}", "format"), ("{\"format\": 1}", "format"),
    (String(repeating: "[", count: 100_000), "nests deeper"),
    ("{\"format\": \"tallyman-scan/1\", \"x\": " + String(repeating: "{\"a\":", count: 40) + "1", "nests deeper"),
  ]

  @Test("a sidecar that is none is one fault and an empty sidecar", arguments: useless)
  func nothing(text: String, word: String) {
    let result = read(text)
    #expect(result.sidecar == ScanSidecar())
    #expect(result.faults.count == 1 && result.faults[0].contains(word) && result.faults[0].contains("A.json"))
  }

  @Test("brackets within strings do not nest")
  func strings() {
    let brackets = String(repeating: "[{\\\"", count: 100)
    let result = read("{\"format\": \"tallyman-scan/1\", \"scan_id\": \"\(brackets)\"}")
    #expect(result.faults.isEmpty && result.sidecar.scanId?.count == 300)
  }

  @Test("a byte-order mark before the text does no harm")
  func byteOrderMark() {
    let result = read("\u{FEFF}{\"format\": \"tallyman-scan/1\", \"scan_id\": \"A\"}")
    #expect(result.faults.isEmpty && result.sidecar.scanId == "A")
  }

  @Test("a wrong part is a fault that names it, and the rest is used")
  func parts() {
    let result = read(
      """
      { "format": "tallyman-scan/1", "scan_id": 42, "vehicle": { "plate": ["x"] },
        "containers": [ { "number": "MSKU1234565", "confidence": "high" }, { "number": 7 }, "x", { "number": "B" } ],
        "image": { "cab": "left" } }
      """)
    #expect(result.sidecar.scanId == nil && result.sidecar.vehicle == nil && result.sidecar.image?.cab == "left")
    #expect(result.sidecar.containers?.map(\.number) == ["MSKU1234565", nil, nil, "B"])
    #expect(result.faults.count == 5)
    #expect(result.faults.contains { $0.contains("vehicle") } && result.faults.contains { $0.contains("confidence") })
  }

  @Test("numbers that cannot be are dropped", arguments: ["[5]", "[9, 3]", "[-1, 4]", "[4, 4]", "[1, 2, 3]", "[]"])
  func columns(columns: String) {
    let result = read(
      """
      { "format": "tallyman-scan/1", "containers": [ { "number": "A", "columns": \(columns) } ],
        "image": { "pixel_pitch_mm": { "x": 0, "y": 5 }, "scale": -1 } }
      """)
    #expect(result.sidecar.containers == [.init(number: "A")])
    #expect(result.sidecar.image == ScanSidecar.Image() && result.faults.count == 3)
  }

  @Test("of several views the first is taken, and said")
  func views() {
    let result = read(
      "{ \"format\": \"tallyman-scan/1\", \"images\": [ { \"view\": \"side\" }, { \"view\": \"top\", \"air\": 3 } ] }")
    #expect(result.sidecar.image?.view == "side" && result.faults.isEmpty && result.remarks.count == 1)
  }
}

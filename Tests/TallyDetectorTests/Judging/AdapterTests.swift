import Foundation
import TallyCore
import TallyDomain
import TallyTestSupport
import Testing

@testable import TallyDetector

/// A stranger's ONNX behind an adapter. The network is the probe: its map is the mean of the first plane over 2 × 2 cells.
struct AdapterTests {
  private static let region = PixelRegion(x0: 10, y0: 8, x1: 410, y1: 200)
  private static let declared = [Float](repeating: 0, count: ProbeModel.groups)

  private static func description(_ change: (inout [String: Any]) -> Void = { _ in }) throws -> Data {
    let planes = ["attenuation_high", "attenuation_low", "transmission_high", "valid", "dual"].map {
      ["quantity": $0, "clip": [0, 6], "scale": 0.5] as [String: Any]
    }
    var document: [String: Any] = [
      "format": "tallyman-adapter/1", "name": "stranger", "file": "model.onnx",
      "input": ["name": "planes", "declared": "declared", "pitch_mm": 16, "multiple": 16, "planes": planes],
      "outputs": ["anomaly": ["name": "anomaly"], "commodity": ["name": "commodity"]],
    ]
    change(&document)
    return try JSONSerialization.data(withJSONObject: document)
  }

  private func withModel(
    _ change: (inout [String: Any]) -> Void = { _ in }, _ body: (String) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      try Data(ProbeModel.model()).write(to: folder.appending(path: "model.onnx"))
      let path = folder.appending(path: "stranger.json")
      try Self.description(change).write(to: path)
      try body(path.path)
    }
  }

  private static func subject(_ spot: PixelRegion, doors: FoundBox.Side?) -> JudgedContainer {
    JudgedContainer(
      radiograph: Pictures.blob(at: spot), box: Pictures.box(region, doors: doors), declared: declared, identity: "a")
  }

  @Test("a dark spot comes out where it is, with its attenuation", arguments: [FoundBox.Side.left, .right, nil])
  func spot(doors: FoundBox.Side?) throws {
    try withModel { path in
      let model = try AdaptedModel(path: path)
      #expect(model.identity.hasPrefix("stranger@"))
      let spot = PixelRegion(x0: 106, y0: 72, x1: 202, y1: 136)
      let verdict = try #require(try model.verdict(Self.subject(spot, doors: doors), threads: 1))
      #expect(try #require(verdict.regions.first).region.intersectionOverUnion(spot) > 0.5)
      // −ln 0.05 · 0.5, the declared vector being 0.
      #expect(abs(verdict.score + log(0.05) * 0.5) < 0.3, "\(verdict.score)")
      #expect(verdict.goods.first?.group == CommodityVocabulary.standard.groups[ProbeModel.channel].key)
      #expect(verdict.map?.region == Self.region)
    }
  }

  @Test("a low number may be the suspicious one") func lower() throws {
    try withModel({ $0["outputs"] = ["anomaly": ["name": "anomaly", "higher_is_worse": false]] }) { path in
      let spot = PixelRegion(x0: 106, y0: 72, x1: 202, y1: 136)
      let verdict = try #require(try AdaptedModel(path: path).verdict(Self.subject(spot, doors: nil), threads: 1))
      let first = try #require(verdict.regions.first).region
      #expect(verdict.score < 0 && !Localised.hit(first, spot))
      #expect(verdict.goods.isEmpty)
    }
  }

  @Test("a fixed size puts the box on coarser cells") func fixedSize() throws {
    try withModel({ document in
      var input = document["input"] as? [String: Any] ?? [:]
      input["size"] = [64, 96]
      document["input"] = input
    }) { path in
      let spot = PixelRegion(x0: 106, y0: 72, x1: 202, y1: 136)
      let verdict = try #require(try AdaptedModel(path: path).verdict(Self.subject(spot, doors: .left), threads: 1))
      #expect(Localised.hit(try #require(verdict.regions.first).region, spot))
      let map = try #require(verdict.map)
      #expect(map.width <= 48 && map.height <= 32)
    }
  }

  @Test("what does not fit is refused before anything runs") func refused() throws {
    let wrong: [(String, (inout [String: Any]) -> Void)] = [
      ("format", { $0["format"] = "x/1" }), ("file", { $0["file"] = "../model.onnx" }),
      ("no outputs", { $0["outputs"] = [String: Any]() }),
      ("output name", { $0["outputs"] = ["anomaly": ["name": "nothing"]] }),
      (
        "groups",
        { $0["outputs"] = ["anomaly": ["name": "anomaly"], "commodity": ["name": "commodity", "groups": ["x"]]] }
      ),
      ("input", { $0["input"] = ["name": "other", "pitch_mm": 16, "planes": [["quantity": "valid"]]] }),
      ("quantity", { $0["input"] = ["name": "planes", "pitch_mm": 16, "planes": [["quantity": "colour"]]] }),
      ("pitch", { $0["input"] = ["name": "planes", "pitch_mm": 0.1, "planes": [["quantity": "valid"]]] }),
    ]
    for (name, change) in wrong {
      try withModel(change) { path in
        let error = #expect(throws: JudgeError.self, "\(name)") { try AdaptedModel(path: path) }
        #expect(error?.explanation.code == "TLY-JUD-001", "\(name)")
      }
    }
    // A plane too few is the network's own complaint.
    try withModel({ $0["input"] = ["name": "planes", "pitch_mm": 16, "planes": [["quantity": "valid"]]] }) { path in
      let model = try AdaptedModel(path: path)
      #expect(throws: JudgeError.self) {
        try model.verdict(Self.subject(PixelRegion(x0: 90, y0: 90, x1: 99, y1: 99), doors: nil), threads: 1)
      }
    }
  }

  @Test("a damaged description gives an error or a model, never a crash") func damaged() throws {
    var random = SeededGenerator(seed: 6)
    let bytes = Array(try Self.description())
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "a.json")
      for _ in 0..<200 {
        var copy = bytes
        for _ in 0..<random.integer(1..<5) { copy[random.integer(0..<copy.count)] = UInt8(random.integer(32..<127)) }
        try Data(copy).write(to: path)
        #expect([nil, "TLY-JUD-001"].contains(Self.complaint(path.path)))
      }
    }
  }

  private static func complaint(_ path: String) -> String? {
    do throws(JudgeError) {
      _ = try AdapterDescription(path: path)
      return nil
    } catch { return error.explanation.code }
  }
}

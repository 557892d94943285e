internal import Foundation
internal import TallyCore
internal import TallyEvaluation
internal import TallyTestSupport
internal import Testing

struct BenchProtocolTests {
  private static let text = """
    {"format":"tallyman-protocol/1","name":"p-1","purpose":"to test","simulate":["--count","3"],
     "select":{"declared":"empty"},
     "headline":[{"title":"heavy","placements":["core"],"item_mass_kg":[20,500]},{"title":"swapped","kinds":["k"]}]}
    """

  private static func row(
    _ score: Double, _ kind: String?, mass: Double? = nil, placement: String? = nil, isEmpty: Bool = true
  ) -> EvaluationRow {
    var row = EvaluationRow(
      stem: "s\(score)", container: nil, score: score, pValue: nil, isPositive: kind != nil, kind: kind, itemMass: mass,
      placement: placement)
    row.isDeclaredEmpty = isEmpty
    return row
  }

  @Test("selects containers, and makes groups of its own against all clean ones") func groups() throws {
    let plan = try BenchProtocol(json: Array(Self.text.utf8), place: "p")
    let rows = [
      Self.row(1, nil), Self.row(2, nil), Self.row(9, nil, isEmpty: false),
      Self.row(3, "concealed", mass: 30, placement: "core"), Self.row(0, "concealed", mass: 10, placement: "core"),
      Self.row(1.5, "k"), Self.row(5, "concealed", mass: 30, placement: "floor"),
    ]
    let report = DetectionReport(title: "t", rows: rows, setting: .init(plan: plan, protocolHash: "abc"))
    #expect(report.clean == 2 && report.positive == 4 && report.protocolIdentity == "p-1 sha256:abc")
    #expect(report.groups.map(\.title) == ["heavy", "swapped"] && report.groups.map(\.positive) == [1, 1])
    #expect(report.groups[0].area.value == 1 && report.groups[1].area.value == 0.5)
    #expect(report.text.contains("heavy: 1 positive, area 1.0000"))
  }

  @Test("damage gives an error or a protocol, never a crash") func damaged() {
    var random = SeededGenerator(seed: 4)
    let bytes = Array(Self.text.utf8)
    for _ in 0..<500 {
      var copy = bytes
      for _ in 0..<random.integer(1..<4) { copy[random.integer(0..<copy.count)] = UInt8(random.integer(32..<127)) }
      do { _ = try BenchProtocol(json: copy, place: "p") } catch { #expect(error.explanation.code == "TLY-EVA-001") }
    }
    for wrong in [
      "[]", "{}", Self.text.replacing("[20,500]", with: "[20]"), Self.text.replacing("\"empty\"", with: "\"x\""),
    ] {
      #expect(throws: BenchProtocolError.self) { try BenchProtocol(json: Array(wrong.utf8), place: "p") }
    }
  }
}

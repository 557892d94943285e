import TallyCore
import TallyDomain
import TallyReport
import Testing

private func finding(_ code: IndicatorCode, region: PixelRegion?, sentence: String) -> Finding {
  Finding(
    code: code, view: "side", region: region, score: 3, pValue: 0.01, severity: nil, statistic: nil, sentence: sentence,
    lines: [])
}

private func container(
  _ number: String?, priority: Double?, flagged: Bool, description: String = "BEER", findings: [Finding] = []
) -> AssessedContainer {
  AssessedContainer(
    number: number, view: "side", columns: [100, 500], rows: [20, 220],
    link: ManifestLink(method: .exact, confidence: 1, consignments: ["DOC1"]),
    declared: Declared(
      fullEmpty: .full,
      goods: [DeclaredGoods(consignment: "DOC1", item: 1, hs: "220300", description: description, grossMassKg: 17299)],
      grossMassKg: 17299),
    commodities: [], massKg: nil, priority: priority, pValue: nil, flagged: flagged, findings: findings)
}

private func document(_ containers: [AssessedContainer]) -> AssessmentDocument {
  AssessmentDocument(
    version: "0", model: nil, calibration: nil, budget: .init(flaggedCleanPer100: 1),
    scans: containers.enumerated().map { index, container in
      AssessedScan(
        stem: "s\(index)", scanId: nil, files: [], content: nil, scanner: nil, acquiredAt: nil, error: nil,
        quality: nil,
        findings: [], containers: [container])
    })
}

@Test func flaggedComeFirstThenByPriorityThenUnjudged() {
  let ranked = RankedContainer.ranking(
    of: document([
      container("A", priority: nil, flagged: false), container("B", priority: 9, flagged: false),
      container("C", priority: 2, flagged: true), container("D", priority: 10, flagged: false),
    ]))
  #expect(ranked.map(\.title) == ["C", "D", "B", "A"])
  #expect(ranked.map(\.rank) == [1, 2, 3, 4])
}

@Test func whatCarriersWriteStaysText() {
  let html = AssessmentReport.html(
    document([container("A", priority: 1, flagged: false, description: "<script>alert('x')</script> & \"co\"")]),
    pictures: [:])
  #expect(!html.contains("<script"))
  #expect(html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;co&quot;"))
}

@Test func regionsLieOnThePictureInItsOwnPixels() {
  let marked = finding(.densityAnomaly, region: PixelRegion(x0: 150, y0: 60, x1: 190, y1: 90), sentence: "Too dense.")
  let html = AssessmentReport.html(
    document([container("A", priority: 1, flagged: true, findings: [marked])]),
    pictures: [
      ReportKey(stem: "s0", container: 0): [
        ReportPicture(label: "Grey", png: [1, 2, 3], covers: PixelRegion(x0: 100, y0: 20, x1: 500, y1: 220))
      ]
    ])
  #expect(html.contains("viewBox=\"100 20 400 200\""))
  #expect(html.contains("x=\"150\" y=\"60\" width=\"40\" height=\"30\""))
  // An open rectangle would swallow the number that follows it, and the number would not be drawn.
  #expect(html.contains("/><text x=\"150\""))
  #expect(html.contains("data:image/png;base64,AQID"))
  #expect(html.contains("Too dense."))
}

@Test func unreadableScansAreListedWithTheirRemedy() {
  var one = document([])
  one.scans.append(
    AssessedScan(
      stem: "broken", scanId: nil, files: [], content: nil, scanner: nil, acquiredAt: nil,
      error: .init(
        Explanation(code: "TLY-IMG-003", place: "broken.tif, header", problem: "Too large.", remedy: "Send it again.")),
      quality: nil, findings: [], containers: []))
  let html = AssessmentReport.html(one, pictures: [:])
  #expect(html.contains("broken: Too large. Send it again. (TLY-IMG-003, broken.tif, header)"))
}

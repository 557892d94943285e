import TallyAssessment
import TallyCore
import TallyDomain
import Testing

private func container(
  _ number: String?, columns: [Int]? = [10, 90], goods: String?, findings: [Finding] = []
) -> AssessedContainer {
  let lines = goods.map {
    [DeclaredGoods(consignment: "BILL-1", item: 1, hs: "080390", description: $0, grossMassKg: 18_000)]
  }
  return AssessedContainer(
    number: number, view: "side", columns: columns, rows: [0, 50],
    link: ManifestLink(method: goods == nil ? .none : .exact, confidence: 1, consignments: []),
    declared: lines.map { Declared(fullEmpty: .full, goods: $0, grossMassKg: 18_000) }, commodities: [], massKg: nil,
    priority: nil, pValue: nil, flagged: false, findings: findings)
}

private func changes(_ now: [AssessedContainer], after before: [AssessedContainer]) -> [[Finding]] {
  DeclarationChanged.mark(now, after: before).map { $0.findings.filter { $0.code == .declarationChanged } }
}

@Suite("What only the service knows") struct CircumstanceTests {
  @Test func otherGoodsThanBeforeAreAChange() throws {
    let found = changes(
      [container("MSKU1234565", goods: "STEEL")], after: [container("MSKU1234565", goods: "BANANAS")])
    let finding = try #require(found[0].first)
    #expect(finding.severity == .alert)
    #expect(finding.sentence.contains("BANANAS") && finding.sentence.contains("now STEEL"))
    #expect(finding.lines == [Finding.Line(consignment: "BILL-1", item: 1)])
  }

  @Test func aDeclarationThatWentAwayIsAChange() {
    let found = changes([container("MSKU1234565", goods: nil)], after: [container("MSKU1234565", goods: "BANANAS")])
    #expect(found[0].count == 1)
  }

  @Test func theSameOrAFirstDeclarationIsNone() {
    let bananas = container("MSKU1234565", goods: "BANANAS"), none = container("MSKU1234565", goods: nil)
    #expect(changes([bananas], after: [bananas]) == [[]])
    #expect(changes([bananas], after: [none]) == [[]])
    #expect(changes([bananas], after: []) == [[]])
  }

  @Test func aChangeThatNobodyMayHaveSeenStays() {
    let first = DeclarationChanged.mark(
      [container("MSKU1234565", goods: "STEEL")], after: [container("MSKU1234565", goods: "BANANAS")])
    #expect(changes([container("MSKU1234565", goods: "STEEL")], after: first)[0].count == 1)
  }

  @Test("two boxes of one number are told apart by where they are") func twoOfOneNumber() {
    let before = [
      container("MSKU1234565", columns: [0, 40], goods: "BANANAS"),
      container("MSKU1234565", columns: [50, 90], goods: "STEEL"),
    ]
    let now = [
      container("MSKU1234565", columns: [50, 90], goods: "STEEL"),
      container("MSKU1234565", columns: [0, 40], goods: "TILES"),
    ]
    #expect(changes(now, after: before).map(\.count) == [0, 1])
  }

  @Test func aReplayedPictureNamesWhoseItWas() {
    let finding = DuplicateImage.finding(
      firstScan: 7, firstScanId: "YD-1", firstContainers: ["MSKU1234565"], view: "side")
    #expect(finding.code == .duplicateImage && finding.family == .document && finding.severity == .alert)
    for word in ["scan 7", "YD-1", "MSKU1234565"] { #expect(finding.sentence.contains(word), "\(word)") }
  }
}

internal import TallyCore
internal import TallyEvaluation
internal import Testing

struct LocalisationTests {
  private static let box = PixelRegion(x0: 100, y0: 50, x1: 200, y1: 90)

  @Test(
    "the centre decides, with 5 % on either side",
    arguments: [
      (PixelRegion(x0: 140, y0: 60, x1: 160, y1: 70), true), (PixelRegion(x0: 0, y0: 0, x1: 300, y1: 140), true),
      (PixelRegion(x0: 94, y0: 60, x1: 96, y1: 70), true), (PixelRegion(x0: 93, y0: 60, x1: 95, y1: 70), false),
      (PixelRegion(x0: 150, y0: 91, x1: 152, y1: 93), true), (PixelRegion(x0: 150, y0: 92, x1: 152, y1: 94), false),
      (PixelRegion(x0: 205, y0: 60, x1: 206, y1: 70), false),
    ])
  func hits(region: PixelRegion, expected: Bool) {
    #expect(Localisation.isHit(region, [Self.box]) == expected)
    #expect(Localisation.isHit(region, [PixelRegion(x0: 900, y0: 900, x1: 901, y1: 901), Self.box]) == expected)
    #expect(!Localisation.isHit(region, []))
  }

  @Test("the first, one of five, never the sixth") func ranks() {
    let off = PixelRegion(x0: 0, y0: 0, x1: 1, y1: 1)
    func row(_ regions: [PixelRegion], isPositive: Bool = true, boxes: [PixelRegion] = [Self.box]) -> EvaluationRow {
      EvaluationRow(
        stem: "a", container: nil, score: 1, pValue: nil, isPositive: isPositive, regions: regions, itemBoxes: boxes)
    }
    let rows = [
      row([Self.box]), row([off, off, off, off, Self.box]), row([off, off, off, off, off, Self.box]), row([]),
      row([Self.box], isPositive: false), row([Self.box], boxes: []),
    ]
    let localisation = Localisation(rows)
    #expect(localisation.first == Proportion(1, of: 4) && localisation.firstFive == Proportion(2, of: 4))
  }
}

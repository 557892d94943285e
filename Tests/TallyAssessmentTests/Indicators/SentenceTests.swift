internal import TallyAssessment
internal import TallyDomain
internal import Testing

/// What the analyst reads, word for word. Regions are in pixels as delivered (10 mm), edges x0 y0 x1 y1.
struct SentenceTests {
  private static let bananas = linked(declared(("080390", 9000), ("0803.90", 9240)))

  private static func bananaLoad() -> FakeMaps {
    var maps = FakeMaps()
    maps.load("bananas-cartons", gramsPerCm2: 18)
    maps.noise(0.5, seed: 3)
    return maps
  }

  /// The findings of a case without the remark that nothing was calibrated.
  private func expect(
    _ observation: ContainerObservation, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let actual = uncalibrated.lines(observation).joined(separator: "\n")
      .replacing(" Not calibrated: how many clean containers look like this is not known.", with: "")
    #expect(actual == expected, sourceLocation: sourceLocation)
  }

  @Test("an honest load says nothing") func honest() {
    expect(observation(Self.bananaLoad(), Self.bananas), "")
  }

  @Test func denserRegion() {
    var maps = Self.bananaLoad()
    maps.item(8.0...9.1, 1.7...2.3, logit: 4, addedGramsPerCm2: 13)
    expect(
      observation(maps, Self.bananas),
      """
      DENSITY_ANOMALY [900 220 1010 280] Lines 1 and 2 declare bananas in cartons (HS 0803), 18.2 t. In the marked region \
      (1.1 × 0.6 m, 3.5 m from the doors, low) the load is about 31 g/cm² where 15 to 21 is normal around it. About 85 kg \
      more than expected.
      """)
  }

  @Test func lighterRegionJustInsideTheDoors() {
    var maps = Self.bananaLoad()
    maps.item(0.3...0.8, 0.6...1.0, logit: 4, addedGramsPerCm2: -10)
    expect(
      observation(maps, linked(declared(("0803", 18240), ("4801", nil))), doors: .left),
      """
      DENSITY_ANOMALY [130 110 180 150] Line 1 declares bananas in cartons (HS 0803), 18.2 t; line 2 paper in reels (HS \
      4801). In the marked region (0.5 × 0.4 m, just inside the doors, high) the load is about 8.2 g/cm² where 15 to 21 is \
      normal around it, as if something were missing. About 20 kg less than expected.
      """)
  }

  @Test func onlyTheTextureDiffers() {
    var maps = Self.bananaLoad()
    maps.item(5.0...5.6, 1.2...1.6, logit: 5, addedGramsPerCm2: 0)
    expect(
      observation(maps, Self.bananas, doors: nil),
      """
      DENSITY_ANOMALY [600 170 660 210] Lines 1 and 2 declare bananas in cartons (HS 0803), 18.2 t. In the marked region \
      (0.6 × 0.4 m, 5.3 m from the left end of the picture of the box, at middle height) the load is about 18 g/cm², no \
      heavier or lighter than around it (15 to 21), but its pattern is not that of the goods declared.
      """)
  }

  @Test func otherGoods() {
    var maps = FakeMaps()
    maps.load("coffee-bags", gramsPerCm2: 90)
    maps.load("paper-reels", gramsPerCm2: 90, x: 0.2...2.5)
    expect(
      observation(maps, Self.bananas),
      """
      COMMODITY_MISMATCH Lines 1 and 2 declare bananas in cartons (HS 0803), 18.2 t. The load looks like coffee in bags \
      or, less likely, paper in reels; only 2 % of it looks like the goods declared.
      """)
  }

  @Test func otherGoodsInOnePart() {
    var maps = Self.bananaLoad()
    maps.load("coffee-bags", gramsPerCm2: 18, x: 0.2...5.0)
    expect(
      observation(maps, Self.bananas),
      """
      COMMODITY_MISMATCH [144 118 576 282] Lines 1 and 2 declare bananas in cartons (HS 0803), 18.2 t. Part of the load \
      looks like coffee in bags; 52 % of it looks like the goods declared.
      """)
  }

  @Test func declaredButEmpty() {
    expect(
      observation(FakeMaps(), Self.bananas),
      """
      COMMODITY_MISMATCH Lines 1 and 2 declare bananas in cartons (HS 0803), 18.2 t. The container looks empty: almost \
      none of it looks like the goods declared.
      """)
  }

  @Test func declaredEmptyButLoaded() {
    var maps = FakeMaps()
    maps.load("coffee-bags", gramsPerCm2: 10, x: 4...4.5, y: 2.0...2.4)
    expect(
      observation(maps, linked(declaredEmpty)),
      """
      UNDECLARED_LOAD [500 250 550 290] The container is declared empty. In the marked region (0.5 × 0.4 m, 7.8 m from the \
      doors, low) there is about 10 g/cm² beyond walls and floor where there should be none. That is about 20 kg.
      """)
  }

  @Test func severalKindsOfGoods() {
    var maps = Self.bananaLoad()
    maps.item(8.0...9.0, 1.0...1.5, logit: 4, addedGramsPerCm2: 40)
    let goods = declared(("0803", 700), ("0901", 200), ("4804", 300), ("940360", 5000), ("0803", 100))
    expect(
      observation(maps, linked(goods)),
      """
      DENSITY_ANOMALY [900 150 1000 200] 4 kinds of goods are declared, 6.3 t in all, most of it furniture in cartons (HS \
      9403). In the marked region (1.0 × 0.5 m, 3.5 m from the doors, at middle height) the load is about 58 g/cm² where 15 \
      to 21 is normal around it. About 200 kg more than expected.
      """)
  }

  @Test("papers and circumstances", arguments: documents.keys.sorted()) func document(_ name: String) throws {
    let (observation, expected) = try #require(documents[name])
    expect(observation, expected)
  }
}

private let inOrder = linked(declared(("0901", 20_000)))
private let clean: FakeMaps = {
  var maps = FakeMaps()
  maps.load("coffee-bags", gramsPerCm2: 90)
  return maps
}()

private let documents: [String: (ContainerObservation, String)] = [
  "in order": (observation(clean, inOrder), ""),
  "declared empty and empty": (observation(FakeMaps(), linked(declaredEmpty)), ""),
  "no entry": (
    observation(clean, linked(nil, .none, explanation: "No entry has this number or one like it.")),
    "NO_DECLARATION attention No manifest entry was found for container MSKU1234565. No entry has this number or one like it."
  ),
  "no number and no entry": (
    observation(clean, linked(nil, .none, scanned: nil, manifest: nil), number: nil),
    "NO_DECLARATION attention No manifest entry was found for this container."
  ),
  "no goods": (
    observation(clean, linked(Declared(fullEmpty: nil, goods: [], grossMassKg: nil))),
    "NO_DECLARATION attention The manifest names container MSKU1234565 but no goods in it; it does not say that it is empty."
  ),
  "unknown goods": (
    observation(
      clean,
      linked(
        Declared(
          fullEmpty: .full,
          goods: [
            DeclaredGoods(
              consignment: "DOC1", item: 1, hs: "9999", description: "SUNDRY\n\u{7}GOODS", grossMassKg: 10)
          ], grossMassKg: 10))),
    """
    NO_DECLARATION info The declared goods, “SUNDRY GOODS” (HS 9999), are of no kind that the program knows: the picture \
    was judged without them.
    """
  ),
  "several entries": (
    observation(clean, linked(nil, .ambiguous, explanation: "Two bills of different voyages name it.")),
    """
    AMBIGUOUS_LINK attention More than one manifest entry fits container MSKU1234565. Two bills of different voyages name it.
    """
  ),
  "after repair": (
    observation(
      clean, linked(declared(("0901", 20_000)), .repaired, scanned: "MSKU1234585", manifest: "MSKU1234565"),
      number: "MSKU1234585"),
    """
    AMBIGUOUS_LINK info Linked only after repair: the scan has MSKU1234585, the manifest MSKU1234565.
    NUMBER_INVALID attention The number MSKU1234585 ends in the check digit 5 where its other characters ask for 6. It was \
    misread, mistyped or made up.
    """.split(separator: "\n").reversed().joined(separator: "\n")
  ),
  "by its seal": (
    observation(clean, linked(declared(("0901", 20_000)), .seal, scanned: nil), number: nil),
    """
    AMBIGUOUS_LINK info Linked by its seal, not by its number: the scan has no number, the manifest MSKU1234565.
    """
  ),
  "no container number at all": (
    observation(clean, inOrder, number: "TRUCK 12"),
    """
    NUMBER_INVALID attention TRUCK 12 is no container number: four letters, six digits and a check digit make one. It was \
    misread, mistyped or made up.
    """
  ),
  "no box": (
    observation(nil, inOrder, hasBox: false), "SCAN_QUALITY attention No container was found in the picture."
  ),
  "a fault and a note": (
    observation(
      clean, inOrder,
      quality: ScanQuality(
        usable: true,
        remarks: [
          QualityRemark(isFault: true, "The low plane is missing."), QualityRemark(isFault: false, "Pitch assumed."),
        ])
    ),
    "SCAN_QUALITY attention The low plane is missing."
  ),
  "not usable": (
    observation(
      clean, inOrder,
      quality: ScanQuality(usable: false, remarks: [QualityRemark(isFault: true, "The picture is cut off.")])),
    "SCAN_QUALITY alert The picture is cut off. Scan again."
  ),
]

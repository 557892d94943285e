import TallyDomain
import Testing

@Suite struct CodeNameTests {
  @Test(
    arguments: [
      ("22G1", 6058.0, 2591.0, true), ("45G1", 12192, 2896, true), ("L5G1", 13716, 2896, true),
      ("42g1 ", 12192, 2591, true),
      ("22", 6058, 2591, false), ("4310", 12192, nil, false), ("ZZZZ", nil, nil, false), ("", nil, nil, false),
    ] as [(String, Double?, Double?, Bool)])
  func sizeTypes(_ written: String, length: Double?, height: Double?, isKnown: Bool) {
    let type = SizeType(written)
    #expect(type.lengthMm == length)
    #expect(type.heightMm == height)
    #expect(type.isKnown == isKnown)
  }

  @Test func sizeTypesHaveWordsAndTares() {
    #expect(SizeType("45G1").name == "40' 9'6\" General purpose container")
    #expect(SizeType("QQ").name == "QQ")
    #expect(SizeType("22R1").isThermal && !SizeType("22G1").isThermal)
    #expect(SizeType("22G1").typicalTareKg?.range == 2000...2450)
    #expect(SizeType("10G0").typicalTareKg == nil)
    #expect(SizeType("22G1").widthMm == 2438)
  }

  @Test(arguments: [
    ("0803.90", "080390"), ("08039010", "080390"), ("0803 99", "0803"), ("0899", "08"), ("7701", nil), ("03", "03"),
  ])
  func harmonizedCodes(_ written: String, known: String?) throws {
    let code = try #require(HSCode(written))
    #expect(code.known == known)
    #expect((code.name == nil) == (known == nil))
    #expect(code.exists == (known != nil && !(known == "08")))
  }

  @Test func harmonizedCodesNeedDigits() {
    for written in ["", "1", "12345678901", "08A3", "08-03"] { #expect(HSCode(written) == nil) }
  }

  @Test func ports() {
    #expect(Location("BEANR").name == "Antwerpen")
    #expect(Location("be anr").country == "BE")
    #expect(Location("EGEDK").name == "El Dekheila" && Location("EGDEK").name == nil)
    #expect(Location("DEHAM").position.map { abs($0.latitude - 53.5) < 0.2 } == true)
    #expect(Location("GBPM1").isWellFormed == false && Location("GBPM2").isWellFormed)
    #expect(!Location("BEAN").isWellFormed && !Location("B1ANR").isWellFormed)
  }

  @Test func packagesAndDangerousGoods() {
    #expect(PackageType("ct").name == "Carton")
    #expect(PackageType("UNT").name == nil)
    #expect(DangerousGoodsNumber("UN 1203")?.hazardClass == "3")
    #expect(DangerousGoodsNumber("1203")?.name?.contains("MOTOR SPIRIT") == true)
    #expect(DangerousGoodsNumber("120") == nil && DangerousGoodsNumber("UN12O3") == nil)
  }
}

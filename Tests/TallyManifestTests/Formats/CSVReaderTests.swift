import TallyCore
import TallyDomain
import TallyManifest
import Testing

@Suite struct CSVReaderTests {
  @Test func namesAreKnownHoweverTheyAreWritten() throws {
    let text = """
      BILL_OF_LADING\tcntr. no\tSize/Type\tF/E\tSeals\tSequence\tTariff\tCargo\tPieces\tPackage Type\tGross Weight (t)\tNet Weight KGS\tVGM [lb]\tPOL\tPOD\tETA
      B1\tCSQU3054383\t22G1\t5\tS1; S2/S3\t1\t0803.90\tBANANAS\t960\tCT\t18.24\t17 280\t46,297.08\tCRMOB\tBEANR\t02.11.2026
      """
    let manifest = try read(text).manifest
    #expect(
      ManifestDigest.text(manifest) == """
        voyage | CRMOB to BEANR | arrival 2026-11-02
        bill | B1
          item | 1 | HS 080390 | BANANAS | 960 CT | 18240 kg | net 17280 kg
          box | CSQU3054383 | 22G1 | full | seals S1 S2 S3 | VGM 21000.002 | holds 1: 960 pk 18240 kg
        """)
    let item = try #require(manifest.consignments.first?.goodsItems?.first)
    #expect(item.asWritten == ["hs_code": "0803.90", "gross_mass_kg": "18.24"])
    #expect(manifest.consignments.first?.containers?.first?.asWritten == ["verified_gross_mass_kg": "46,297.08"])
  }

  @Test(
    arguments: [
      (["1.234,5", "12,25", "7"], [1234.5, 12.25, 7]), (["1,234.5", "12.250", "1,234"], [1234.5, 12.25, 1234]),
      (["1.234.567", "12.345"], [1_234_567, 12345]), (["1 234,5", "1'000"], [1234.5, 1000]),
      (["0.500", "12.345"], [0.5, 12.345]),
      (["17299", "0"], [17299, 0]), (["1234,567"], [1234.567]), (["-5,5"], [-5.5]), (["1\u{A0}234"], [1234]),
    ] as [([String], [Double])])
  func decimalMarksAreDecidedOverTheColumn(_ cells: [String], values: [Double]) throws {
    let rows = cells.enumerated().map { "B\($0.offset);CSQU3054383;\"\($0.element)\"" }
    let manifest = try read((["B/L No;Container No;Gross Weight"] + rows).joined(separator: "\n")).manifest
    #expect(manifest.consignments.map { $0.goodsItems?.first?.grossMassKg } == values)
  }

  @Test(
    arguments: [
      (["12.345", "7"], [2]), (["1,234", "5.678"], [2, 3]), (["1.5", "2,5"], [2, 3]),
      (["1.5", "7", "1.234,5"], [2, 4]),
    ] as [([String], [Int])])
  func ambiguousNumbersNameTheirRows(_ cells: [String], rows: [Int]) {
    let lines = cells.enumerated().map { "B\($0.offset);CSQU3054383;\($0.element)" }
    let text = (["B/L No;Container No;Gross Weight (kg)"] + lines).joined(separator: "\n")
    #expect(throws: ManifestError.ambiguousNumbers(file: "test", column: "Gross Weight (kg)", rows: rows)) {
      try read(text)
    }
  }

  @Test func countsOfPackagesAreNeverFractions() throws {
    let manifest = try read("B/L No,Container No,Pieces\nB1,CSQU3054383,\"1,234\"").manifest
    #expect(manifest.consignments.first?.goodsItems?.first?.packages?.count == 1234)
    #expect(
      throws: ManifestError.cell(file: "test", row: 2, column: "Pieces", expected: "a whole number", found: "1.25")
    ) {
      try read("B/L No,Container No,Pieces\nB1,CSQU3054383,1.25")
    }
    #expect(throws: ManifestError.cell(file: "test", row: 2, column: "Pieces", expected: "a number", found: "a few")) {
      try read("B/L No,Container No,Pieces\nB1,CSQU3054383,a few")
    }
  }

  @Test func unitsMayStandInTheCellOrInAColumn() throws {
    let text = """
      BL;Container;Gross Weight;UOM;Tare
      B1;CSQU3054383;1000;LBS;2.3 t
      B2;MSKU1000090;1000 kg;;5000 lb
      B3;TCLU1410950;5;stones;
      """
    let manifest = try read(text).manifest
    #expect(manifest.consignments.map { $0.goodsItems?.first?.grossMassKg } == [453.592, 1000, nil])
    #expect(manifest.consignments.map { $0.containers?.first?.tareKg } == [2300, 2267.962, nil])
    #expect(manifest.consignments[0].goodsItems?.first?.asWritten == ["gross_mass_kg": "1000 LBS"])
    let remarks = (manifest.remarks ?? []).map { "\($0.at): \($0.text)" }
    #expect(remarks.contains("row 4, Gross Weight: unit stones is not known, the mass 5 was not read"), "\(remarks)")
  }

  @Test(arguments: ["transport document", "container"])
  func aMissingIndispensableColumnIsAnError(_ column: String) {
    let header = column == "container" ? "B/L No,Gross Weight" : "Container No,Gross Weight"
    #expect(
      throws: ManifestError.missingColumn(
        file: "test", column: column, found: header.split(separator: ",").map(String.init))
    ) { try read(header + "\nX,1") }
  }

  @Test func otherMissingAndUnknownColumnsAreRemarks() throws {
    let remarks = try read("B/L No,Container No,Mood\nB1,CSQU3054383,fine").manifest.remarks ?? []
    let texts = remarks.map(\.text)
    #expect(texts.contains("column Mood is not known and was skipped"))
    #expect(texts.contains("no column for the HS code") && texts.contains("no column for the gross mass"))
    #expect(!texts.contains("no column for the marks"))
  }

  @Test func quotesLineEndsAndTitlesAreUnderstood() throws {
    let text =
      "Manifest of 2 November\r\n\r\nB/L No,Container No,Description,Shipper\r\n"
      + "B1,CSQU3054383,\"PIPES, 2\"\" DIAMETER\nAND FITTINGS\",\"O'HARA; SONS\"\r\n"
    let manifest = try read(text).manifest
    #expect(manifest.consignments.first?.goodsItems?.first?.description == "PIPES, 2\" DIAMETER\nAND FITTINGS")
    #expect(manifest.consignments.first?.shipper?.name == "O'HARA; SONS")
    #expect(manifest.remarks?.contains { $0.text.contains("taken as the header line") } == true)
  }

  @Test func rowsOfOneDocumentAreOneConsignment() throws {
    let text = """
      B/L No,Container No,Item No,Description,Pieces,Gross Weight
      B1,CSQU3054383,1,BEER,10,100
      B1,MSKU1000090,1,BEER,5,50.5
      B1,MSKU1000090,1,WINE,2,20
      B2,MSKU1000090,,TYRES,4,40
      B2,MSKU1000090,,TYRES,4,40
      B3,,1,CEMENT,1,9000
      """
    let manifest = try read(text).manifest
    #expect(
      ManifestDigest.text(manifest) == """
        bill | B1
          item | 1 | BEER | 15 ? | 150.5 kg
          item | 2 | WINE | 2 ? | 20 kg
          box | CSQU3054383 | holds 1: 10 pk 100 kg
          box | MSKU1000090 | holds 1: 5 pk 50.5 kg, 2: 2 pk 20 kg
        bill | B2
          item | 1 | TYRES | 8 ? | 80 kg
          box | MSKU1000090 | holds 1: 4 pk 40 kg, 1: 4 pk 40 kg
        bill | B3
          item | 1 | CEMENT | 1 ? | 9000 kg
        """)
    let texts = (manifest.remarks ?? []).map(\.text)
    #expect(texts.contains("item number 1 has other goods in another row; this one is read as 2"))
    #expect(texts.contains("goods without a container"))
  }

  @Test func voyagesAreKeptApart() throws {
    let text =
      "BL,Container,Voyage,ETA\nB1,CSQU3054383,1W,2026-11-02\nB2,MSKU1000090,2W,03/04/2026\nB3,TCLU1410950,1W,2026-11-02"
    let result = try read(text)
    #expect(result.manifests.map { $0.consignments.map(\.transportDocument) } == [["B1", "B3"], ["B2"]])
    #expect(result.manifests.map { $0.voyage?.arrival } == ["2026-11-02", "03/04/2026"])
  }

  @Test(arguments: ["80390", "0803901"]) func oddDigitsAreRemarked(_ code: String) throws {
    let manifest = try read("BL,Container,HS Code\nB1,CSQU3054383,\(code)").manifest
    #expect(manifest.consignments.first?.goodsItems?.first?.hsCode == code)
    #expect(manifest.remarks?.contains { $0.text.contains("odd number of digits") } == true)
  }

  @Test func windows1252IsRead() throws {
    let bytes = Array("BL;Container;Shipper\nB1;CSQU3054383;M".utf8) + [0xDC] + Array("LLER ".utf8) + [0x80]
    let manifest = try ManifestReader().read(bytes: bytes, name: "test").manifest
    #expect(manifest.consignments.first?.shipper?.name == "MÜLLER €")
  }

  @Test func everySynonymLeadsToItsColumn() throws {
    #expect(Set(CSVSynonyms.table.map(\.column)) == Set(CSVColumn.allCases))
    for (column, names) in CSVSynonyms.table {
      #expect(CSVSynonyms.documentation.contains("| \(column.title) |"))
      for name in names { #expect(CSVSynonyms.documentation.contains("`\(name)`")) }
    }
  }

  private func read(_ text: String) throws -> ManifestImport {
    try ManifestReader().read(bytes: Array(text.utf8), name: "test")
  }
}

extension DialectMessage {
  /// The United Kingdom's border, LOT10: RFF+SSX, an empty second component in LOC, break bulk as equipment, totals in the bill.
  static let unitedKingdomBorder = DialectMessage(
    "uk-border",
    """
    UNB+UNOB:2+CARR+COASTS+191101:0900+SRC-000900'
    UNH+ZD77+CUSCAR:D:95B:UN:LOT10'
    BGM+785+ZD77+5'
    DTM+137:201911010900:203'
    RFF+SSX:POR77'
    NAD+MS+SCR:172:20'
    TDT+20+ZD77+1++CARR:172:20:LINE+++C6KD8:103::COAST SHIP:'
    LOC+60+GBPME::139'
    DTM+132:201911030330:203'
    GIS+23'
    EQD+CN+CSQU3054383+22G1:ZZZ:5++3+5'
    SEL+UK55'
    EQD+BB+BULK77+9999:ZZZ:5++3+5'
    MEA+AAE+G+KGM:55814'
    CNI+1+CARR77'
    RFF+BM:CARR77'
    CNT+7:60814:KGM'
    CNT+8:60'
    LOC+9+CRMOB::139'
    LOC+11+GBPME::139'
    NAD+SU+S1+FRUIT FARM, A VILLAGE'
    NAD+CN+C1+FRUIT IMPORTS, A TOWN'
    GID+1+2880:UNT'
    FTX+AAA+++PINEAPPLES, FRESH'
    MEA+AAE+G+KGM:55814'
    SGP+BULK77+60'
    PCI+24+HS CODE 0804.30'
    GID+2+100:CT'
    FTX+AAA+++JUICE'
    MEA+AAE+G+KGM:5000'
    SGP+CSQU3054383+100'
    UNT+313+ZD77'
    UNZ+1+SRC-000900'
    """,
    digest: """
      message | ZD77 | from CARR | replacement | 2019-11-01T09:00:00Z
      voyage | ZD77 | COAST SHIP | ? to GBPME | arrival 2019-11-03
      bill | CARR77 | shipper FRUIT FARM, A VILLAGE | consignee FRUIT IMPORTS, A TOWN | CRMOB to ?
        item | 1 | HS 080430 | PINEAPPLES, FRESH | 2880 UNT | 55814 kg | marks HS CODE 0804.30
        item | 2 | JUICE | 100 CT | 5000 kg
        box | CSQU3054383 | 22G1 | full | seals UK55 | holds 2: 100 pk 5000 kg
      """,
    remarks: [
      "equipment BULK77 is break bulk, no container", "says 313 segments, there are 31",
      "HS code 080430 stands only in the marks",
      "package type UNT is not in",
    ])

  /// Hamburg: one consignment a message, many messages, BGM without a name, no EQD.
  static let hamburg = DialectMessage(
    "hamburg",
    bytes: """
      UNB+UNOC:3+AGENT+DAKOSY+010514:1015+900'
      UNH+1+CUSCAR:D:99A:UN:SCPRBL'
      BGM++HAM900-1+9'
      TDT+20+55W+1+++++9183257:103::ELBE TRADER'
      LOC+11+DEHAM:139:6'
      CNI+1+HAMB0001'
      RFF+BM:HAMB0001'
      GID+1+18:PX'
      FTX+AAA+++MÖBELTEILE'
      MEA+AAE+G+KGM:7200'
      SGP+TCLU1410950+18'
      UNT+11+1'
      UNH+2+CUSCAR:D:99A:UN:SCPRBL'
      BGM++HAM900-2+9'
      TDT+20+55W+1+++++9183257:103::ELBE TRADER'
      LOC+11+DEHAM:139:6'
      CNI+1+HAMB0002'
      RFF+BM:HAMB0002'
      GID+1+2:CR'
      MEA+AAE+G+KGM:310'
      SGP+CSQU3054383+2'
      UNT+10+2'
      UNZ+2+900'
      """.latin1,
    digest: """
      message | from AGENT
      voyage | 55W | ELBE TRADER | IMO 9183257 | ? to DEHAM
      bill | HAMB0001
        item | 1 | MÖBELTEILE | 18 PX | 7200 kg
        box | TCLU1410950 | holds 1: 18 pk 7200 kg
      bill | HAMB0002
        item | 1 | 2 CR | 310 kg
        box | CSQU3054383 | holds 1: 2 pk 310 kg
      """,
    remarks: ["container TCLU1410950 is named in SGP only"])

  /// Air cargo in the United Kingdom: directory 912, dates of six digits, several places in one LOC, a unit load device.
  static let unitedKingdomAir = DialectMessage(
    "uk-air",
    """
    UNB+UNOA:1+AIRLINE+CCSUK+920310:1105+44'
    UNH+44+CUSCAR:1:912:UN'
    BGM+740+AIR44+9'
    DTM+137:920310:101'
    TDT+20+BA117+4'
    LOC+9+JFK+11+LHR+13+MAN'
    GIS+7'
    EQD+UL+AKE12345BA'
    CNI+1+125-12345675'
    RFF+AWB:125-12345675'
    GID+1+12:CT'
    FTX+AAA+++MACHINE PARTS'
    MEA+AAE+G+KG:240'
    SGP+AKE12345BA+12'
    UNT+15+44'
    UNH+45+CUSCAR:2:912:UN'
    BGM+740+AIR45+9'
    CNI+1+125-76543210'
    GID+1+1:PK'
    MEA+WT++K:8,5'
    UNT+6+45'
    UNZ+2+44'
    """,
    digest: """
      message | from AIRLINE
      bill | 125-12345675 | JFK to ?
        item | 1 | MACHINE PARTS | 12 CT | 240 kg
      bill | 125-76543210
        item | 1 | 1 PK | 8.5 kg
      """,
    remarks: [
      "equipment AKE12345BA is a unit load device, no container", "port of loading JFK is no UN/LOCODE",
      "names several places",
    ])

  private static let russia = """
    UNB+%:1+LINIYA+PORT+140310:1105+RU5'
    UNH+RU5+CUSCAR:D:95B:UN'
    BGM+785+RU5+9'
    TDT+20+14E+1+++++9183257:146::BALTIC STAR'
    LOC+9+DEHAM:139:6'
    LOC+11+RULED:139:6'
    EQD+CN+CSQU3054383+45R1:102:5++3+5'
    MEA+AAE+T+KGM:4600'
    SEL+L778+SH'
    SEL+C991+CA'
    TMP+2+-20:CEL'
    CNI+1+RUB1'
    RFF+BM:RUB1'
    NAD+CN+++ООО МОРОЗКО'
    GID+1+900:CT'
    FTX+AAA+++рыба мороженая'
    MEA+AAE+G+KGM:21000'
    SGP+CSQU3054383+900'
    UNT+18+RU5'
    UNZ+1+RU5'
    """
  private static let russianDigest = """
    message | RU5 | from LINIYA | original | 2014-03-10T11:05:00Z
    voyage | 14E | BALTIC STAR | IMO 9183257 | DEHAM to RULED
    bill | RUB1 | consignee ООО МОРОЗКО
      item | 1 | рыба мороженая | 900 CT | 21000 kg
      box | CSQU3054383 | 45R1 | full | seals L778 C991 | tare 4600 | -20 °C | holds 1: 900 pk 21000 kg
    """

  /// Russia: Windows-1251 under UNOB, seals of shipper and carrier, a reefer.
  static let russiaWindows = DialectMessage(
    "russia-windows", bytes: russia.replacing("%", with: "UNOB").cyrillic(capitalA: 0xC0), digest: russianDigest,
    remarks: ["read as Windows-1251"])

  /// The same under UNOE, which is ISO 8859-5.
  static let russiaISO = DialectMessage(
    "russia-iso", bytes: russia.replacing("%", with: "UNOE").cyrillic(capitalA: 0xB0), digest: russianDigest)
}

extension String {
  /// As ISO 8859-1.
  var latin1: [UInt8] { unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }

  /// Cyrillic А to я as a run of 64 bytes from the given one, the rest as ASCII.
  func cyrillic(capitalA: UInt8) -> [UInt8] {
    unicodeScalars.map { $0.value < 128 ? UInt8($0.value) : capitalA + UInt8($0.value - 0x410) }
  }
}

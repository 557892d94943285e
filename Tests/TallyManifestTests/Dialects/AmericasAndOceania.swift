extension DialectMessage {
  /// Rio de la Plata and the river above: an empty document in CNI, CRLF and open separators inside free text, decimal commas, permits,
  /// VACIO for empty.
  static let riverPlate = DialectMessage(
    "river-plate",
    [
      "UNB+UNOA:2+RIVER+ADUANA+050818:1740+312'", "UNH+312+CUSCAR:D:96B:UN'", "BGM+785+RIV312+9'",
      "DTM+137:200508181740:203'",
      "TDT+20+77S+8+++++::ZZZ:BARCAZA NUEVE'", "LOC+9+PYASU:139:6'", "LOC+11+ARBUE:139:6'",
      "EQD+CN+CSQU3054383+22G1:102:5+++5'",
      "EQD+CN+MSKU1000090+22G1:102:5'", "TSR+VACIO'", "CNI+1++'", "RFF+BM:ASU0001'", "RFF+EP:PERM-1'", "RFF+PLZ:77'",
      "NAD+CZ+++ACEITERA DEL NORTE'", "GID+1+400:BG'",
      "FTX+AAA+++HARINA DE SOJA\r\nEN BOLSAS 50 KG + ETIQUETAS: SIN VALOR'", "MEA+AAE+G+KGM:20480,5'",
      "SGP+CSQU3054383+400'",
      "FTX+AAA+++MARCA 'DEL NORTE' '", "UNT+21+312'", "UNZ+1+312'",
    ].joined(separator: "\r\n"),
    digest: """
      message | RIV312 | from RIVER | original | 2005-08-18T17:40:00Z
      voyage | 77S | BARCAZA NUEVE | PYASU to ARBUE
      bill | ASU0001 | shipper ACEITERA DEL NORTE
        item | 1 | HARINA DE SOJA EN BOLSAS 50 KG + ETIQUETAS: SIN VALOR MARCA 'DEL NORTE' | 400 BG | 20480.5 kg
        box | CSQU3054383 | 22G1 | full | holds 1: 400 pk 20480.5 kg
        box | MSKU1000090 | 22G1 | empty | holds 
      """,
    remarks: [
      "a separator inside the text was not released", "container MSKU1000090 is named by no goods item",
      "says 21 segments",
    ])

  private static let guatemalan = [
    "UNB+UNOC:3+7404000123457:14+7404000999994:14+20180905:1420+GT9'", "UNH+9+CUSCAR:D:01A:UN'", "BGM+785+GT9+9'",
    "DTM+137:20180905142000:204'", "NAD+MS+7404000123457::9'", "TDT+20+22N+1+++++9183257:146::ISTMO'",
    "LOC+9+USMIA:139:6'",
    "LOC+11+GTSTC:139:6'", "EQD+CN+CSQU3054383+42G1:102:5++3+5'", "SEL+GT1+CA'", "CNI+1+GTB1'", "RFF+BM:GTB1'",
    "NAD+CN+7404000555551::9++CAFETALERA LA CUMBRE, S.A.'", "GID+1+250:SA'", "FTX+AAA+++CAF\u{C9} ORO \u{2013} SACOS'",
    "MEA+AAE+G+KGM:17500'", "SGP+CSQU3054383+250'", "CST++090111:122'", "UNT+18+9'", "UNZ+1+GT9'",
  ].joined(separator: "\r\n")
  private static let guatemalanDigest = """
    message | GT9 | from 7404000123457 | original | 2018-09-05T14:20:00Z
    voyage | 22N | ISTMO | IMO 9183257 | USMIA to GTSTC
    bill | GTB1 | consignee CAFETALERA LA CUMBRE, S.A.
      item | 1 | HS 090111 | CAF\u{C9} ORO \u{2013} SACOS | 250 SA | 17500 kg
      box | CSQU3054383 | 42G1 | full | seals GT1 | holds 1: 250 pk 17500 kg
    """

  /// Guatemala: UTF-16LE with a mark and CRLF, global location numbers, eight digits of date in UNB.
  static let guatemala = DialectMessage(
    "guatemala", bytes: [0xFF, 0xFE] + guatemalan.utf16LittleEndian, digest: guatemalanDigest)

  /// The same without the mark.
  static let guatemalaWithoutMark = DialectMessage(
    "guatemala-without-mark", bytes: guatemalan.utf16LittleEndian, digest: guatemalanDigest,
    remarks: ["UTF-16 without a byte order mark"])

  /// Australia, a sea cargo report: the container in RFF+AAQ, house and master bill, packages in PAC, net mass and volume.
  static let australia = DialectMessage(
    "australia",
    """
    UNB+UNOC:3+AAA111A::AAA111A+AAA336C+040301:0910+9++++1++1'
    UNH+1+CUSCAR:D:99B:UN'
    BGM+929:::SEACR+AU9:1+9'
    LOC+11+AUSYD::6'
    NAD+MS+AAA111A::95'
    TDT+20+88E+1+++++9183257::11:SOUTHERN CROSS'
    CNI+1'
    RFF+BH:HOUSE001'
    RFF+MB:MASTER01'
    RFF+AAQ:CSQU3054383'
    GIS+FCL:137:95'
    NAD+CN+++WINE SHOP PTY'
    GID+1'
    PAC+600++CT'
    FTX+AAA+++WINE IN BOTTLES'
    MEA+AAE+AAL+KGM:8600'
    MEA+AAE+G+KGM:9300'
    MEA+AAE+ABJ+CU:24.5'
    CST++2204210000'
    UNT+19+1'
    UNZ+1+9'
    """,
    digest: """
      message | AU9 | from AAA111A | original | 2004-03-01T09:10:00Z
      voyage | 88E | SOUTHERN CROSS | IMO 9183257 | ? to AUSYD
      bill | HOUSE001 | consignee WINE SHOP PTY
        item | 1 | HS 2204210000 | WINE IN BOTTLES | 600 CT | 9300 kg | net 8600 kg
        box | CSQU3054383
      """)

  /// New Zealand: an arrival report, size codes of two digits, masses as WT+AAG, a value per item.
  static let newZealand = DialectMessage(
    "new-zealand",
    """
    UNB+UNOA:2+NZLINE+NZCS+060715:2200+NZ3'
    UNH+3+CUSCAR:D:03A:UN'
    BGM+833+NZ3+9'
    TDT+20+31+1+++++9183257:146::KAURI'
    LOC+11+NZAKL:139:6'
    EQD+CN+CSQU3054383+22'
    EQD+CN+TCLU1410950+42+++4'
    CNI+1+NZB1'
    RFF+BM:NZB1'
    GIS+3:105:143'
    GID+1+75:DR'
    FTX+AAA+++PAINT'
    MEA+WT+AAG+KGM:3900'
    MOA+43:12500:NZD'
    SGP+CSQU3054383+75'
    DGS+IMD+3+1263+23:CEL'
    CNI+2+NZB2'
    RFF+BM:NZB2'
    GID+1+1:PK'
    MEA+WT+AAG+LBX:100'
    UNT+21+3'
    UNZ+1+NZ3'
    """,
    digest: """
      message | NZ3 | from NZLINE | original | 2006-07-15T22:00:00Z
      voyage | 31 | KAURI | IMO 9183257 | ? to NZAKL
      bill | NZB1
        item | 1 | PAINT | 75 DR | 3900 kg | UN 1263
        box | CSQU3054383 | 22 | holds 1: 75 pk 3900 kg
      bill | NZB2
        item | 1 | 1 PK
      bill
        box | TCLU1410950 | 42 | empty
      """,
    remarks: [
      "unit LBX is not known, the mass 100 was not read", "container TCLU1410950 is named by no goods item",
      "no transport document",
    ])

  /// United States, a truck: a group envelope, references with the carrier's code, several TDT, trailer and chassis, masses in pounds.
  static let unitedStatesTruck = DialectMessage(
    "us-truck",
    """
    UNA:+.? '
    UNB+UNOA:4+TRUCKCO:02+USCBP:ZZ+20070911:0815+7'
    UNG+CUSCAR+TRUCKCO+USCBP+20070911:0815+7+UN+D:03B'
    UNH+1+CUSCAR:D:03B:UN'
    BGM+785+ABCD07091101+9'
    DTM+132:200709111000:203'
    LOC+60+3004:102:148'
    TDT+11++3+31++++PLATE12:VL'
    LOC+163+WA'
    LOC+162+US'
    TDT+11++3+31++++1FUJA6CG000000000:VIN'
    TDT+11++3+31++++TRANSPONDER9:TSP'
    EQD+TF+TRL77+53'
    EQD+CN+CSQU3054383+22G1+++5'
    SEL+US1'
    EQD+CH+CHS5'
    EQD++'
    CNI+1+'
    RFF+AAM:ABCD0000001'
    RFF++'
    NAD+CZ+++LUMBER MILL'
    NAD+CN+++HOME STORE'
    GID+1+20:PKG'
    FTX+AAA+++SAWN CEDAR'
    MEA+WT+G+L:10000'
    SGP+CSQU3054383+20'
    GID+2+5:PCS'
    MEA+WT+G+K:100'
    SGP+TRL77+5'
    UNT+29+1'
    UNE+1+7'
    UNZ+1+7'
    """,
    digest: """
      message | ABCD07091101 | from TRUCKCO | original | 2007-09-11T08:15:00Z
      voyage | ? to 3004 | arrival 2007-09-11
      bill | ABCD0000001 | shipper LUMBER MILL | consignee HOME STORE
        item | 1 | SAWN CEDAR | 20 PKG | 4535.924 kg
        item | 2 | 5 PCS | 100 kg
        box | CSQU3054383 | 22G1 | full | seals US1 | holds 1: 20 pk 4535.924 kg
      """,
    remarks: [
      "10000 L read as 4535.924 kg", "equipment TRL77 is a trailer, no container", "equipment CHS5 is a chassis",
      "kind without code",
      "says 29 segments, there are 27", "a reference without a number",
    ])
}

extension String {
  var utf16LittleEndian: [UInt8] { utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }
}

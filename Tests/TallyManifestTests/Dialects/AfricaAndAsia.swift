extension DialectMessage {
  /// Egypt, a carrier to customs: message type empty, TAB indentation, containers only in SGP, two bills in one CNI, UNT off by one.
  static let egyptCarrier = DialectMessage(
    "egypt-carrier",
    """
    UNB+UNOA:1+LINE+ECA+20170301:1200+20170301120000'
    UNH+201703010001+:D:95B:UN'
    BGM+85+201703010001+9'
    DTM+137:20170301:102'
    NAD+MS+111222333:172:166+LINE'
    TDT+20+CD110A+1++LIN:172:166:NILE STAR++::111222333+D5XX1:146:14::EG'
    LOC+60+EGALY:139::Alexandria'
    DTM+132:1703110000:201'
    CNI+1+LINEUX0000001'
    \tRFF+AAA:LINEDB000001'
    \tLOC+9+IEDUB:139'
    \tLOC+11+EGALY:139'
    \tLOC+28+:139'
    \tNAD+CZ++DAIRY WORKS,:HARBOUR ROAD:DUBLIN::'
    \tNAD+CN++ICE CREAM COMPANY:STREET 44:CAIRO::'
    \tNAD+N1++ICE CREAM COMPANY:STREET 44:CAIRO::'
    \t\tGID+1+560:BG'
    \t\tFTX+AAA+++MILK POWDER 25KG BAGS?: 560'
    \t\tMEA+AAE+AAW+MTQ:.000'
    \t\tMEA+AAE+G+KGM:14182.000'
    \t\tSGP+CSQU3054383'
    \t\tGID+2+880:BG'
    \t\tFTX+AAA+++MILK POWDER 25KG BAGS?: 880'
    \t\tMEA+AAE+G+TON:22.286'
    \t\tSGP+MSKU1000090'
    \tRFF+BM:LINEDF000002'
    \tLOC+9+FRDKK:139'
    \tLOC+11+EGALY:139'
    \t\tGID+1+20:PX'
    \t\tFTX+AAA+++SORBITOL POWDER'
    \t\tMEA+AAE+G+KGM:20602.000'
    \t\tSGP+TCLU1410950'
    UNT+34+201703010001'
    UNZ+1+20170301120000'
    """,
    digest: """
      message | 201703010001 | from LINE | original | 2017-03-01
      voyage | CD110A | NILE STAR | ? to EGALY | arrival 2017-03-11
      bill | LINEDB000001 | shipper DAIRY WORKS, | consignee ICE CREAM COMPANY | notify ICE CREAM COMPANY | IEDUB to ?
        item | 1 | MILK POWDER 25KG BAGS: 560 | 560 BG | 14182 kg
        item | 2 | MILK POWDER 25KG BAGS: 880 | 880 BG | 22286 kg
        box | CSQU3054383 | holds 1: 560 pk 14182 kg
        box | MSKU1000090 | holds 2: 880 pk 22286 kg
      bill | LINEDF000002 | FRDKK to ?
        item | 1 | SORBITOL POWDER | 20 PX | 20602 kg
        box | TCLU1410950 | holds 1: 20 pk 20602 kg
      """,
    remarks: [
      "the message type is missing", "opens another bill", "22.286 TON read as 22286 kg",
      "says 34 segments, there are 32",
      "location 28 is empty", "container CSQU3054383 is named in SGP only", "RFF+AAA LINEDB000001",
      "vessel D5XX1 is qualified as a Lloyd's number but is none", "vessel's name stands where the carrier's belongs",
    ])

  /// Egypt, an agent: association code 1.4, BGM 785, ten digits under format 203.
  static let egyptAgent = DialectMessage(
    "egypt-agent",
    """
    UNB+UNOA:1+AGENT+ECA+170301:1200+77'
    UNH+1+CUSCAR:D:95B:UN:1.4'
    BGM+785+AG77+9'
    DTM+137:1703011200:203'
    TDT+20+V12+1+++++9183257:146::NILE STAR'
    LOC+11+EGPSD:139:6'
    EQD+CN+CSQU3054383+2210:102:5+++5'
    CNI+1+AGB1'
    RFF+BM:AGB1'
    GID+1+10:PK'
    FTX+AAA+++SPARE PARTS'
    MEA+AAE+G+KGM:950'
    SGP+CSQU3054383+10'
    UNT+13+1'
    UNZ+1+77'
    """,
    digest: """
      message | AG77 | from AGENT | original | 2017-03-01T12:00:00Z
      voyage | V12 | NILE STAR | IMO 9183257 | ? to EGPSD
      bill | AGB1
        item | 1 | SPARE PARTS | 10 PK | 950 kg
        box | CSQU3054383 | 2210 | full | holds 1: 10 pk 950 kg
      """,
    remarks: ["1703011200 does not fit format 203"])

  /// Hong Kong feeder: the container number's agency is ZZZ, TSR and a tare alone in EQD, CTA behind NAD, one line.
  static let hongKongFeeder = DialectMessage(
    "hong-kong-feeder",
    [
      "UNB+UNOA:1+FEEDER+HKC+980115:0930+1001'", "UNH+1001+CUSCAR:D:96B:UN'", "BGM+785+FDR1001+9'",
      "DTM+137:199801150930:203'",
      "RFF+AAZ:1001'", "NAD+MS+FEEDER:160:ZZZ'", "CTA+IC+:TRAFFIC DESK'", "COM+25250000:TE'",
      "TDT+20+0102S+1++FDR:172:20+++9183257:146::PEARL FEEDER'", "LOC+9+CNSHG:139:6'", "LOC+11+HKHKG:139:6'",
      "EQD+CN+CSQU3054383::ZZZ+22G1:102:5++2+5'", "TSR+27'", "MEA+AAE+T+KGM:2250'", "SEL+HK0001+CA'", "CNI+1+HKB0001'",
      "RFF+BM:HKB0001'", "NAD+CZ+++TOY FACTORY'", "GID+1+300:CT'", "FTX+AAA+++PLASTIC TOYS'", "MEA+AAE+G+KGM:4100.5'",
      "SGP+CSQU3054383::ZZZ+300'", "UNT+23+1001'", "UNZ+1+1001'",
    ].joined(),
    digest: """
      message | FDR1001 | from FEEDER | original | 1998-01-15T09:30:00Z
      voyage | 0102S | PEARL FEEDER | IMO 9183257 | CNSHG to HKHKG
      bill | HKB0001 | shipper TOY FACTORY
        item | 1 | PLASTIC TOYS | 300 CT | 4100.5 kg
        box | CSQU3054383 | 22G1 | full | seals HK0001 | tare 2250 | holds 1: 300 pk 4100.5 kg
      """,
    remarks: ["says 23 segments, there are 22"])

  /// Malaysia, a training message: no RFF in the consignment.
  static let malaysia = DialectMessage(
    "malaysia",
    """
    UNB+UNOA:2+SHIPAGENT+PORTKLANG+990601:0800+5'
    UNH+5+CUSCAR:D:96A:UN'
    BGM+785+KLG5+9'
    TDT+20+101E+1+++++9183257:146::STRAIT RUNNER'
    LOC+11+MYPKG:139:6'
    EQD+CN+TCLU1410950+42G1+++5'
    EQD+CN+CSQU3054383+42G1:102:5+++5'
    CNI+1+PKG000123'
    LOC+9+SGSIN:139:6'
    NAD+CN+++RUBBER MILL'
    GID+1+40:BE'
    FTX+AAA+++RUBBER SHEETS'
    MEA+WT+G+TNE:19.5'
    SGP+CSQU3054383+40'
    UNT+15+5'
    UNZ+1+5'
    """,
    digest: """
      message | KLG5 | from SHIPAGENT | original | 1999-06-01T08:00:00Z
      voyage | 101E | STRAIT RUNNER | IMO 9183257 | ? to MYPKG
      bill | PKG000123 | consignee RUBBER MILL | SGSIN to ?
        item | 1 | RUBBER SHEETS | 40 BE | 19500 kg
        box | CSQU3054383 | 42G1 | full | holds 1: 40 pk 19500 kg
        box | TCLU1410950 | 42G1 | full | holds 
      """,
    remarks: [
      "19.5 TNE read as 19500 kg", "container TCLU1410950 is named by no goods item", "says 15 segments, there are 14",
    ])

  /// South Africa: four-component document names, seals with a state, VGM, a date in CNI, the commodity behind the marks.
  static let southAfrica = DialectMessage(
    "south-africa",
    """
    UNA:+.? '
    UNB+UNOC:3+SLINE+SARSDEC+260301:0700+RCG88++CUSCAR'
    UNH+88+CUSCAR:D:16A:UN:RCG001'
    BGM+85:::ALM+SLINE260301+9'
    DTM+137:20260301070000:204'
    RFF+AQN:CALL7'
    NAD+MS+SL001:172:148'
    TDT+20+118S+1++SLI:172:20+++9183257:146:11:CAPE TRADER'
    LOC+9+NLRTM:139:6'
    LOC+11+ZADUR:139:6'
    DTM+132:202603100600:203'
    EQD+CN+MSKU1000090+45R1:102:5++3+5'
    MEA+AAE+VGM+KGM:29800'
    MEA+AAE+T+KGM:4640'
    SEL+ML123456+TO'
    TMP+2+-18.0:CEL'
    CNI+1+SLINE0001::::2:20260228'
    RFF+BM:SLINE0001'
    GEI+5+23'
    NAD+CZ+++FISH EXPORTER BV'
    GID+1+1200:CT'
    FTX+AAA+++FROZEN HERRING'
    MEA+AAE+G+KGM:25160'
    SGP+MSKU1000090+1200'
    PCI+24+HERRING:LOT 9'
    CST+1+03035100:122'
    UNT+25+88'
    UNZ+1+RCG88'
    """,
    digest: """
      message | SLINE260301 | from SLINE | original | 2026-03-01T07:00:00Z
      voyage | 118S | CAPE TRADER | IMO 9183257 | NLRTM to ZADUR | arrival 2026-03-10
      bill | SLINE0001 | shipper FISH EXPORTER BV
        item | 1 | HS 03035100 | FROZEN HERRING | 1200 CT | 25160 kg | marks HERRING LOT 9
        box | MSKU1000090 | 45R1 | full | seals ML123456 | tare 4640 | VGM 29800 | -18 °C | holds 1: 1200 pk 25160 kg
      """)
}

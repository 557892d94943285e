internal import Foundation
internal import TallyCore
internal import TallyDomain
internal import Testing

/// The document is other people's input: field for field what assessment.md shows, with nulls written.
struct AssessmentDocumentTests {
  private static let full = AssessmentDocument(
    version: "0.1.0", model: "yard-1@abc", calibration: "sha256:1", budget: .init(flaggedCleanPer100: 1),
    scans: [
      AssessedScan(
        stem: "MX07-1", scanId: "S1", files: ["MX07-1.tif"], content: "sha256:2", scanner: "MX-07",
        acquiredAt: "2026-11-24T09:12:33Z", error: nil, quality: .init(usable: true, remarks: ["pitch assumed"]),
        findings: [],
        containers: [
          AssessedContainer(
            number: "MSKU1234565", view: "side", columns: [210, 2640], rows: [60, 560],
            link: ManifestLink(method: .exact, confidence: 1, consignments: ["MSCUXP080935"]),
            declared: Declared(
              fullEmpty: .full,
              goods: [
                DeclaredGoods(
                  consignment: "MSCUXP080935", item: 1, hs: "080390", description: "BANANAS", grossMassKg: 18240)
              ], grossMassKg: 18240),
            commodities: [.init(group: "bananas-cartons", share: 0.75)],
            massKg: .init(estimate: 18110, low: 17000, high: 19200, lowerBound: false), priority: 4.75, pValue: 0.125,
            flagged: true,
            findings: [
              Finding(
                code: .densityAnomaly, view: "side", region: PixelRegion(x0: 1180, y0: 330, x1: 1264, y1: 410),
                score: 7.5,
                pValue: 0.125, severity: nil,
                statistic: .init(name: "areal density", unit: "g/cm²", seen: 31, expected: [14, 22]), sentence: "Look.",
                lines: [.init(consignment: "MSCUXP080935", item: 2)])
            ])
        ])
    ])

  private static let text = """
    {"budget":{"flagged_clean_per_100":1},"calibration":"sha256:1","format":"tallyman-assessment/1","model":"yard-1@abc",\
    "scans":[{"acquired_at":"2026-11-24T09:12:33Z","containers":[{"columns":[210,2640],"commodities":[{"group":\
    "bananas-cartons","share":0.75}],"declared":{"full_empty":"full","goods":[{"consignment":"MSCUXP080935","description":\
    "BANANAS","gross_mass_kg":18240,"hs":"080390","item":1}],"gross_mass_kg":18240},"findings":[{"code":"DENSITY_ANOMALY",\
    "family":"image","lines":[{"consignment":"MSCUXP080935","item":2}],"p_value":0.125,"region":[1180,330,1264,410],\
    "score":7.5,"sentence":"Look.","severity":null,"statistic":{"expected":[14,22],"name":"areal density","seen":31,"unit":\
    "g/cm²"},"view":"side"}],"flagged":true,"link":{"confidence":1,"consignments":["MSCUXP080935"],"method":"exact"},\
    "mass_kg":{"estimate":18110,"high":19200,"low":17000,"lower_bound":false},"number":"MSKU1234565","p_value":0.125,\
    "priority":4.75,"rows":[60,560],"view":"side"}],"content":"sha256:2","error":null,"files":["MX07-1.tif"],"findings":[],\
    "quality":{"remarks":["pitch assumed"],"usable":true},"scan_id":"S1","scanner":"MX-07","stem":"MX07-1"}],"version":\
    "0.1.0"}
    """

  private func json(_ document: AssessmentDocument) throws -> String {
    String(decoding: try JSONCoding.encoder(pretty: false).encode(document), as: UTF8.self)
  }

  @Test func everyField() throws {
    #expect(try json(Self.full) == Self.text)
    #expect(try JSONCoding.decoder().decode(AssessmentDocument.self, from: Data(Self.text.utf8)) == Self.full)
  }

  @Test("what has no value is written as null, and comes back as nothing") func nulls() throws {
    let scan = AssessedScan(
      stem: "a", scanId: nil, files: [], content: nil, scanner: nil, acquiredAt: nil,
      error: .init(Explanation(code: "TLY-IMG-003", place: "a.tif", problem: "Too large.", remedy: "Smaller.")),
      quality: nil, findings: [],
      containers: [
        AssessedContainer(
          number: nil, view: "side", columns: nil, rows: nil,
          link: ManifestLink(method: .none, confidence: 0, consignments: []), declared: nil, commodities: [],
          massKg: nil,
          priority: nil, pValue: nil, flagged: false,
          findings: [
            Finding(
              code: .scanQuality, view: "side", region: nil, score: nil, pValue: nil, severity: .alert,
              statistic: .init(name: "n", unit: "", seen: 0.5, expected: nil), sentence: "No.",
              lines: [.init(consignment: nil, item: nil)])
          ]),
        AssessedContainer(
          number: nil, view: "side", columns: nil, rows: nil,
          link: ManifestLink(method: .ambiguous, confidence: 0.5, consignments: []),
          declared: Declared(
            fullEmpty: nil, goods: [.init(consignment: nil, item: nil, hs: nil, description: nil, grossMassKg: nil)],
            grossMassKg: nil), commodities: [], massKg: nil, priority: nil, pValue: nil, flagged: false, findings: []),
      ])
    let document = AssessmentDocument(
      version: "0.1.0", model: nil, calibration: nil, budget: .init(flaggedCleanPer100: 0.5), scans: [scan])
    let text = try json(document)
    #expect(
      text == """
        {"budget":{"flagged_clean_per_100":0.5},"calibration":null,"format":"tallyman-assessment/1","model":null,"scans":[{\
        "acquired_at":null,"containers":[{"columns":null,"commodities":[],"declared":null,"findings":[{"code":\
        "SCAN_QUALITY","family":"document","lines":[{"consignment":null,"item":null}],"p_value":null,"region":null,"score":\
        null,"sentence":"No.","severity":"alert","statistic":{"expected":null,"name":"n","seen":0.5,"unit":""},"view":\
        "side"}],"flagged":false,"link":{"confidence":0,"consignments":[],"method":"none"},"mass_kg":null,"number":null,\
        "p_value":null,"priority":null,"rows":null,"view":"side"},{"columns":null,"commodities":[],"declared":{"full_empty":\
        null,"goods":[{"consignment":null,"description":null,"gross_mass_kg":null,"hs":null,"item":null}],"gross_mass_kg":\
        null},"findings":[],"flagged":false,"link":{"confidence":0.5,"consignments":[],"method":"ambiguous"},"mass_kg":null,\
        "number":null,"p_value":null,"priority":null,"rows":null,"view":"side"}],"content":null,"error":{"code":\
        "TLY-IMG-003","message":"Too large.","place":"a.tif","remedy":"Smaller."},"files":[],"findings":[],"quality":null,\
        "scan_id":null,"scanner":null,"stem":"a"}],"version":"0.1.0"}
        """)
    #expect(try JSONCoding.decoder().decode(AssessmentDocument.self, from: Data(text.utf8)) == document)
  }

  @Test("the codes are the ones that the page names, each in its family") func codes() {
    let image = IndicatorCode.allCases.filter { $0.family == .image }.map(\.rawValue)
    #expect(
      image == [
        "DENSITY_ANOMALY", "COMMODITY_MISMATCH", "UNDECLARED_LOAD", "MATERIAL_MISMATCH", "MASS_DISCREPANCY",
        "STRUCTURE_ANOMALY", "UNPENETRATED",
      ])
    let document = IndicatorCode.allCases.filter { $0.family == .document }.map(\.rawValue)
    #expect(
      document == [
        "NO_DECLARATION", "AMBIGUOUS_LINK", "NUMBER_INVALID", "SCAN_QUALITY", "DUPLICATE_IMAGE", "DECLARATION_CHANGED",
      ])
  }
}

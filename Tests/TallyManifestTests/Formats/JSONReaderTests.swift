import TallyCore
import TallyDomain
import TallyManifest
import Testing

@Suite struct JSONReaderTests {
  /// The example of the format's description, with nulls and a field that nobody knows.
  static let example = """
    {"format": "tallyman-manifest/1", "colour": {"of": ["the", "sea"]},
     "message": {"reference": "MAN000002", "sender": "CARRIER", "function": "original", "prepared_at": "2026-11-02T06:00:00Z"},
     "voyage": {"vessel_name": "SOUTHERN TRADER", "vessel_imo": "9598311", "voyage": "924W", "port_of_loading": "INNSA",
                "port_of_discharge": "BEANR", "arrival": "2026-11-02"},
     "consignments": [
      {"transport_document": "TCLGKV1789403", "shipper": {"name": "A"}, "consignee": {"name": "B"}, "notify": null,
       "port_of_loading": null, "port_of_discharge": null,
       "goods_items": [{"sequence": 1, "hs_code": "220300", "description": "BEER IN CANS", "packages": {"count": 1919, "type": "CT"},
                        "gross_mass_kg": 17299, "net_mass_kg": 16693, "un_number": null, "marks": "LOT 1412"}],
       "containers": [{"number": "CMAU6051550", "size_type": "22G1", "full_empty": "full", "seals": ["TCL2445176"],
                       "verified_gross_mass_kg": null, "tare_kg": 2250, "temperature_c": -20.5,
                       "goods": [{"sequence": 1, "packages": 1919, "gross_mass_kg": 17299}]}]}],
     "remarks": [{"at": "segment 53, UNT", "text": "says 53 segments, there are 52"}]}
    """

  @Test func theDescribedDocumentIsRead() throws {
    let manifest = try read(Self.example).manifest
    #expect(
      ManifestDigest.text(manifest) == """
        message | MAN000002 | from CARRIER | original | 2026-11-02T06:00:00Z
        voyage | 924W | SOUTHERN TRADER | IMO 9598311 | INNSA to BEANR | arrival 2026-11-02
        bill | TCLGKV1789403 | shipper A | consignee B
          item | 1 | HS 220300 | BEER IN CANS | 1919 CT | 17299 kg | net 16693 kg | marks LOT 1412
          box | CMAU6051550 | 22G1 | full | seals TCL2445176 | tare 2250 | -20.5 °C | holds 1: 1919 pk 17299 kg
        """)
    #expect(manifest.remarks == [Manifest.Remark(at: "segment 53, UNT", text: "says 53 segments, there are 52")])
  }

  @Test func theWrittenDocumentHasTheDescribedNamesAndNumbers() throws {
    let text = try ManifestWriter.json(read(Self.example).manifest)
    for part in [
      "\"format\" : \"tallyman-manifest/1\"", "\"vessel_imo\" : \"9598311\"", "\"gross_mass_kg\" : 17299,",
      "\"tare_kg\" : 2250",
      "\"temperature_c\" : -20.5", "\"prepared_at\" : \"2026-11-02T06:00:00Z\"", "\"full_empty\" : \"full\"",
      "\"transport_document\"", "\"size_type\"", "\"hs_code\"", "\"goods_items\"", "\"port_of_loading\"",
    ] { #expect(text.contains(part), "\(part) in \(text)") }
    #expect(!text.contains("as_written") && !text.contains("null"))
  }

  @Test(arguments: [
    (
      #""gross_mass_kg": 17299, "net"#, #""gross_mass_kg": "17299", "net"#,
      "consignments[0].goods_items[0].gross_mass_kg"
    ),
    (#""hs_code": "220300""#, #""hs_code": 220300"#, "consignments[0].goods_items[0].hs_code"),
    (#"["TCL2445176"]"#, #"["TCL2445176", 7]"#, "consignments[0].containers[0].seals[1]"),
    (#""full_empty": "full""#, #""full_empty": "half""#, "consignments[0].containers[0].full_empty"),
    (#""count": 1919"#, #""count": 1919.5"#, "consignments[0].goods_items[0].packages.count"),
    (#""vessel_imo": "9598311""#, #""vessel_imo": []"#, "voyage.vessel_imo"),
    (#""shipper": {"name": "A"}"#, #""shipper": "A""#, "consignments[0].shipper"),
    (#""consignments": ["#, #""bills": ["#, "consignments"), (#"{"format": "tallyman-manifest/1","#, "{", "format"),
    ("tallyman-manifest/1", "tallyman-manifest/2", "format"),
  ])
  func aWrongValueIsNamedByItsPath(_ right: String, wrong: String, path: String) throws {
    let text = Self.example.replacing(right, with: wrong)
    try #require(text != Self.example)
    let error = #expect(throws: ManifestError.self) { try read(text) }
    guard case .field(_, let found, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(found == path)
  }

  @Test(arguments: [
    "{", "{\"format\": tallyman}", "[1, 2", "{\"format\": \"tallyman-manifest/1\", \"consignments\": [}",
  ])
  func whatIsNoJSONIsSaid(_ text: String) {
    let error = #expect(throws: ManifestError.self) { try read(text) }
    guard case .json = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func oddValuesAreRemarks() throws {
    let text = Self.example.replacing("CMAU6051550", with: "CMAU6051551").replacing("220300", with: "22.0").replacing(
      "9598311", with: "9598312"
    ).replacing("\"net_mass_kg\": 16693", with: "\"net_mass_kg\": 17300").replacing("\"CT\"", with: "\"Q9\"")
    let texts = (try read(text).manifest.remarks ?? []).map(\.text)
    for part in [
      "wrong check digit, expected 0", "vessel IMO number 9598312", "net mass is above gross mass",
      "package type Q9 is not in",
    ] { #expect(texts.contains { $0.contains(part) }, "\(part) in \(texts)") }
  }

  private func read(_ text: String) throws -> ManifestImport {
    try ManifestReader().read(bytes: Array(text.utf8), name: "test")
  }
}
